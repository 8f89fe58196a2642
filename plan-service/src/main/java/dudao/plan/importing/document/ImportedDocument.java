package dudao.plan.importing.document;

import java.time.LocalDate;
import java.util.List;

/** A plan as recognised in a text, not yet a plan of the system. What the text does not say is null. */
public record ImportedDocument(
        String title,
        String documentNumber,
        String issuer,
        LocalDate issuedOn,
        Integer planYear,
        List<ImportedSection> sections,
        List<ImportedItem> items,
        List<ImportWarning> warnings) {}
