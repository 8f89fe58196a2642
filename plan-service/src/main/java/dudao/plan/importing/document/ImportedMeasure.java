package dudao.plan.importing.document;

/** One thing to be done: a sentence or clause of an item's body. */
public record ImportedMeasure(String wording, Span span, Commitment commitment) {}
