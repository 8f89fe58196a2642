package dudao.task.tasks;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** What can be done to a task: who may, where it leads and what is told about it. */
public enum TaskCommand {
    ACCEPT(By.UNIT, TaskState.ACCEPTED, "accepted"),
    OBJECT(By.UNIT_HEAD, TaskState.OBJECTED, "objected"),
    UPHOLD(By.SUPERVISOR, TaskState.ASSIGNED, "objection-rejected"),
    REASSIGN(By.SUPERVISOR, TaskState.REASSIGNED, "reassigned"),
    START(By.UNIT, TaskState.IN_PROGRESS, "started"),
    SUBMIT(By.UNIT_HEAD, TaskState.SUBMITTED, "completion-submitted"),
    RECALL(By.UNIT_HEAD, TaskState.IN_PROGRESS, "completion-recalled"),
    RETURN(By.REVIEWER, TaskState.RETURNED, "returned"),
    COMPLETE(By.REVIEWER, TaskState.COMPLETED, "completed"),
    CLOSE(By.SUPERVISOR, TaskState.CLOSED, "closed"),
    REOPEN(By.SUPERVISOR, TaskState.IN_PROGRESS, "reopened"),
    SUSPEND(By.SUPERVISOR, TaskState.SUSPENDED, "suspended"),
    /** Leads to the state it was suspended from. */
    RESUME(By.SUPERVISOR, null, "resumed"),
    CANCEL(By.SUPERVISOR, TaskState.CANCELLED, "cancelled");

    /** Where a person stands to the task. */
    public enum By {
        UNIT,
        UNIT_HEAD,
        /** Somebody who is not of the unit. */
        REVIEWER,
        SUPERVISOR,
        LEADER
    }

    final By by;
    final TaskState leadsTo;
    final String fact;

    TaskCommand(By by, TaskState leadsTo, String fact) {
        this.by = by;
        this.leadsTo = leadsTo;
        this.fact = fact;
    }

    /** By which the unit works on its task. */
    static final List<String> OF_UNIT = Arrays.stream(values())
            .filter(command -> command.by == By.UNIT || command.by == By.UNIT_HEAD)
            .map(TaskCommand::path)
            .toList();

    /** Decides about what the unit has done or said, and therefore not by anybody who did it. */
    boolean judges() {
        return switch (this) {
            case RETURN, COMPLETE, CLOSE, UPHOLD, REASSIGN -> true;
            case ACCEPT, OBJECT, START, SUBMIT, RECALL, REOPEN, SUSPEND, RESUME, CANCEL -> false;
        };
    }

    public String path() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Of a task that came from a finding, whose verdict and responsible unit inspection-service decides. */
    boolean isVerdict() {
        return switch (this) {
            case REASSIGN, RETURN, COMPLETE, CLOSE, REOPEN, CANCEL -> true;
            case ACCEPT, OBJECT, UPHOLD, START, SUBMIT, RECALL, SUSPEND, RESUME -> false;
        };
    }
}
