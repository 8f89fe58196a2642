package dudao.inspection.inspections;

import java.util.UUID;

/** What an inspection asks about its findings, which know it and not the other way round. */
public interface OpenFindings {

    int of(UUID inspectionId);
}
