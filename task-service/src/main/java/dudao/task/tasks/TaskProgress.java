package dudao.task.tasks;

import dudao.commons.http.ETags;
import dudao.commons.identity.Caller;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;

/** What the feature that keeps reports may ask of tasks and do to them. */
@Singleton
public class TaskProgress {

    /** A task the caller may report on, at this moment. */
    public static final class Open {

        private final Task task;
        private final Instant at;

        private Open(Task task, Instant at) {
            this.task = task;
            this.at = at;
        }

        public Instant at() {
            return at;
        }

        /** The measure of the plan whose targets the report may speak of; null of a task from no plan. */
        public UUID measureId() {
            return task.measureId;
        }

        public long version() {
            return task.version;
        }
    }

    private final Tasks tasks;
    private final TaskHistory history;
    private final Caller caller;
    private final Clock clock;

    TaskProgress(Tasks tasks, TaskHistory history, Caller caller, Clock clock) {
        this.tasks = tasks;
        this.history = history;
        this.caller = caller;
        this.clock = clock;
    }

    /** 404 when the caller may not see the task. */
    public void mustBeVisible(UUID taskId) {
        tasks.get(taskId);
    }

    /** @param ifMatch may be missing: a report adds and overwrites nothing */
    public Open open(UUID taskId, String ifMatch) {
        SeenTask seen = tasks.get(taskId);
        seen.mustAllowReport();
        Task task = seen.task();
        if (ifMatch != null) {
            ETags.check(ifMatch, task);
        }
        Instant now = task.moment(clock);
        task.reported(now);
        return new Open(task, now);
    }

    /** Tells others, which raises the task's version. */
    public void tell(Open open, String text, Object report) {
        history.tell(open.task, "progress-reported", Said.text(text), Author.of(caller), report, null);
    }
}
