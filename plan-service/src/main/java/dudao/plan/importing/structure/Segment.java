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
        List<Line> boundaries = boundaries(clean);
        boolean strong = boundaries.stream().anyMatch(line -> line.kind == LineKind.TITLE);
        List<Segment> segments = new ArrayList<>();
        LineKind kind = LineKind.TEXT;
        int start = 0;
        int bodyStart = 0;
        for (Line line : boundaries) {
            if (line.kind != LineKind.WEAK_TITLE || !strong) {
                addUnlessEmpty(segments, new Segment(kind, start, bodyStart, line.start));
                kind = line.kind == LineKind.WEAK_TITLE ? LineKind.TITLE : line.kind;
                start = line.start;
                bodyStart = Math.min(line.end + 1, clean.length());
            }
        }
        addUnlessEmpty(segments, new Segment(kind, start, bodyStart, clean.length()));
        return segments;
    }

    private record Line(LineKind kind, int start, int end) {}

    /** The lines that may begin a segment. */
    private static List<Line> boundaries(CleanText clean) {
        List<Line> boundaries = new ArrayList<>();
        int end;
        for (int start = 0; start < clean.length(); start = end + 1) {
            end = clean.lineEnd(start, clean.length());
            LineKind kind = LineKind.of(clean.text().substring(start, end));
            if (kind.isTitle() || kind == LineKind.ARTICLE_MARK) {
                boundaries.add(new Line(kind, start, end));
            }
        }
        return boundaries;
    }

    private static void addUnlessEmpty(List<Segment> segments, Segment segment) {
        if (segment.end > segment.start) {
            segments.add(segment);
        }
    }
}
