package dudao.plan.importing.document;

/**
 * Something a person should look at.
 *
 * @param code stable, such as {@code PLACEHOLDER} or {@code UNPLACED_TEXT}
 * @param at offset in the submitted text
 */
public record ImportWarning(String code, String detail, int at) {}
