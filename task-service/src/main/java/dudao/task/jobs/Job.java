package dudao.task.jobs;

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
        UUID organizationId) {}
