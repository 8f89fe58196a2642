package dudao.plan.importing;

import dudao.commons.identity.Caller;
import dudao.commons.problems.RuleViolation;
import dudao.plan.importing.document.ImportedDocument;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** Texts that were imported, with what was recognised in them. */
@ApplicationScoped
public class PlanImports {

    /** @param n position of the document in the import, from 1 */
    public ImportedDocument document(UUID importId, int n, Caller caller) {
        throw RuleViolation.notFound("导入", importId);
    }
}
