package dudao.plan.importing.cleaning;

import dudao.plan.importing.text.Characters;
import dudao.plan.importing.text.LineKind;
import dudao.plan.importing.text.Marker;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Lines that printing repeated on each page: the title again where numbers run on, and any line that comes up time and
 * again in the middle of sentences. A title that begins a plan anew is none.
 */
final class RunningHeaders {

    private static final int OFTEN = 3;
    private static final int SHORTEST = 6;
    private static final int LONGEST = 30;
    private static final int LOOK_AHEAD = 20;

    private final String raw;
    private final Set<String> titles = new HashSet<>();
    private Map<String, Integer> counts;

    RunningHeaders(String raw) {
        this.raw = raw;
    }

    /** @param end of the line in the raw text */
    boolean isRepeated(String line, LineKind kind, int end, OpenParagraph paragraph) {
        if (kind.isTitle()) {
            boolean again = !titles.add(LineKind.title(line).replace(" ", ""));
            return again && (paragraph.isOpen() || runsOn(end, paragraph));
        }
        return kind == LineKind.TEXT
                && line.length() >= SHORTEST
                && line.length() <= LONGEST
                && paragraph.isOpen()
                && isPlain(line)
                && counts().getOrDefault(line, 0) >= OFTEN;
    }

    /** Whether the next number in the lines that follow is the one that is due. */
    private boolean runsOn(int from, OpenParagraph paragraph) {
        int start = from;
        int lines = 0;
        for (int i = from; i <= raw.length() && lines < LOOK_AHEAD; i++) {
            if (i == raw.length() || Characters.isLineEnd(raw.charAt(i))) {
                String line = stripped(start, i);
                start = i + 1;
                if (line.isEmpty()) {
                    continue;
                }
                lines++;
                if (Marker.at(line, 0) != null) {
                    return paragraph.isDue(line);
                }
                if (LineKind.of(line).isTitle()) {
                    return false;
                }
            }
        }
        return false;
    }

    private Map<String, Integer> counts() {
        if (counts == null) {
            counts = new HashMap<>();
            int start = 0;
            for (int i = 0; i <= raw.length(); i++) {
                if (i == raw.length() || Characters.isLineEnd(raw.charAt(i))) {
                    String line = stripped(start, i);
                    if (line.length() >= SHORTEST && line.length() <= LONGEST) {
                        counts.merge(line, 1, Integer::sum);
                    }
                    start = i + 1;
                }
            }
        }
        return counts;
    }

    private String stripped(int from, int to) {
        int start = from;
        int end = to;
        while (start < end && Characters.isBlank(raw.charAt(start))) {
            start++;
        }
        while (end > start && Characters.isBlank(raw.charAt(end - 1))) {
            end--;
        }
        // Longer than any header or number: only its beginning counts.
        return raw.substring(start, Math.min(end, start + 4 * LONGEST));
    }

    private static boolean isPlain(String line) {
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (Characters.isClauseEnd(c) || c == '、') {
                return false;
            }
        }
        return true;
    }
}
