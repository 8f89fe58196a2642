package dudao.task.extensions;

import dudao.commons.time.Clocks;
import dudao.commons.time.Light;
import dudao.commons.time.Lights;
import dudao.commons.time.Lights.Clocking;
import dudao.commons.time.Lights.Phase;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A request for a later limit and where its decision stands. */
@Schema(name = "Extension")
record ExtensionView(
        UUID id,
        UUID taskId,
        @Schema(description = "the unit") UUID organizationId,
        @Schema(description = "LAPSED: the limit passed undecided; it can still be decided") ExtensionState state,
        ExtensionReason reason,
        String text,
        String progress,
        LocalDate proposedOn,
        OffsetDateTime requestedAt,
        String requestedBy,
        String requestedName,
        @Schema(description = "the person it was done for, when a delegate did it") String requestedFor,
        @Schema(description = "limit of the task when it was requested") OffsetDateTime dueAt,
        Decision decision) {

    @Schema(name = "ExtensionDecision")
    record Decision(
            @Schema(description = "two working days after the request unless configured") OffsetDateTime dueAt,
            @Schema(description = "of whoever has to decide; NONE once it is decided") Light light,
            OffsetDateTime decidedAt,
            String decidedBy,
            String decidedName,
            String decidedFor,
            String text,
            @Schema(description = "last day of the limit that was granted") LocalDate grantedOn,
            @Schema(description = "calendar days beyond the limit before it") Integer daysGranted,
            @Schema(description = "more than supervision may grant: a leader decided") boolean aboveCap,
            @Schema(description = "working days the limit had passed when it was decided: booked on the decider")
                    Integer gapWorkingDays) {}

    static ExtensionView of(Extension extension, Instant now, Lights lights) {
        boolean open = extension.state == ExtensionState.REQUESTED;
        Clocking clock = new Clocking(open ? Phase.OPEN : Phase.DONE, extension.requestedAt, extension.decideBy, null);
        return new ExtensionView(
                extension.id,
                extension.taskId,
                extension.organizationId,
                extension.at(now),
                extension.reason,
                extension.text,
                extension.progress,
                extension.proposedOn,
                time(extension.requestedAt),
                extension.requestedBy,
                extension.requestedName,
                extension.requestedFor,
                time(extension.dueAt),
                new Decision(
                        time(extension.decideBy),
                        lights.at(now, clock),
                        time(extension.decidedAt),
                        extension.decidedBy,
                        extension.decidedName,
                        extension.decidedFor,
                        extension.decision,
                        extension.grantedOn,
                        extension.daysGranted,
                        extension.aboveCap,
                        extension.gapDays));
    }

    static OffsetDateTime time(Instant instant) {
        return instant == null ? null : instant.atZone(Clocks.SHANGHAI).toOffsetDateTime();
    }
}
