package dudao.plan.overlap.likeness;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/** Wordings as they are compared: width, case, blanks and punctuation make no difference, nor does the year named. */
public final class Normal {

    private static final Pattern YEAR = Pattern.compile("(?:19|20|21)\\d\\d(?:年度|学年度|学年|年)?");
    private static final Pattern FIGURES = Pattern.compile("\\d+");

    private Normal() {}

    public static String of(String text) {
        String folded = Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
        boolean mayNameAYear = folded.chars().anyMatch(Character::isDigit);
        return withoutNoise(mayNameAYear ? YEAR.matcher(folded).replaceAll("") : folded);
    }

    private static String withoutNoise(String text) {
        StringBuilder letters = new StringBuilder(text.length());
        text.codePoints()
                .filter(c -> Character.isAlphabetic(c) || Character.isDigit(c) || c == '%')
                .forEach(letters::appendCodePoint);
        return letters.toString();
    }

    /** Also without any figure: what is left says what is counted, not how much of it. */
    public static String withoutFigures(String text) {
        return FIGURES.matcher(of(text)).replaceAll("");
    }
}
