package dudao.task.suspensions;

import dudao.commons.problems.RuleViolation;
import dudao.task.duties.Source;
import dudao.task.tasks.Act;
import dudao.task.tasks.OutOfSight;
import dudao.task.tasks.TaskChanged;
import dudao.task.tasks.TaskState;
import dudao.task.tasks.Tasks;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import jakarta.interceptor.Interceptor;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;

/**
 * The clocks of what was handed down stand still with that of the task above. They go on within seconds after it, by
 * {@link SuspensionSweep}, whichever way it went on.
 */
@Singleton
class SuspensionBelow {

    private static final Set<TaskState> RUNNING =
            EnumSet.of(TaskState.ASSIGNED, TaskState.ACCEPTED, TaskState.IN_PROGRESS, TaskState.RETURNED);

    private final Jdbi jdbi;
    private final Tasks tasks;
    private final OutOfSight outOfSight;

    SuspensionBelow(Jdbi jdbi, Tasks tasks, OutOfSight outOfSight) {
        this.jdbi = jdbi;
        this.tasks = tasks;
        this.outOfSight = outOfSight;
    }

    /** After the ledger has closed what ended: no task stands still twice. */
    void on(@Observes @Priority(Interceptor.Priority.LIBRARY_AFTER) TaskChanged change) {
        if (change.from() == change.to()) {
            return;
        }
        boolean handedDown = change.source().source() == Source.Kind.SUBTASK;
        if (change.to() == TaskState.SUSPENDED) {
            outOfSight.run(() -> runningBelow(change.taskId()).forEach(this::suspend));
        } else if (handedDown && RUNNING.contains(change.to()) && isHeldStill(change.taskId())) {
            mustNotBeByAPerson(change);
            outOfSight.run(() -> suspend(change.taskId()));
        }
    }

    private void mustNotBeByAPerson(TaskChanged change) {
        if (change.command().equals("resume") && !change.actor().equals(Tasks.SYSTEM)) {
            throw RuleViolation.of("PARENT_SUSPENDED", "上级任务中止期间，分解任务随之中止");
        }
    }

    private void suspend(UUID id) {
        tasks.actBySystem(id, Act.suspendAlong(), null);
    }

    private boolean isHeldStill(UUID id) {
        return jdbi.withHandle(handle -> handle.createQuery("select is_held_still(:id)")
                .bind("id", id)
                .mapTo(Boolean.class)
                .one());
    }

    private List<UUID> runningBelow(UUID id) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        "select id from task where parent_id = :id and state = any(:running) order by id")
                .bind("id", id)
                .bindArray(
                        "running",
                        String.class,
                        RUNNING.stream().map(TaskState::name).toList())
                .mapTo(UUID.class)
                .list());
    }
}
