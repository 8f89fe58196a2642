package dudao.plan.importing.structure;

import dudao.plan.importing.document.ImportWarning;
import dudao.plan.importing.text.CleanText;
import java.util.ArrayList;
import java.util.List;

/** Tells of every stretch of a text that went into no document, so that nothing is lost unseen. */
final class Leftovers {

    static final String MORE = "…(共 ";

    private static final int LONGEST_EXCERPT = 120;

    private Leftovers() {}

    /** @param taken in order */
    static List<ImportWarning> between(CleanText clean, List<Range> taken, int start, int end, String code) {
        List<ImportWarning> warnings = new ArrayList<>();
        int from = start;
        for (Range range : taken) {
            if (range.start() >= start && range.end() <= end) {
                add(warnings, clean, from, range.start(), code);
                from = Math.max(from, range.end());
            }
        }
        add(warnings, clean, from, end, code);
        return warnings;
    }

    private static void add(List<ImportWarning> warnings, CleanText clean, int start, int end, String code) {
        int from = start;
        int to = end;
        while (from < to && !Character.isLetterOrDigit(clean.text().codePointAt(from))) {
            from++;
        }
        while (to > from && Character.isWhitespace(clean.charAt(to - 1))) {
            to--;
        }
        if (from < to) {
            warnings.add(new ImportWarning(code, excerpt(clean, from, to), clean.origin(from)));
        }
    }

    private static String excerpt(CleanText clean, int from, int to) {
        if (to - from <= LONGEST_EXCERPT) {
            return clean.text().substring(from, to);
        }
        int cut = from + LONGEST_EXCERPT;
        cut = Character.isHighSurrogate(clean.charAt(cut - 1)) ? cut - 1 : cut;
        return clean.text().substring(from, cut) + MORE + (to - from) + " 字)";
    }
}
