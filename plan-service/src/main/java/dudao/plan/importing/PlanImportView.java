package dudao.plan.importing;

import dudao.plan.importing.document.ImportResult;
import dudao.plan.importing.document.ImportWarning;
import dudao.plan.importing.document.ImportedDocument;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** @param warnings about text outside the documents */
public record PlanImportView(
        UUID id,
        List<ImportedDocument> documents,
        List<ImportWarning> warnings,
        @Schema(
                        description = "The text read out of a DOCX, PDF or web page, in which spans are counted;"
                                + " null where the text itself was submitted")
                String text) {

    static PlanImportView of(UUID id, ImportResult result) {
        return new PlanImportView(id, result.documents(), result.warnings(), result.text());
    }
}
