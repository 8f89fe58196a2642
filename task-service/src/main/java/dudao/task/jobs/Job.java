package dudao.task.jobs;

import dudao.commons.secrecy.Classification;
import dudao.commons.secrecy.Secrecy;
import java.time.OffsetDateTime;
import java.util.UUID;

public record Job(
        UUID id,
        JobKind kind,
        JobState state,
        boolean dryRun,
        int total,
        int done,
        int skipped,
        int failed,
        OffsetDateTime createdAt,
        OffsetDateTime finishedAt,
        String createdBy,
        String createdFor,
        UUID organizationId,
        Classification classification,
        UUID handlingOfficeId) {

    public Secrecy secrecy() {
        return new Secrecy(classification, handlingOfficeId);
    }
}
