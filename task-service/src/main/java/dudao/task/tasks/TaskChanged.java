package dudao.task.tasks;

import dudao.task.duties.Deadline;
import dudao.task.duties.Source;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * Something moved a task or its deadline. Fired in the transaction that does it, after the task, its history and its
 * event are written: other features {@code @Observes} it to follow in the same transaction, or refuse the whole by
 * throwing a {@link dudao.commons.problems.RuleViolation}. It is not fired by set-based work: the fan-out of a measure
 * ({@code assigning.FanOut}), the cancellation of what a plan no longer wants ({@code ending.BulkCancellation}) and the
 * limits that a year's notice moves ({@code notices.Recounting}, unless a subtask or a part is due later); a feature that
 * must follow those as well looks at the rows.
 *
 * @param version of the task from now on
 * @param from null of a new task; the same as {@code to} when only the deadline moved
 * @param command path of the API's command; assign, change-deadline, recount-deadline; of an inspection's verdict
 *     verification-failed, finding-closed, order-again, refer
 * @param formerDeadline null of a new task
 * @param reason code, cause or short reason; null when none was given
 * @param actor null when no caller did it: an event of another service or a timer
 */
public record TaskChanged(
        UUID taskId,
        long version,
        TaskState from,
        TaskState to,
        String command,
        Source source,
        UUID organizationId,
        UUID countyId,
        Deadline formerDeadline,
        Deadline deadline,
        String reason,
        String text,
        List<UUID> evidenceIds,
        String actor,
        Instant at) {

    public int deadlineVersion() {
        return deadline.deadlineVersion();
    }

    public boolean movesDeadline() {
        return formerDeadline == null || formerDeadline.deadlineVersion() != deadline.deadlineVersion();
    }
}
