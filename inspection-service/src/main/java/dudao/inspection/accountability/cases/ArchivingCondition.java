package dudao.inspection.accountability.cases;

import java.util.UUID;

/** Something beside the case that must be done with before it is archived. */
public interface ArchivingCondition {

    void mustHold(UUID caseId);
}
