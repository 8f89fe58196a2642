package dudao.task.subtasks;

import dudao.commons.problems.RuleViolation;
import dudao.task.duties.Deadline;
import dudao.task.ending.BulkCancellation;
import dudao.task.tasks.Act;
import dudao.task.tasks.OutOfSight;
import dudao.task.tasks.TaskChanged;
import dudao.task.tasks.TaskState;
import dudao.task.tasks.Tasks;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** What happens to a task is followed by what was handed down from it, and bound by what it was handed down from. */
@Singleton
class SubtasksOfTask {

    /** Commands with a limit that somebody chose; one that follows from a rule is never refused. */
    private static final Set<String> CHOSEN_LIMIT = Set.of("change-deadline", "return", "reopen");

    /** In whatever state the task is, and whatever is open below it. */
    private static final String CLOSED_BY_INSPECTION = "finding-closed";

    private static final Set<String> ALL_BELOW_ENDED = Set.of("submit", "complete");

    private final OutOfSight outOfSight;
    private final Subtasks subtasks;
    private final Tasks tasks;
    private final BulkCancellation cancellation;

    SubtasksOfTask(OutOfSight outOfSight, Subtasks subtasks, Tasks tasks, BulkCancellation cancellation) {
        this.outOfSight = outOfSight;
        this.subtasks = subtasks;
        this.tasks = tasks;
        this.cancellation = cancellation;
    }

    void on(@Observes TaskChanged change) {
        boolean ends = change.to() == TaskState.CANCELLED
                || change.to() == TaskState.REASSIGNED
                || change.command().equals(CLOSED_BY_INSPECTION);
        boolean waits = ALL_BELOW_ENDED.contains(change.command());
        if (change.from() == null || !ends && !waits && !change.movesDeadline()) {
            return;
        }
        outOfSight.run(() -> {
            if (waits) {
                mustHaveEnded(change);
            }
            if (ends) {
                end(change);
            } else if (change.movesDeadline()) {
                keepWithin(change);
            }
        });
    }

    private void end(TaskChanged change) {
        cancellation.cancelBelow(change.taskId(), reason(change));
        subtasks.replacement(change.taskId()).ifPresent(next -> HandingDown.latest(next.above(), change.at())
                .ifPresent(limit -> HandingDown.mustNotPass(limit, next.own())));
    }

    /** Also when it is accepted: one of them may have been reopened since. */
    private void mustHaveEnded(TaskChanged change) {
        List<UUID> open = subtasks.open(change.taskId());
        if (!open.isEmpty()) {
            String what = change.command().equals("submit") ? "报请办结" : "办结";
            throw RuleViolation.of("SUBTASKS_OPEN", "还有 " + open.size() + " 项分解任务未办结，不能" + what)
                    .with("taskIds", open);
        }
    }

    private static String reason(TaskChanged change) {
        String what =
                switch (change.to()) {
                    case CANCELLED -> "上级任务已撤销";
                    case CLOSED -> "上级任务的督导问题已销号";
                    default -> "上级任务已改派";
                };
        return change.reason() == null ? what : what + "：" + change.reason();
    }

    private void keepWithin(TaskChanged change) {
        if (!change.deadline().dueAt().isAfter(change.at())) {
            return;
        }
        if (CHOSEN_LIMIT.contains(change.command())) {
            tasks.limitAbove(change.taskId())
                    .flatMap(limit -> HandingDown.latest(limit, change.at()))
                    .ifPresent(limit ->
                            HandingDown.mustNotPass(limit, change.deadline().dueAt()));
        }
        Deadline limit = change.deadline();
        String basis = Deadline.by("上级任务期限提前", limit.dueAt());
        subtasks.openAfter(change.taskId(), limit.dueAt())
                .forEach(id -> tasks.actBySystem(id, Act.recountDeadline(limit.dueAt(), basis), null));
    }
}
