package dudao.task.tasks;

import com.fasterxml.jackson.annotation.JsonInclude;
import dudao.commons.secrecy.Classification;
import dudao.commons.time.Clocks;
import dudao.task.duties.Deadline;
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
        UUID parentId,
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
        Object report,
        OffsetDateTime formerDueAt,
        String deadlineBasis) {

    static TaskFact of(Task task, String reason, String text, UUID actorOrganizationId, Object report) {
        return new TaskFact(
                task.id,
                task.source.source().name(),
                task.source.planId(),
                task.source.itemId(),
                task.source.measureId(),
                task.source.findingId(),
                task.source.rectificationId(),
                task.parentId,
                task.organizationId,
                task.countyId,
                task.title,
                task.state.name(),
                time(task.assignment.assignedAt()),
                time(task.deadline.dueAt()),
                time(task.deadline.originalDueAt()),
                task.deadline.deadlineVersion(),
                time(task.acceptedAt),
                time(task.submittedAt),
                time(task.completedAt),
                reason,
                text,
                actorOrganizationId,
                task.secrecy().told(),
                task.handlingOfficeId,
                report,
                null,
                null);
    }

    /** Of a deadline that moved: the one before it, and the sentence that explains the new one. */
    TaskFact after(Deadline former, Deadline now) {
        return new TaskFact(
                taskId,
                source,
                planId,
                itemId,
                measureId,
                findingId,
                rectificationId,
                parentId,
                organizationId,
                countyId,
                title,
                state,
                assignedAt,
                dueAt,
                originalDueAt,
                deadlineVersion,
                acceptedAt,
                submittedAt,
                completedAt,
                reason,
                text,
                actorOrganizationId,
                classification,
                handlingOfficeId,
                report,
                time(former.dueAt()),
                now.deadlineBasis());
    }

    static OffsetDateTime time(Instant instant) {
        return instant == null ? null : instant.atZone(Clocks.SHANGHAI).toOffsetDateTime();
    }
}
