package dudao.plan.importing.document;

/** Where something stands in the submitted text: offsets in UTF-16 code units, the end excluded. */
public record Span(int start, int end) {

    public boolean contains(Span other) {
        return start <= other.start && other.end <= end;
    }
}
