package dudao.plan.importing.docx;

import dudao.plan.importing.text.Numeral;
import java.util.Locale;

/** Writes an ordinal the way a Word list is told to. */
final class NumberFormat {

    private static final String TRADITIONAL = "甲乙丙丁戊己庚辛壬癸";
    private static final String LEGAL = "零壹贰叁肆伍陆柒捌玖拾";
    private static final String[] ROMAN = {"m", "cm", "d", "cd", "c", "xc", "l", "xl", "x", "ix", "v", "iv", "i"};
    private static final int[] ROMAN_VALUES = {1000, 900, 500, 400, 100, 90, 50, 40, 10, 9, 5, 4, 1};

    private NumberFormat() {}

    /** @param format of {@code w:numFmt}; one unknown here is written in digits */
    static String write(int n, String format) {
        return switch (format) {
            case "none", "bullet" -> "";
            case "chineseCounting",
                    "chineseCountingThousand",
                    "japaneseCounting",
                    "koreanCounting",
                    "taiwaneseCounting",
                    "taiwaneseCountingThousand",
                    "ideographDigital",
                    "japaneseDigitalTenThousand" -> n < 100 ? Numeral.chinese(n) : String.valueOf(n);
            case "chineseLegalSimplified", "ideographLegalTraditional", "japaneseLegal" ->
                n <= 10 ? LEGAL.substring(n, n + 1) : String.valueOf(n);
            case "ideographTraditional" -> TRADITIONAL.substring((n - 1) % 10, (n - 1) % 10 + 1);
            case "decimalFullWidth", "decimalFullWidth2" -> fullWidth(n);
            case "decimalEnclosedCircle", "decimalEnclosedCircleChinese" ->
                n <= 20 ? String.valueOf((char) ('①' + n - 1)) : String.valueOf(n);
            case "decimalZero" -> n < 10 ? "0" + n : String.valueOf(n);
            case "lowerRoman" -> roman(n);
            case "upperRoman" -> roman(n).toUpperCase(Locale.ROOT);
            case "lowerLetter" -> String.valueOf((char) ('a' + (n - 1) % 26));
            case "upperLetter" -> String.valueOf((char) ('A' + (n - 1) % 26));
            default -> String.valueOf(n);
        };
    }

    private static String fullWidth(int n) {
        StringBuilder digits = new StringBuilder();
        for (char c : String.valueOf(n).toCharArray()) {
            digits.append((char) (c - '0' + '０'));
        }
        return digits.toString();
    }

    private static String roman(int n) {
        StringBuilder text = new StringBuilder();
        int rest = n % 4000;
        for (int i = 0; i < ROMAN.length; i++) {
            while (rest >= ROMAN_VALUES[i]) {
                text.append(ROMAN[i]);
                rest -= ROMAN_VALUES[i];
            }
        }
        return text.toString();
    }
}
