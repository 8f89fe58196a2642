package dudao.plan.importing.clauses;

import dudao.plan.importing.document.ImportedFrequency;
import dudao.plan.importing.text.Characters;
import dudao.plan.importing.text.Lexicon;
import dudao.plan.importing.text.Numeral;
import dudao.plan.importing.text.Passage;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** How often a passage wants something done: 每月一次, 每学期不少于2场, 每年至少. */
public final class Frequencies {

    private enum Period {
        DAY("天 日"),
        WEEK("周 星期"),
        MONTH("月"),
        QUARTER("季度 季"),
        SEMESTER("学期"),
        YEAR("年 学年");

        private final Lexicon names;

        Period(String names) {
            this.names = Lexicon.of(names);
        }
    }

    private record Count(int times, int end) {}

    private static final Lexicon HALF_YEAR = Lexicon.of("半年");
    private static final Lexicon TWO_MONTHS = Lexicon.of("两个月 2个月 两月");
    private static final Lexicon HALF_MONTH = Lexicon.of("半月 半个月");
    private static final Lexicon DOINGS = Lexicon.of("次 场 期 项 届 节 篇 轮 遍 回 课时 堂 讲 学 考 评 查 报 会 测 练 训 主题 调度 通报 督查");
    private static final int LONGEST = 40;

    private final Passage passage;
    private final List<ImportedFrequency> frequencies = new ArrayList<>();

    private Frequencies(Passage passage) {
        this.passage = passage;
    }

    public static List<ImportedFrequency> in(Passage passage) {
        Frequencies frequencies = new Frequencies(passage);
        for (int i = passage.start(); i < passage.end(); i++) {
            if (passage.charAt(i) == '每' && !passage.clean().enclosures().inTitle(i)) {
                frequencies.add(i);
            }
        }
        return frequencies.frequencies;
    }

    /** Whether the amount says how often rather than how many: 每月组织1次. */
    static boolean governs(Passage passage, Amount amount) {
        if (!Units.isDoing(amount.unit())) {
            return false;
        }
        int clause = passage.clauseStart(amount.start());
        for (int i = clause; i < amount.start(); i++) {
            if (passage.charAt(i) == '每' && (period(passage, i) != null || HALF_YEAR.isAt(passage, i + 1))) {
                return true;
            }
        }
        return false;
    }

    private static Period period(Passage passage, int every) {
        int at = passage.startsWith("个", every + 1) ? every + 2 : every + 1;
        Period found = null;
        int length = 0;
        for (Period period : Period.values()) {
            String name = period.names.at(passage, at);
            if (name != null && name.length() > length) {
                found = period;
                length = name.length();
            }
        }
        return found;
    }

    private void add(int every) {
        Period period = period(passage, every);
        int factor = 1;
        if (period == null && HALF_YEAR.isAt(passage, every + 1)) {
            period = Period.YEAR;
            factor = 2;
        }
        if (period == null && TWO_MONTHS.isAt(passage, every + 1)) {
            period = Period.YEAR;
            factor = 6;
        }
        if (period == null && HALF_MONTH.isAt(passage, every + 1)) {
            period = Period.MONTH;
            factor = 2;
        }
        if (period == null) {
            return;
        }
        int end = end(every);
        int from = every;
        for (Count count : counts(every + 1, end, period == Period.YEAR)) {
            int to = count.end;
            if (to <= from) {
                // A second number for the same doing says nothing of its own.
                continue;
            }
            frequencies.add(new ImportedFrequency(
                    passage.text(from, to),
                    period.name().toLowerCase(Locale.ROOT),
                    count.times * factor,
                    passage.span(from, to)));
            from = to < end && passage.charAt(to) == '、' ? to + 1 : to;
        }
    }

    /** The clause; a list of several frequencies parts at {@code 、}, and a quotation ends with its mark. */
    private int end(int every) {
        int end = Math.min(passage.clauseEnd(every), every + LONGEST);
        for (int i = every + 1; i < end; i++) {
            char c = passage.charAt(i);
            if (c == '”' || c == '"' || c == '每' && i > every + 1) {
                return c == '每' && passage.charAt(i - 1) == '、' ? i - 1 : i;
            }
        }
        return passage.whole(end);
    }

    /** The counts up to {@code end}; in a year's list each level may have its own. */
    private List<Count> counts(int from, int end, boolean several) {
        List<Count> counts = new ArrayList<>();
        for (int i = from; i < end; ) {
            char c = passage.charAt(i);
            boolean number = Characters.isDigit(c) || Numeral.isChinese(c);
            Numeral numeral = number ? Numeral.at(passage.clean().text(), i) : null;
            if (numeral != null && numeral.end() < passage.end() && isCount(numeral)) {
                if (!several) {
                    return List.of(new Count(numeral.value().intValue(), end));
                }
                counts.add(new Count(numeral.value().intValue(), Math.min(end, joint(numeral.end(), end))));
            }
            i = numeral == null ? i + 1 : Math.max(i + 1, numeral.end());
        }
        return counts.isEmpty() ? List.of(new Count(1, end)) : counts;
    }

    private int joint(int from, int end) {
        int i = from;
        while (i < end && passage.charAt(i) != '、') {
            i++;
        }
        return i;
    }

    private boolean isCount(Numeral numeral) {
        return numeral.value().signum() > 0
                && numeral.value().longValue() < 1000
                && DOINGS.isAt(passage, passage.skipBlanks(numeral.end()));
    }
}
