package dudao.task.timeline;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * One thing that happened to a task.
 *
 * @param version of the task after it; -1 is the assignment
 */
@Schema(name = "TaskEntry")
record TaskEntry(
        long version,
        OffsetDateTime at,
        @Schema(description = "assign, report, or a command of the API; of an inspection's verdict its name")
                String command,
        String fromState,
        String toState,
        String actor,
        String actorName,
        @Schema(description = "the person it was done for, when a delegate did it") String onBehalfOf,
        UUID actorOrganizationId,
        String reason,
        String text,
        UUID proposedOrganizationId,
        List<UUID> evidenceIds,
        OffsetDateTime dueAt,
        Integer deadlineVersion) {}
