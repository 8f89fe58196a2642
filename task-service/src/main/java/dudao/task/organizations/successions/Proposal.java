package dudao.task.organizations.successions;

import java.time.OffsetDateTime;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(name = "TaskProposal")
record Proposal(
        UUID taskId,
        String title,
        String state,
        OffsetDateTime dueAt,
        UUID organizationId,
        @Schema(description = "who would have it; null when somebody has to choose") UUID proposedOrganizationId,
        @Schema(description = "REASSIGN, CANCEL, UNDECIDED, LEFT_TO_REVIEW or LEFT_TO_INSPECTION; more may come")
                String proposal,
        @Schema(description = "the successor's own task of the same measure") UUID existingTaskId) {}
