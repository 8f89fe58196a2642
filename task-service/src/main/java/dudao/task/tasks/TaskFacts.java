package dudao.task.tasks;

import dudao.commons.data.Versioned;
import dudao.commons.secrecy.Secrecy;
import dudao.commons.time.Lights.Clocking;
import dudao.commons.time.Lights.Phase;
import dudao.task.duties.Deadline;
import dudao.task.duties.Source;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/**
 * A task as other features see it: as it was when they asked.
 *
 * @param submittedAt of the last submission, also of one that was returned
 * @param completedAt of the submission that was accepted
 * @param replaces the task of another unit this one took the place of
 * @param parentId the task it was handed down from
 * @param pausedUntil last day of the pause; null while no end is set
 */
public record TaskFacts(
        UUID id,
        long version,
        Source source,
        UUID organizationId,
        UUID countyId,
        String title,
        String acceptanceStandard,
        TaskState state,
        Instant assignedAt,
        Deadline deadline,
        Instant acceptedAt,
        Instant submittedAt,
        Instant completedAt,
        int returnCount,
        int reopenCount,
        boolean needsJointRuling,
        Instant pausedAt,
        LocalDate pausedUntil,
        UUID replaces,
        UUID parentId,
        Instant updatedAt,
        Secrecy secrecy)
        implements Versioned {

    static TaskFacts of(Task task) {
        return new TaskFacts(
                task.id,
                task.version,
                task.source,
                task.organizationId,
                task.countyId,
                task.title,
                task.acceptanceStandard,
                task.state,
                task.assignment.assignedAt(),
                task.deadline,
                task.acceptedAt,
                task.submittedAt,
                task.completedAt,
                task.returnCount,
                task.reopenCount,
                task.needsJointRuling(),
                task.pause == null ? null : task.pause.pausedAt(),
                task.pause == null ? null : task.pause.pausedUntil(),
                task.replaces,
                task.parentId,
                task.updatedAt,
                task.secrecy());
    }

    public Instant dueAt() {
        return deadline.dueAt();
    }

    public boolean isDone() {
        return state.phase() == Phase.DONE;
    }

    public Clocking clocking() {
        return new Clocking(
                state.phase(), assignedAt, deadline.dueAt(), state == TaskState.SUBMITTED ? submittedAt : null);
    }
}
