package dudao.plan.importing;

import dudao.plan.importing.document.ImportResult;
import dudao.plan.importing.document.ImportWarning;
import dudao.plan.importing.document.ImportedDocument;
import java.util.List;
import java.util.UUID;

/** @param warnings about text outside the documents */
public record PlanImportView(UUID id, List<ImportedDocument> documents, List<ImportWarning> warnings) {

    static PlanImportView of(UUID id, ImportResult result) {
        return new PlanImportView(id, result.documents(), result.warnings());
    }
}
