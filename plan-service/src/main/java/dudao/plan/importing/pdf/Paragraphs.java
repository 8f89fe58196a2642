package dudao.plan.importing.pdf;

import dudao.plan.importing.text.Marker;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Joins the lines of paragraphs: a line that fills its width goes on in the next, unless that one is indented. */
final class Paragraphs {

    private static final float CHARACTERS_SHORT = 2.2f;
    private static final float INDENT = 0.9f;
    private static final float SIZE_TOLERANCE = 0.1f;

    private final float left;
    private final float right;
    private final float bodySize;

    private Paragraphs(List<Line> lines) {
        this.bodySize = mostFrequent(lines, Line::size, 0.5f);
        List<Line> body = lines.stream().filter(this::isBody).toList();
        this.left = leftMargin(body);
        this.right = body.stream().map(Line::right).max(Float::compare).orElse(0f);
    }

    static String of(List<List<Line>> pages) {
        List<Line> lines = pages.stream().flatMap(List::stream).toList();
        Paragraphs paragraphs = new Paragraphs(lines);
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < lines.size(); i++) {
            if (i > 0 && !paragraphs.goesOn(lines.get(i - 1), lines.get(i))) {
                text.append('\n');
            } else if (i > 0 && isLatin(lines.get(i - 1), lines.get(i))) {
                text.append(' ');
            }
            text.append(lines.get(i).text());
        }
        return text.toString();
    }

    private boolean goesOn(Line line, Line next) {
        if (Math.abs(line.size() - next.size()) > SIZE_TOLERANCE * line.size()) {
            return false;
        }
        if (!isBody(line)) {
            return isCentred(line) && isCentred(next);
        }
        boolean full = line.right() + CHARACTERS_SHORT * line.size() >= right;
        boolean indented = next.left() > left + INDENT * next.size();
        char last = line.text().charAt(line.text().length() - 1);
        boolean newItem = "。；;：:".indexOf(last) >= 0 && Marker.at(next.text(), 0) != null;
        return full && !indented && !newItem;
    }

    private boolean isBody(Line line) {
        return Math.abs(line.size() - bodySize) <= SIZE_TOLERANCE * bodySize;
    }

    private boolean isCentred(Line line) {
        float before = line.left() - left;
        float after = right - line.right();
        return before > line.size() / 2 && Math.abs(before - after) < 2 * line.size() || right == 0;
    }

    /** Where lines begin that go on from the one before: the leftmost place where more than a few begin. */
    private static float leftMargin(List<Line> body) {
        Map<Integer, Integer> begins = new HashMap<>();
        body.forEach(line -> begins.merge(Math.round(line.left()), 1, Integer::sum));
        int few = Math.max(1, body.size() / 20);
        return begins.entrySet().stream()
                .filter(entry -> entry.getValue() >= few)
                .map(Map.Entry::getKey)
                .min(Integer::compare)
                .orElse(0);
    }

    private static float mostFrequent(List<Line> lines, java.util.function.Function<Line, Float> value, float step) {
        Map<Integer, Integer> characters = new HashMap<>();
        lines.forEach(line -> characters.merge(
                Math.round(value.apply(line) / step), line.text().length(), Integer::sum));
        return characters.entrySet().stream()
                .max(Map.Entry.comparingByValue())
                .map(entry -> entry.getKey() * step)
                .orElse(0f);
    }

    private static boolean isLatin(Line line, Line next) {
        char last = line.text().charAt(line.text().length() - 1);
        char first = next.text().charAt(0);
        return last < '\u0100' && first < '\u0100' && Character.isLetter(last) && Character.isLetter(first);
    }
}
