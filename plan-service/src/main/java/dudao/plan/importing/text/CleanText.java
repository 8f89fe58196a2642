package dudao.plan.importing.text;

import dudao.plan.importing.document.Span;

/**
 * A submitted text with its wraps undone: one paragraph a line, no blank lines, no blanks at the edges. It remembers
 * where each of its characters stood, and what is enclosed in quotation marks, 《》 or brackets.
 */
public final class CleanText {

    private final String text;
    private final int[] origins;
    private final Enclosures enclosures;

    /** @param origins where each character stood in what was submitted, and its end */
    public CleanText(String text, int[] origins) {
        this.text = text;
        this.origins = origins;
        this.enclosures = Enclosures.of(text);
    }

    public String text() {
        return text;
    }

    public int length() {
        return text.length();
    }

    public char charAt(int i) {
        return text.charAt(i);
    }

    public Enclosures enclosures() {
        return enclosures;
    }

    /** The place in the submitted text of what stands here from {@code start} to {@code end}. */
    public Span span(int start, int end) {
        return new Span(origins[start], end > start ? origins[end - 1] + 1 : origins[start]);
    }

    public int origin(int i) {
        return origins[i];
    }

    /** End of the line that contains position {@code i}, looked for no further than {@code limit}. */
    public int lineEnd(int i, int limit) {
        int end = i;
        while (end < limit && text.charAt(end) != '\n') {
            end++;
        }
        return end;
    }
}
