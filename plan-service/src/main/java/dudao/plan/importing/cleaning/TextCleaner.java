package dudao.plan.importing.cleaning;

import dudao.plan.importing.document.ImportWarning;
import dudao.plan.importing.text.Characters;
import dudao.plan.importing.text.CleanText;
import dudao.plan.importing.text.LineKind;
import java.util.ArrayList;
import java.util.List;

/** Undoes what copying, printing and web pages did to a text: wraps, indentation, page numbers, control characters. */
public final class TextCleaner {

    private final String raw;
    private final StringBuilder out;
    private final int[] origins;
    private final List<ImportWarning> warnings = new ArrayList<>();
    private final OpenParagraph paragraph;
    private final RunningHeaders headers;

    private TextCleaner(String raw) {
        this.raw = raw;
        this.out = new StringBuilder(raw.length());
        this.origins = new int[raw.length() + 1];
        this.paragraph = new OpenParagraph(WrapWidth.of(raw));
        this.headers = new RunningHeaders(raw);
    }

    /** @param warnings where what was dropped is told */
    public static CleanText clean(String raw, List<ImportWarning> warnings) {
        TextCleaner cleaner = new TextCleaner(raw);
        cleaner.lines();
        warnings.addAll(cleaner.warnings);
        return new CleanText(cleaner.out.toString(), cleaner.origins);
    }

    private void lines() {
        int start = 0;
        for (int i = 0; i <= raw.length(); i++) {
            if (i == raw.length() || Characters.isLineEnd(raw.charAt(i))) {
                line(start, i);
                start = i + 1;
            }
        }
        origins[out.length()] = raw.length();
        controlCharacters();
    }

    private void line(int from, int to) {
        int start = from;
        int end = to;
        while (start < end && Characters.isBlank(raw.charAt(start))) {
            start++;
        }
        while (end > start && Characters.isBlank(raw.charAt(end - 1))) {
            end--;
        }
        if (start == end) {
            return;
        }
        String line = raw.substring(start, end);
        LineKind kind = LineKind.of(line);
        if (kind == LineKind.PAGE_NUMBER && paragraph.isOpen()) {
            warnings.add(new ImportWarning("PAGE_NUMBER", line, start));
            return;
        }
        if (headers.isRepeated(line, kind, end, paragraph)) {
            warnings.add(new ImportWarning("REPEATED_HEADER", line, start));
            return;
        }
        boolean goesOn = paragraph.takes(line, kind);
        if (!goesOn && !out.isEmpty()) {
            append('\n', start);
        }
        paragraph.add(line, kind, goesOn);
        append(start, end);
    }

    private void append(int start, int end) {
        int length = out.length();
        out.append(raw, start, end);
        for (int i = start; i < end; i++) {
            int at = length + i - start;
            origins[at] = i;
            if (Characters.isControl(raw.charAt(i))) {
                out.setCharAt(at, ' ');
            }
        }
    }

    private void append(char c, int origin) {
        origins[out.length()] = origin;
        out.append(c);
    }

    private void controlCharacters() {
        int first = -1;
        int count = 0;
        for (int i = 0; i < raw.length(); i++) {
            if (Characters.isControl(raw.charAt(i))) {
                first = first < 0 ? i : first;
                count++;
            }
        }
        if (count > 0) {
            warnings.add(new ImportWarning("CONTROL_CHARACTER", count + " 个控制字符按空白处理,第一处在此", first));
        }
    }
}
