package dudao.plan.importing.document;

/** @param ordinal as printed, so a fragment may begin with 3 */
public record ImportedSection(int ordinal, String heading) {}
