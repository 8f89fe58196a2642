package dudao.task.reverification;

import static dudao.task.reverification.ReverificationFact.time;

import java.time.OffsetDateTime;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A task that was drawn, and what was found. */
@Schema(name = "Reverification")
record ReverificationView(
        UUID id,
        UUID drawId,
        UUID taskId,
        @Schema(description = "the unit of the task") UUID organizationId,
        @Schema(description = "VOIDED: the task was reopened for another cause before") ReverificationState state,
        @Schema(description = "ON_SITE, DESK or TELEPHONE; null while it waits") Reverification.Method method,
        String text,
        OffsetDateTime decidedAt,
        String decidedBy,
        String decidedName,
        @Schema(description = "the person it was done for, when a delegate did it") String decidedFor,
        UUID decidedOrganizationId) {

    static ReverificationView of(Reverification found) {
        return new ReverificationView(
                found.id,
                found.drawId,
                found.taskId,
                found.organizationId,
                found.state,
                found.method,
                found.text,
                time(found.decidedAt),
                found.decidedBy,
                found.decidedName,
                found.decidedFor,
                found.decidedOrganizationId);
    }
}
