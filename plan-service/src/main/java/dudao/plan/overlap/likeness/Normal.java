package dudao.plan.overlap.likeness;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/** Wordings as they are compared: width, case, blanks and punctuation make no difference, nor does the year named. */
public final class Normal {

    private static final Pattern YEAR = Pattern.compile("(?:19|20|21)\\d\\d(?:年度|学年度|学年|年)?");
    private static final Pattern NOISE = Pattern.compile("[^\\p{IsAlphabetic}\\p{IsDigit}%]");
    private static final Pattern FIGURES = Pattern.compile("\\d+");

    private Normal() {}

    public static String of(String text) {
        String folded = Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
        return NOISE.matcher(YEAR.matcher(folded).replaceAll("")).replaceAll("");
    }

    /** Also without any figure: what is left says what is counted, not how much of it. */
    public static String withoutFigures(String text) {
        return FIGURES.matcher(of(text)).replaceAll("");
    }
}
