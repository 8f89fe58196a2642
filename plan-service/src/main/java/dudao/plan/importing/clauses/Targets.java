package dudao.plan.importing.clauses;

import dudao.plan.importing.document.ImportedTarget;
import dudao.plan.importing.text.Characters;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** The quantities a passage promises. */
public final class Targets {

    private static final String ALL = "全覆盖";
    private static final int LONGEST_LOOK_BACK = 40;

    private final Passage passage;
    private final List<Amount> amounts;
    private final List<ImportedTarget> targets = new ArrayList<>();

    private Targets(Passage passage) {
        this.passage = passage;
        this.amounts = Amount.in(passage).stream()
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
            int from = inList ? skipJoint(previousEnd) : clause;
            int to = end(amount, n + 1 < amounts.size() ? amounts.get(n + 1) : null);
            governing = Comparators.governing(passage, from, amount.start(), inList ? governing : "=");
            String comparator = Comparators.of(passage, amount, governing);
            targets.add(new ImportedTarget(
                    passage.text(from, to).strip(),
                    amount.quantity(),
                    amount.unit(),
                    Objects.of(passage, from, amount, to),
                    comparator,
                    passage.span(from, to)));
            previousEnd = amount.end();
        }
    }

    /** Up to the end of the clause, or up to {@code 、} where another amount follows in it. */
    private int end(Amount amount, Amount next) {
        int end = passage.clauseEnd(amount.end());
        if (next == null || next.start() >= end) {
            return end;
        }
        int from = next.start();
        while (from > amount.end() && !isJoint(from)) {
            from--;
        }
        return from > amount.end() ? from : passage.charAt(amount.end()) == '、' ? amount.end() : Math.min(end, next.start());
    }

    private boolean isJoint(int i) {
        return passage.charAt(i) == '、' && !passage.clean().enclosures().inside(i);
    }

    private int skipJoint(int i) {
        int from = i;
        int limit = i + LONGEST_LOOK_BACK;
        while (from < limit && from < passage.end() && ("、和及与".indexOf(passage.charAt(from)) >= 0 || Characters.isBlank(passage.charAt(from)))) {
            from++;
        }
        return from;
    }

    /** 全覆盖 at the end of a clause that says of what. */
    private void coverage() {
        int at = passage.clean().text().indexOf(ALL, passage.start());
        for (; at >= 0 && at < passage.end(); at = passage.clean().text().indexOf(ALL, at + 1)) {
            int to = at + ALL.length();
            int from = passage.clauseStart(at);
            if (to > passage.end() || passage.inName(at) || passage.clauseEnd(to) != to || Placeholders.isIn(passage, from, to)) {
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
