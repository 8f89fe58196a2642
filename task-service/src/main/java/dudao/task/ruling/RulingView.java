package dudao.task.ruling;

import static dudao.task.ruling.RulingFact.time;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A joint ruling on a submission: what was proposed and what the other party said. */
@Schema(name = "Ruling")
record RulingView(
        UUID id,
        UUID taskId,
        @Schema(description = "the unit of the task") UUID organizationId,
        @Schema(description = "VOIDED: the task has been moved by something else meanwhile") RulingState state,
        RulingDecision decision,
        @Schema(description = "of a return") ReturnReason reasonCode,
        String text,
        @Schema(description = "of a return: last day of the new limit, Asia/Shanghai") LocalDate dueOn,
        Party proposed,
        @Schema(description = "null while it waits; of a leader who ruled alone the same as `proposed`") Party decided,
        @Schema(description = "what the other party said") String answer) {

    @Schema(name = "RulingParty")
    record Party(
            OffsetDateTime at,
            String person,
            String name,
            @Schema(description = "the person it was done for, when a delegate did it") String onBehalfOf,
            UUID organizationId) {}

    static RulingView of(Ruling ruling) {
        Party proposed = new Party(
                time(ruling.proposedAt),
                ruling.proposedBy,
                ruling.proposedName,
                ruling.proposedFor,
                ruling.proposedOrganizationId);
        Party decided = ruling.decidedAt == null
                ? null
                : new Party(
                        time(ruling.decidedAt),
                        ruling.decidedBy,
                        ruling.decidedName,
                        ruling.decidedFor,
                        ruling.decidedOrganizationId);
        return new RulingView(
                ruling.id,
                ruling.taskId,
                ruling.organizationId,
                ruling.state,
                ruling.decision,
                ruling.reason,
                ruling.text,
                ruling.dueOn,
                proposed,
                decided,
                ruling.answer);
    }
}
