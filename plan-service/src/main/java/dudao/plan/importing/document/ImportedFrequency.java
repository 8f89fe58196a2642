package dudao.plan.importing.document;

/** @param per {@code day}, {@code week}, {@code month}, {@code quarter}, {@code semester} or {@code year} */
public record ImportedFrequency(String text, String per, int count, Span span) {}
