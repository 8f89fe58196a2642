package dudao.task.tasks;

import com.fasterxml.jackson.annotation.JsonInclude;
import dudao.commons.secrecy.Classification;
import dudao.commons.time.Clocks;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.UUID;

/** What every event of a task tells: the whole task as it is from then on, and what was said. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record TaskFact(
        UUID taskId,
        String source,
        UUID planId,
        UUID itemId,
        UUID measureId,
        UUID findingId,
        UUID rectificationId,
        UUID organizationId,
        UUID countyId,
        String title,
        String state,
        OffsetDateTime assignedAt,
        OffsetDateTime dueAt,
        OffsetDateTime originalDueAt,
        int deadlineVersion,
        OffsetDateTime acceptedAt,
        OffsetDateTime submittedAt,
        OffsetDateTime completedAt,
        String reason,
        String text,
        UUID actorOrganizationId,
        Classification classification,
        UUID handlingOfficeId,
        Object report) {

    static TaskFact of(Task task, Said said, UUID actorOrganizationId, Object report) {
        return new TaskFact(
                task.id,
                task.source.name(),
                task.planId,
                task.itemId,
                task.measureId,
                task.findingId,
                task.rectificationId,
                task.organizationId,
                task.countyId,
                task.title,
                task.state.name(),
                time(task.assignedAt),
                time(task.dueAt),
                time(task.originalDueAt),
                task.deadlineVersion,
                time(task.acceptedAt),
                time(task.submittedAt),
                time(task.completedAt),
                said.reason(),
                said.text(),
                actorOrganizationId,
                task.secrecy().told(),
                task.handlingOfficeId,
                report);
    }

    static OffsetDateTime time(Instant instant) {
        return instant == null ? null : instant.atZone(Clocks.SHANGHAI).toOffsetDateTime();
    }
}
