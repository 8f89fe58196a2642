package dudao.plan.importing.document;

import java.time.LocalDate;

public record ImportedDeadline(String text, LocalDate date, Span span) {}
