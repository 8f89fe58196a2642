package dudao.commons.tables;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.stream.Collectors;

/** Lines of a table for a spreadsheet program, as RFC 4180 has them; UTF-8 is known by the mark at its beginning. */
public final class Csv {

    public static final String MARK = "\uFEFF";
    public static final String LINE_END = "\r\n";

    /** What a spreadsheet program would take for a formula. */
    private static final String FORMULA = "=+-@\t\r＝＋－＠";

    private Csv() {}

    public static String line(Object... cells) {
        return Arrays.stream(cells).map(Csv::cell).collect(Collectors.joining(","));
    }

    /** A number below zero begins like a formula and is none. */
    private static String cell(Object value) {
        if (value == null) {
            return "";
        }
        return value instanceof Number number ? plain(number) : quoted(harmless(value.toString()));
    }

    private static String plain(Number number) {
        return number instanceof BigDecimal exact ? exact.toPlainString() : number.toString();
    }

    private static String harmless(String text) {
        return !text.isEmpty() && FORMULA.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
    }

    private static String quoted(String text) {
        return text.matches("(?s).*[\",\r\n].*") ? '"' + text.replace("\"", "\"\"") + '"' : text;
    }
}
