package dudao.plan.importing.text;

import static dudao.plan.importing.text.Characters.digit;
import static dudao.plan.importing.text.Characters.isBlank;
import static dudao.plan.importing.text.Characters.isDigit;

import java.math.BigDecimal;

/**
 * A number read from a text: {@code 30}, {@code 1,500}, {@code 68.78亿}, {@code 二十五}, {@code 百}.
 *
 * @param end where it stops in the text
 * @param arabic whether it was written in digits
 * @param bare a lone 百, 千 or 万 without a digit before it
 */
public record Numeral(BigDecimal value, int end, boolean arabic, boolean bare) {

    private static final String DIGITS = "零一二三四五六七八九";
    private static final int LONGEST = 15;

    /** The number that begins at {@code i}, or null. Digits too many for any count are no number. */
    public static Numeral at(CharSequence text, int i) {
        char c = text.charAt(i);
        if (isDigit(c)) {
            return arabicAt(text, i);
        }
        return isChinese(c) ? chineseAt(text, i) : null;
    }

    /** Where the run of digits, points and Chinese numerals that begins at {@code i} stops. */
    public static int skip(CharSequence text, int i) {
        int end = i;
        while (end < text.length() && (isDigit(text.charAt(end)) || isChinese(text.charAt(end)))) {
            end++;
        }
        return end;
    }

    public static boolean isChinese(char c) {
        return switch (c) {
            case '零', '〇', '○', '一', '二', '两', '三', '四', '五', '六', '七', '八', '九', '十', '百', '千', '万', '亿' -> true;
            default -> false;
        };
    }

    /** A value from 1 to 99 in Chinese numerals, for ordinals. */
    public static String chinese(int value) {
        String tens = value < 10 ? "" : (value < 20 ? "" : DIGITS.substring(value / 10, value / 10 + 1)) + "十";
        return tens + (value % 10 == 0 ? "" : DIGITS.substring(value % 10, value % 10 + 1));
    }

    private static Numeral arabicAt(CharSequence text, int i) {
        StringBuilder digits = new StringBuilder();
        int end = i;
        boolean point = false;
        while (end < text.length() && digits.length() <= LONGEST) {
            char c = text.charAt(end);
            if (isDigit(c)) {
                digits.append(digit(c));
            } else if ((c == '.' || c == '．') && !point && digitAt(text, end + 1)) {
                digits.append('.');
                point = true;
            } else if (point || !isThousandsMark(text, end) || !isThousandsGroup(text, end + 1)) {
                break;
            }
            end++;
        }
        if (digits.length() > LONGEST) {
            return null;
        }
        return multiplied(digits, point, text, end);
    }

    private static Numeral multiplied(CharSequence digits, boolean point, CharSequence text, int end) {
        int next = end;
        while (next < text.length() && isBlank(text.charAt(next))) {
            next++;
        }
        long factor = 1;
        int stop = end;
        while (next < text.length() && unit(text.charAt(next)) >= 100 && factor < 1_000_000_000_000L) {
            factor *= unit(text.charAt(next));
            stop = ++next;
        }
        if (!point && factor == 1) {
            return new Numeral(BigDecimal.valueOf(Long.parseLong(digits, 0, digits.length(), 10)), stop, true, false);
        }
        BigDecimal product = new BigDecimal(digits.toString())
                .multiply(BigDecimal.valueOf(factor))
                .stripTrailingZeros();
        return new Numeral(product.scale() < 0 ? product.setScale(0) : product, stop, true, false);
    }

    private static Numeral chineseAt(CharSequence text, int i) {
        int end = i;
        long total = 0;
        long section = 0;
        long digit = 0;
        while (end < text.length() && isChinese(text.charAt(end)) && end - i <= LONGEST) {
            char c = text.charAt(end++);
            long unit = unit(c);
            if (unit <= 0) {
                digit = digit * 10 + chineseDigit(c);
            } else if (unit >= 10_000) {
                long whole = section + digit;
                total = total * (unit == 10_000 ? 1 : unit) + Math.max(whole, total == 0 ? 1 : 0) * unit;
                section = 0;
                digit = 0;
            } else {
                section += Math.max(digit, 1) * unit;
                digit = 0;
            }
        }
        if (end - i > LONGEST) {
            return null;
        }
        boolean bare = end == i + 1 && unit(text.charAt(i)) >= 100;
        return new Numeral(BigDecimal.valueOf(total + section + digit), end, false, bare);
    }

    /** A wide comma parts thousands only between wide digits: else it parts a list. */
    private static boolean isThousandsMark(CharSequence text, int i) {
        char c = text.charAt(i);
        return c == ',' || c == '，' && text.charAt(i - 1) >= '０' && i + 1 < text.length() && text.charAt(i + 1) >= '０';
    }

    private static boolean isThousandsGroup(CharSequence text, int i) {
        return digitAt(text, i) && digitAt(text, i + 1) && digitAt(text, i + 2) && !digitAt(text, i + 3);
    }

    private static boolean digitAt(CharSequence text, int i) {
        return i < text.length() && isDigit(text.charAt(i));
    }

    private static int chineseDigit(char c) {
        return c == '两' ? 2 : c == '〇' || c == '○' ? 0 : DIGITS.indexOf(c);
    }

    private static long unit(char c) {
        return switch (c) {
            case '十' -> 10;
            case '百' -> 100;
            case '千' -> 1_000;
            case '万' -> 10_000;
            case '亿' -> 100_000_000;
            default -> 0;
        };
    }
}
