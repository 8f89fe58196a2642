package dudao.inspection.rectifications;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.UUID;

/** The unit's task as task-service last told of it. Only what this service reads. */
public record HeardTask(
        UUID taskId,
        UUID findingId,
        String state,
        OffsetDateTime assignedAt,
        OffsetDateTime submittedAt,
        String text,
        UUID organizationId,
        OffsetDateTime dueAt) {

    boolean isSubmitted() {
        return "SUBMITTED".equals(state);
    }

    Instant submitted() {
        return submittedAt == null ? null : submittedAt.toInstant();
    }
}
