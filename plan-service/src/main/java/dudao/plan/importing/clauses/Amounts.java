package dudao.plan.importing.clauses;

import dudao.plan.importing.text.Characters;
import dudao.plan.importing.text.Numeral;
import dudao.plan.importing.text.Passage;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** Finds the amounts of a passage. */
final class Amounts {

    private static final String PERCENT = "百分之";
    private static final String RANGE = "-—–~～至到";
    private static final long[] MULTIPLIERS = {100_000_000L, 10_000L};

    private final Passage passage;
    private final CharSequence text;

    private Amounts(Passage passage) {
        this.passage = passage;
        this.text = passage.clean().text();
    }

    /** In order. */
    static List<Amount> in(Passage passage) {
        Amounts reader = new Amounts(passage);
        List<Amount> amounts = new ArrayList<>();
        for (int i = passage.start(); i < passage.end(); ) {
            char c = passage.charAt(i);
            if (!Characters.isDigit(c) && !Numeral.isChinese(c)) {
                i++;
                continue;
            }
            Amount amount = passage.inName(i) ? null : reader.at(i);
            if (amount != null && amount.counts(passage)) {
                amounts.add(amount);
                i = amount.end();
            } else {
                i = Math.max(i + 1, Numeral.skip(reader.text, i));
            }
        }
        return amounts;
    }

    private Amount at(int i) {
        if (passage.startsWith(PERCENT, i)) {
            Numeral numeral = numeral(i + PERCENT.length());
            return numeral == null
                    ? null
                    : amount(i, numeral, numeral.value(), numeral.end(), "%").qualifiedBy(passage);
        }
        Numeral numeral = numeral(i);
        if (numeral == null || isPartOfAName(i, numeral)) {
            return null;
        }
        if (numeral.end() < passage.end() && RANGE.indexOf(passage.charAt(numeral.end())) >= 0) {
            Numeral upper = numeral(numeral.end() + 1);
            boolean rises = upper != null && upper.value().compareTo(numeral.value()) > 0;
            return rises ? counted(i, numeral, lowerBound(numeral, upper), upper.end(), true) : null;
        }
        return counted(i, numeral, numeral.value(), numeral.end(), false);
    }

    private Amount counted(int start, Numeral numeral, BigDecimal value, int afterNumber, boolean range) {
        int next = passage.skipBlanks(afterNumber);
        BigDecimal quantity = value;
        boolean more = next < passage.end() && "余多".indexOf(passage.charAt(next)) >= 0;
        if (more) {
            next = passage.skipBlanks(next + 1);
            // 60余万: the multiplier follows.
            boolean multiplied = next < passage.end() && "万亿".indexOf(passage.charAt(next)) >= 0;
            quantity = multiplied ? quantity.multiply(Numeral.at(text, next).value()) : quantity;
            next = multiplied ? passage.skipBlanks(next + 1) : next;
        }
        String unit = Units.at(passage, next);
        if (unit == null) {
            return null;
        }
        Amount amount = amount(start, numeral, quantity, next + unit.length(), unit);
        Amount qualified = amount.qualifiedBy(passage);
        return qualified == amount && (range || more)
                ? new Amount(start, amount.end(), quantity, amount.unit(), ">=", amount.arabic(), amount.bare())
                : qualified;
    }

    private static Amount amount(int start, Numeral numeral, BigDecimal quantity, int end, String unit) {
        return new Amount(start, end, quantity, Units.normal(unit), "=", numeral.arabic(), numeral.bare());
    }

    /** The number at {@code i} if it ends within the passage. */
    private Numeral numeral(int i) {
        char c = i < passage.end() ? passage.charAt(i) : ' ';
        Numeral numeral = Characters.isDigit(c) || Numeral.isChinese(c) ? Numeral.at(text, i) : null;
        return numeral == null || numeral.end() > passage.end() ? null : numeral;
    }

    /** Ordinals, model numbers, sums of numbers and the like. */
    private boolean isPartOfAName(int i, Numeral numeral) {
        if (numeral.end() < passage.end() && "+＋·/年月日号届级".indexOf(passage.charAt(numeral.end())) >= 0) {
            return true;
        }
        int before = passage.skipBlanksBack(i);
        if (before == passage.start()) {
            return false;
        }
        char previous = passage.charAt(before - 1);
        return "第每逐+＋·/".indexOf(previous) >= 0
                || before == i && (Characters.isLatin(previous) || ".．-—–".indexOf(previous) >= 0)
                || !numeral.arabic() && "统专唯同单多几数".indexOf(previous) >= 0;
    }

    /** 10—15万: the multiplier stands once and means both. */
    private static BigDecimal lowerBound(Numeral lower, Numeral upper) {
        for (long multiplier : MULTIPLIERS) {
            BigDecimal unit = BigDecimal.valueOf(multiplier);
            BigDecimal scaled = lower.value().multiply(unit);
            boolean shared = upper.value().compareTo(unit) >= 0 && lower.value().compareTo(unit) < 0;
            if (shared && scaled.compareTo(upper.value()) < 0) {
                return scaled;
            }
        }
        return lower.value();
    }
}
