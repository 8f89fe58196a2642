package dudao.plan.importing.structure;

import dudao.plan.importing.text.Characters;
import dudao.plan.importing.text.CleanText;
import dudao.plan.importing.text.LineKind;
import dudao.plan.importing.text.Marker;
import dudao.plan.importing.text.Marker.Level;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** A numbered heading and where it begins. */
record Heading(Marker marker, int start) {

    private static final int LONGEST_HEADING = 60;

    Level level() {
        return marker.level();
    }

    int ordinal() {
        return marker.ordinal();
    }

    /** Where its words begin. */
    int words() {
        return marker.end();
    }

    /** All headings from {@code start} to {@code end}: at the beginning of a line, or where the number that is due follows a sentence. */
    static List<Heading> in(CleanText clean, int start, int end) {
        List<Heading> headings = new ArrayList<>();
        Map<Level, Integer> last = new EnumMap<>(Level.class);
        for (int i = start; i < end; i++) {
            boolean lineStart = i == start || clean.charAt(i - 1) == '\n';
            if (lineStart && !headings.isEmpty() && isAnnex(clean, i, end)) {
                break;
            }
            if (!lineStart && !mayFollow(clean, i) && !mayInterrupt(clean, i, headings)) {
                continue;
            }
            Marker marker = Marker.at(clean.text(), i);
            if (marker == null || marker.end() > end || !lineStart && !isDue(marker, headings, last)) {
                continue;
            }
            headings.add(new Heading(marker, i));
            last.put(marker.level(), marker.ordinal());
            i = marker.end() - 1;
        }
        return headings;
    }

    /** The list of annexes is numbered too. */
    private static boolean isAnnex(CleanText clean, int line, int end) {
        return clean.charAt(line) == '附'
                && LineKind.of(clean.text().substring(line, clean.lineEnd(line, end))) == LineKind.ANNEX;
    }

    private static boolean mayFollow(CleanText clean, int i) {
        char before = clean.charAt(i - 1);
        return (Characters.isBlank(before) || Characters.isSentenceEnd(before))
                && !clean.enclosures().inside(i - 1);
    }

    /** Where line ends were lost, the first item's number stands right behind the section's heading. */
    private static boolean mayInterrupt(CleanText clean, int i, List<Heading> headings) {
        if (headings.isEmpty() || !Characters.isDigit(clean.charAt(i))) {
            return false;
        }
        Heading section = headings.get(headings.size() - 1);
        char before = clean.charAt(i - 1);
        return section.level() != Level.ARABIC
                && i - section.words() <= LONGEST_HEADING
                && !Characters.isDigit(before)
                && !Characters.isLatin(before)
                && isOneLine(clean, section.words(), i);
    }

    private static boolean isOneLine(CleanText clean, int start, int end) {
        for (int i = start; i < end; i++) {
            if (clean.charAt(i) == '\n' || Characters.isSentenceEnd(clean.charAt(i))) {
                return false;
            }
        }
        return !clean.enclosures().inside(end);
    }

    private static boolean isDue(Marker marker, List<Heading> headings, Map<Level, Integer> last) {
        Integer before = last.get(marker.level());
        if (before != null && marker.ordinal() == before + 1) {
            return true;
        }
        if (marker.ordinal() != 1) {
            return false;
        }
        return headings.isEmpty()
                ? marker.level() == Level.CHINESE
                : headings.get(headings.size() - 1).level().compareTo(marker.level()) < 0;
    }
}
