package dudao.plan.content.particulars;

import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;

/** How documents are found again: 六教〔2026〕11号, 六教[2026]11号 and 六教（2026）第 11 号 are one number. */
public final class BasisKey {

    private static final Pattern NUMBER = Pattern.compile(".+〔\\d{4}〕\\d+号?");

    private BasisKey() {}

    public static String of(String printed) {
        StringBuilder key = new StringBuilder();
        printed.codePoints()
                .filter(c -> !Character.isWhitespace(c) && c != 0x3000)
                .forEach(c -> {
                    switch (c) {
                        case '[', '【', '(', '（', '［', '﹝' -> key.append('〔');
                        case ']', '】', ')', '）', '］', '﹞' -> key.append('〕');
                        case '《', '》', '"', '“', '”' -> {
                            // A title is the same with and without its marks.
                        }
                        default -> key.appendCodePoint(c >= '０' && c <= '９' ? c - '０' + '0' : c);
                    }
                });
        return key.toString().replaceFirst("〕第(?=\\d)", "〕").replaceFirst("(〔\\d{4}〕\\d+)号?$", "$1号");
    }

    /** Whether a key is a document number; else it is (a part of) a title. */
    public static boolean isNumber(String key) {
        return NUMBER.matcher(key).matches();
    }

    public static String[] numbers(List<Ties.Basis> bases) {
        return keys(bases.stream().map(Ties.Basis::documentNumber).toList());
    }

    public static String[] titles(List<Ties.Basis> bases) {
        return keys(bases.stream().map(Ties.Basis::title).toList());
    }

    private static String[] keys(List<String> printed) {
        return printed.stream()
                .filter(Objects::nonNull)
                .map(BasisKey::of)
                .distinct()
                .toArray(String[]::new);
    }
}
