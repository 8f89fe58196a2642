package dudao.plan.importing.clauses;

import dudao.plan.importing.document.ImportedTarget;
import dudao.plan.importing.text.Characters;
import dudao.plan.importing.text.Passage;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** The quantities a passage promises. */
public final class Targets {

    private static final String ALL = "全覆盖";
    private static final int LONGEST_LEVEL = 15;
    private static final int MOST_LEVELS = 5;

    private final Passage passage;
    private final List<Amount> amounts;
    private final List<ImportedTarget> targets = new ArrayList<>();
    private Integer whole;

    private Targets(Passage passage) {
        this.passage = passage;
        this.amounts = Amounts.in(passage).stream()
                .filter(amount -> !Frequencies.governs(passage, amount))
                .toList();
    }

    public static List<ImportedTarget> in(Passage passage) {
        Targets targets = new Targets(passage);
        targets.counted();
        targets.coverage();
        return targets.targets;
    }

    private void counted() {
        String governing = "=";
        int previousEnd = passage.start();
        for (int n = 0; n < amounts.size(); n++) {
            Amount amount = amounts.get(n);
            int clause = passage.clauseStart(amount.start());
            boolean inList = previousEnd > clause;
            int from = inList ? skipJoint(previousEnd, amount.start()) : clause;
            int to = end(n);
            governing = Comparators.governing(passage, from, amount.start(), inList ? governing : "=");
            whole = whole(n, from, previousEnd);
            String object = object(n, from, to);
            targets.add(new ImportedTarget(
                    passage.text(from, to).strip(),
                    amount.quantity(),
                    amount.unit(),
                    object,
                    Comparators.of(passage, amount, governing),
                    passage.span(from, to),
                    Objects.several(object),
                    whole));
            previousEnd = to;
        }
    }

    /** 其中 makes the amount before it a whole, of which those that follow are parts until a verb begins something new. */
    private Integer whole(int n, int from, int previousEnd) {
        int number = amounts.get(n).start();
        if (n == 0 || sentenceEnds(previousEnd, number)) {
            return null;
        }
        for (int i = number; i > Math.max(from - 1, previousEnd); i--) {
            if (Words.PART.endsBefore(passage, i) && !passage.inName(i - 1)) {
                return n - 1;
            }
        }
        boolean goesOn = whole != null
                && amounts.get(whole).unit().equals(amounts.get(n).unit())
                && !Comparators.hasVerb(passage, from, number);
        return goesOn ? whole : null;
    }

    private boolean sentenceEnds(int from, int to) {
        for (int i = from; i < to; i++) {
            if (passage.charAt(i) == '。' || passage.charAt(i) == '\n') {
                return true;
            }
        }
        return false;
    }

    /** Up to the end of the clause, or up to what joins the next amount to this one in the same clause. */
    private int end(int n) {
        Amount amount = amounts.get(n);
        int end = passage.clauseEnd(amount.end());
        if (n + 1 == amounts.size() || amounts.get(n + 1).start() >= end) {
            return end;
        }
        int next = amounts.get(n + 1).start();
        for (int joint = next; joint >= amount.end(); joint--) {
            if (passage.charAt(joint) == '、' && !passage.clean().enclosures().inside(joint)) {
                return joint;
            }
        }
        return next > amount.end() && "和及与".indexOf(passage.charAt(next - 1)) >= 0 ? next - 1 : amount.end();
    }

    private int skipJoint(int from, int limit) {
        int start = from;
        while (start < limit
                && ("、的".indexOf(passage.charAt(start)) >= 0 || Characters.isBlank(passage.charAt(start)))) {
            start++;
        }
        return start < limit && "和及与".indexOf(passage.charAt(start)) >= 0 ? start + 1 : start;
    }

    /** 市级20项、县级10项、学校10项竞赛 count the same thing, which is named once, at the end. */
    private String object(int n, int from, int to) {
        int last = n;
        while (last + 1 < amounts.size()
                && last - n < MOST_LEVELS
                && sharesObject(amounts.get(last), amounts.get(last + 1))) {
            last++;
        }
        String shared =
                last == n ? null : Objects.after(passage, amounts.get(last).end(), end(last));
        return shared != null ? shared : Objects.of(passage, from, amounts.get(n), to);
    }

    private boolean sharesObject(Amount amount, Amount next) {
        int end = amount.end();
        return end < passage.end()
                && passage.charAt(end) == '、'
                && next.unit().equals(amount.unit())
                && next.start() <= end + LONGEST_LEVEL
                && !Comparators.hasVerb(passage, end, next.start());
    }

    /** 全覆盖 at the end of a clause that says of what. */
    private void coverage() {
        for (int at = passage.indexOf(ALL, passage.start()); at >= 0; at = passage.indexOf(ALL, at + 1)) {
            int to = at + ALL.length();
            int from = passage.clauseStart(at);
            if (passage.inName(at)
                    || passage.precededBy("、", at)
                    || passage.clauseEnd(to) != to
                    || Placeholders.isIn(passage, from, to)) {
                continue;
            }
            String object = Objects.before(passage, from, at);
            if (object != null) {
                targets.add(new ImportedTarget(
                        passage.text(from, to), BigDecimal.valueOf(100), "%", object, "=", passage.span(from, to)));
            }
        }
    }
}
