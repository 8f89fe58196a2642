package dudao.plan.importing.document;

import java.time.LocalDate;

/**
 * @param relativeTo what the date hangs on where the school calendar decides and the date given is the usual one:
 *     {@code SPRING_TERM_START}, {@code SPRING_TERM_END}, {@code AUTUMN_TERM_START}, {@code AUTUMN_TERM_END},
 *     {@code SCHOOL_YEAR_START}, {@code WINTER_HOLIDAY} or {@code SUMMER_HOLIDAY}; else null
 */
public record ImportedDeadline(String text, LocalDate date, Span span, String relativeTo) {

    public ImportedDeadline(String text, LocalDate date, Span span) {
        this(text, date, span, null);
    }
}
