package dudao.plan.importing.document;

import java.util.List;

/**
 * @param number as printed; {@code 一-1} (section, position) where the document does not number its items
 * @param section ordinal of the section it stands under; null in a document without sections
 */
public record ImportedItem(
        String number,
        Integer section,
        String title,
        String body,
        Span span,
        List<ImportedTarget> targets,
        List<ImportedDeadline> deadlines,
        List<ImportedFrequency> frequencies,
        List<ImportedMeasure> measures,
        List<ImportedParty> parties,
        List<ImportedReference> references,
        List<ImportedAction> actions) {

    public ImportedItem {
        parties = parties == null ? List.of() : parties;
        references = references == null ? List.of() : references;
        actions = actions == null ? List.of() : actions;
    }

    public ImportedItem(
            String number,
            Integer section,
            String title,
            String body,
            Span span,
            List<ImportedTarget> targets,
            List<ImportedDeadline> deadlines,
            List<ImportedFrequency> frequencies,
            List<ImportedMeasure> measures) {
        this(number, section, title, body, span, targets, deadlines, frequencies, measures, null, null, null);
    }
}
