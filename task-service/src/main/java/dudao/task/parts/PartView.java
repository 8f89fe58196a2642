package dudao.task.parts;

import com.fasterxml.jackson.annotation.JsonInclude;
import dudao.commons.identity.Actor;
import dudao.commons.time.Clocks;
import dudao.commons.time.Light;
import dudao.commons.time.Lights;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A part of a task with its own clock. */
@Schema(name = "TaskPart")
record PartView(
        UUID id,
        UUID taskId,
        String taskTitle,
        @Schema(description = "the unit of the task, which confirms the part") UUID leadOrganizationId,
        @Schema(description = "the assisting unit") UUID organizationId,
        @Schema(description = "what it is to do") String wording,
        @Schema(description = "ASSIGNED, ACCEPTED, DELIVERED, RETURNED, CONFIRMED or CANCELLED") PartState state,
        @Schema(description = "of the part alone") Light light,
        OffsetDateTime assignedAt,
        OffsetDateTime dueAt,
        OffsetDateTime originalDueAt,
        @Schema(description = "negative when late; null when it is done") Integer workingDaysLeft,
        OffsetDateTime acceptedAt,
        @Schema(description = "of the last delivery") OffsetDateTime deliveredAt,
        OffsetDateTime confirmedAt,
        int returnCount,
        @Schema(description = "what was done with it, oldest first") List<Done> history) {

    /** @param dueAt from then on */
    @Schema(name = "TaskPartAct")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Done(OffsetDateTime at, String command, String text, Actor by, OffsetDateTime dueAt) {}

    static PartView of(Part part, List<Done> history, Instant now, Lights lights) {
        return new PartView(
                part.id,
                part.taskId,
                part.taskTitle,
                part.leadOrganizationId,
                part.organizationId,
                part.wording,
                part.state,
                lights.at(now, part.clocking()),
                time(part.assignedAt),
                time(part.dueAt),
                time(part.originalDueAt),
                part.isOpen() ? lights.workingDaysLeft(measured(part, now), part.dueAt) : null,
                time(part.acceptedAt),
                time(part.deliveredAt),
                time(part.confirmedAt),
                part.returnCount,
                history);
    }

    /** The clock stands while the lead unit looks at a delivery. */
    private static Instant measured(Part part, Instant now) {
        return part.state == PartState.DELIVERED ? part.deliveredAt : now;
    }

    static OffsetDateTime time(Instant instant) {
        return instant == null ? null : instant.atZone(Clocks.SHANGHAI).toOffsetDateTime();
    }
}
