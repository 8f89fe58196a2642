package dudao.plan.importing.structure;

import dudao.plan.importing.text.CleanText;
import dudao.plan.importing.text.LineKind;
import java.util.ArrayList;
import java.util.List;

/**
 * A stretch of the text that belongs together: from one title, covering notice or article mark to the next.
 *
 * @param kind of the line it begins with; {@code TEXT} at the beginning of the submission
 * @param bodyStart where the text after that line begins
 */
record Segment(LineKind kind, int start, int bodyStart, int end) {

    /** All segments in order; together they are the whole text. */
    static List<Segment> of(CleanText clean) {
        boolean strong = hasTitle(clean);
        List<Segment> segments = new ArrayList<>();
        LineKind kind = LineKind.TEXT;
        int start = 0;
        int bodyStart = 0;
        int lineEnd;
        for (int line = 0; line < clean.length(); line = lineEnd + 1) {
            lineEnd = clean.lineEnd(line, clean.length());
            LineKind next = boundary(LineKind.of(clean.text().substring(line, lineEnd)), strong);
            if (next != LineKind.TEXT) {
                addUnlessEmpty(segments, new Segment(kind, start, bodyStart, line));
                kind = next;
                start = line;
                bodyStart = Math.min(lineEnd + 1, clean.length());
            }
        }
        addUnlessEmpty(segments, new Segment(kind, start, bodyStart, clean.length()));
        return segments;
    }

    private static boolean hasTitle(CleanText clean) {
        int lineEnd;
        for (int line = 0; line < clean.length(); line = lineEnd + 1) {
            lineEnd = clean.lineEnd(line, clean.length());
            if (LineKind.of(clean.text().substring(line, lineEnd)) == LineKind.TITLE) {
                return true;
            }
        }
        return false;
    }

    private static LineKind boundary(LineKind kind, boolean strong) {
        return switch (kind) {
            case TITLE, NOTICE, OTHER_TITLE, ARTICLE_MARK -> kind;
            case WEAK_TITLE -> strong ? LineKind.TEXT : LineKind.TITLE;
            case DATE, ANNEX, PAGE_NUMBER, TEXT -> LineKind.TEXT;
        };
    }

    private static void addUnlessEmpty(List<Segment> segments, Segment segment) {
        if (segment.end > segment.start) {
            segments.add(segment);
        }
    }
}
