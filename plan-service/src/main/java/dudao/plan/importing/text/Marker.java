package dudao.plan.importing.text;

import static dudao.plan.importing.text.Characters.digit;
import static dudao.plan.importing.text.Characters.isBlank;
import static dudao.plan.importing.text.Characters.isDigit;

/**
 * The number before a heading.
 *
 * @param printed as in the text, digits in half width, without the mark that separates it from the heading
 * @param end where the heading's words begin
 */
public record Marker(Level level, int ordinal, String printed, int end) {

    public enum Level {
        /** 一、 or 第一章 */
        CHINESE,
        /** （一） */
        BRACKETED,
        /** 1. or 1、 or 第一条 */
        ARABIC
    }

    private static final int HIGHEST = 999;

    /** The marker that begins at {@code i}, or null. */
    public static Marker at(CharSequence text, int i) {
        if (i >= text.length()) {
            return null;
        }
        char c = text.charAt(i);
        if (isDigit(c)) {
            return arabic(text, i);
        }
        if (c == '(' || c == '（') {
            return bracketed(text, i);
        }
        if (c == '第') {
            return article(text, i);
        }
        return Numeral.isChinese(c) ? chinese(text, i) : null;
    }

    /** 第一条 and 第二章, with a blank behind them. */
    private static Marker article(CharSequence text, int i) {
        int number = skipBlanks(text, i + 1);
        boolean digits = number < text.length() && isDigit(text.charAt(number));
        Numeral numeral = digits ? Numeral.at(text, number) : ordinal(text, number);
        if (numeral == null || numeral.value().scale() > 0 || numeral.value().signum() <= 0) {
            return null;
        }
        int unit = skipBlanks(text, numeral.end());
        char kind = unit + 1 < text.length() && isBlank(text.charAt(unit + 1)) ? text.charAt(unit) : ' ';
        if (kind != '条' && kind != '章' || numeral.value().longValue() > HIGHEST) {
            return null;
        }
        return new Marker(
                kind == '条' ? Level.ARABIC : Level.CHINESE,
                numeral.value().intValue(),
                text.subSequence(i, unit + 1).toString(),
                skipBlanks(text, unit + 1));
    }

    private static Marker arabic(CharSequence text, int i) {
        int end = i;
        int ordinal = 0;
        while (end < text.length() && isDigit(text.charAt(end)) && ordinal <= HIGHEST) {
            ordinal = ordinal * 10 + digit(text.charAt(end++));
        }
        if (ordinal == 0 || ordinal > HIGHEST || !isSeparator(text, end)) {
            return null;
        }
        int words = skipBlanks(text, end + 1);
        return words < text.length() && isWord(text.charAt(words))
                ? new Marker(Level.ARABIC, ordinal, String.valueOf(ordinal), words)
                : null;
    }

    private static Marker bracketed(CharSequence text, int i) {
        int inside = skipBlanks(text, i + 1);
        Numeral numeral = ordinal(text, inside);
        if (numeral == null) {
            return null;
        }
        int close = skipBlanks(text, numeral.end());
        if (close >= text.length() || (text.charAt(close) != ')' && text.charAt(close) != '）')) {
            return null;
        }
        int words = skipBlanks(text, close + 1);
        words = isSeparator(text, words) ? skipBlanks(text, words + 1) : words;
        return new Marker(
                Level.BRACKETED,
                numeral.value().intValue(),
                text.subSequence(i, close + 1).toString(),
                words);
    }

    private static Marker chinese(CharSequence text, int i) {
        Numeral numeral = ordinal(text, i);
        if (numeral == null || !isSeparator(text, numeral.end())) {
            return null;
        }
        int words = skipBlanks(text, numeral.end() + 1);
        // 一、二年级 is no heading.
        if (words >= text.length() || ordinal(text, words) != null) {
            return null;
        }
        return new Marker(
                Level.CHINESE,
                numeral.value().intValue(),
                text.subSequence(i, numeral.end()).toString(),
                words);
    }

    private static Numeral ordinal(CharSequence text, int i) {
        if (i >= text.length() || !Numeral.isChinese(text.charAt(i))) {
            return null;
        }
        Numeral numeral = Numeral.at(text, i);
        if (numeral == null || numeral.bare()) {
            return null;
        }
        return numeral.value().signum() > 0 && numeral.value().longValue() < 100 && numeral.end() - i <= 3
                ? numeral
                : null;
    }

    private static boolean isSeparator(CharSequence text, int i) {
        return i < text.length() && "、.．".indexOf(text.charAt(i)) >= 0;
    }

    private static boolean isWord(char c) {
        return !isDigit(c) && !Characters.isClosing(c) && c != '\n';
    }

    private static int skipBlanks(CharSequence text, int i) {
        int end = i;
        while (end < text.length() && isBlank(text.charAt(end))) {
            end++;
        }
        return end;
    }
}
