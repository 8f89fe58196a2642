package dudao.plan.importing.clauses;

import dudao.plan.importing.text.Characters;
import dudao.plan.importing.text.Numeral;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/**
 * A number with its measure word, such as 约68.78亿元 or 10—15所; of a range the lower bound.
 *
 * @param start of the number
 * @param end after the measure word and what qualifies it (左右, 以上)
 * @param qualifier what stands around number and measure word: {@code >=}, {@code <=}, {@code ~} or {@code =}
 */
record Amount(int start, int end, BigDecimal quantity, String unit, String qualifier, boolean arabic) {

    private static final String RANGE = "-—–~～至到";

    /** All amounts of a passage that promise something, in order. */
    static List<Amount> in(Passage passage) {
        List<Amount> amounts = new ArrayList<>();
        for (int i = passage.start(); i < passage.end(); ) {
            char c = passage.charAt(i);
            if (!Characters.isDigit(c) && !Numeral.isChinese(c)) {
                i++;
                continue;
            }
            Amount amount = passage.inName(i) ? null : at(passage, i);
            if (amount != null) {
                amounts.add(amount);
            }
            i = amount != null
                    ? amount.end
                    : Math.max(i + 1, Numeral.skip(passage.clean().text(), i));
        }
        return amounts;
    }

    private static Amount at(Passage passage, int i) {
        Numeral numeral = Numeral.at(passage.clean().text(), i);
        if (numeral == null || numeral.end() >= passage.end() || isPartOfAName(passage, i, numeral)) {
            return null;
        }
        int next = numeral.end();
        boolean range = false;
        if (RANGE.indexOf(passage.charAt(next)) >= 0 && next + 1 < passage.end()) {
            Numeral upper = Numeral.at(passage.clean().text(), next + 1);
            if (upper == null || upper.end() >= passage.end() || upper.value().compareTo(numeral.value()) <= 0) {
                return null;
            }
            // 10—15万: the multiplier stands once and means both.
            numeral = scaled(numeral, upper);
            next = upper.end();
            range = true;
        }
        return counted(passage, i, numeral, next, range);
    }

    private static Amount counted(Passage passage, int start, Numeral numeral, int afterNumber, boolean range) {
        int next = passage.skipBlanks(afterNumber);
        boolean more = next < passage.end() && "余多".indexOf(passage.charAt(next)) >= 0;
        BigDecimal quantity = numeral.value();
        if (more) {
            next = passage.skipBlanks(next + 1);
            // 60余万: the multiplier follows.
            boolean multiplied = next < passage.end() && "万亿".indexOf(passage.charAt(next)) >= 0;
            quantity = multiplied
                    ? quantity.multiply(Numeral.at(passage.clean().text(), next).value())
                    : quantity;
            next = multiplied ? passage.skipBlanks(next + 1) : next;
        }
        String unit = Units.at(passage, next);
        if (unit == null) {
            return null;
        }
        next += unit.length();
        String after = passage.text(next, Math.min(passage.end(), next + 3));
        String qualifier = range || more ? ">=" : "=";
        if (after.startsWith("以上") || after.startsWith("及以上")) {
            qualifier = ">=";
            next += after.startsWith("及") ? 3 : 2;
        } else if (after.startsWith("以内") || after.startsWith("以下")) {
            qualifier = "<=";
            next += 2;
        } else if (after.startsWith("左右") || after.startsWith("上下")) {
            qualifier = "~";
            next += 2;
        }
        Amount amount = new Amount(start, next, quantity, Units.normal(unit), qualifier, numeral.arabic());
        return amount.counts(passage, numeral) ? amount : null;
    }

    /** Whether it is a count at all and not a turn of speech or a part of a name. */
    private boolean counts(Passage passage, Numeral numeral) {
        int before = passage.skipBlanksBack(start);
        char previous = before > passage.start() ? passage.charAt(before - 1) : ' ';
        if (end < passage.end() && passage.charAt(end) == '《') {
            return false;
        }
        if (Units.isShare(unit)) {
            return arabic && previous != '前' && previous != '后';
        }
        if (arabic) {
            return quantity.signum() > 0;
        }
        boolean afterVerb = Words.CREATING.endsBefore(passage, before);
        if (numeral.bare()) {
            return afterVerb && (Units.isSure(unit) || unit.equals("个")) && !isSlogan(passage, before);
        }
        boolean compared = Words.AT_LEAST.endsBefore(passage, before) || Words.ABOUT.endsBefore(passage, before);
        if (quantity.compareTo(BigDecimal.TEN) > 0) {
            return (afterVerb || compared) && (Units.isSure(unit) || unit.equals("个") || unit.equals("人"));
        }
        return (afterVerb || compared) && Units.isSure(unit);
    }

    /** 开展百家… and 实施千名…工程 are names of campaigns. */
    private boolean isSlogan(Passage passage, int before) {
        return Words.CAMPAIGNING.endsBefore(passage, before)
                || Words.CAMPAIGN.endsBefore(passage, passage.clauseEnd(end));
    }

    /** Ordinals, model numbers, sums of numbers and the like. */
    private static boolean isPartOfAName(Passage passage, int i, Numeral numeral) {
        char next = passage.charAt(numeral.end());
        if ("+＋·/年月日号届级".indexOf(next) >= 0) {
            return true;
        }
        int before = passage.skipBlanksBack(i);
        if (before == passage.start()) {
            return false;
        }
        char previous = passage.charAt(before - 1);
        return "第每逐+＋·/".indexOf(previous) >= 0
                || before == i
                        && (Characters.isLatin(previous)
                                || Characters.isDigit(previous)
                                || ".．-—–".indexOf(previous) >= 0)
                || !numeral.arabic() && "统专唯同单逐十百千万亿多几数".indexOf(previous) >= 0;
    }

    private static Numeral scaled(Numeral lower, Numeral upper) {
        for (long factor : new long[] {100_000_000L, 10_000L}) {
            BigDecimal unit = BigDecimal.valueOf(factor);
            BigDecimal scaled = lower.value().multiply(unit);
            if (upper.value().compareTo(unit) >= 0
                    && lower.value().compareTo(unit) < 0
                    && scaled.compareTo(upper.value()) < 0) {
                return new Numeral(scaled, lower.end(), lower.arabic(), false);
            }
        }
        return lower;
    }
}
