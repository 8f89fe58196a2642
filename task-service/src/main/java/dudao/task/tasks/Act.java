package dudao.task.tasks;

import dudao.task.duties.Deadlines;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.function.UnaryOperator;

/** Something done to a task: what it is called, what was said with it and what it changes. */
public final class Act {

    /** Why a task stands still that was handed down from one that does. */
    public static final String PARENT_SUSPENDED = "PARENT_SUSPENDED";

    private static final String DEADLINE_CHANGED = "deadline-changed";

    /** As the timeline and {@link TaskChanged} name it. */
    final String command;

    /** Of the event: {@code dudao.task.<fact>.v1}. */
    final String fact;

    /** What the caller has to be allowed; null of an act whose feature has its own rule for that. */
    final TaskCommand right;

    final BiConsumer<Task, Instant> rule;

    String reason;
    String text;
    UUID proposedOrganizationId;
    List<UUID> evidenceIds = List.of();

    private Act(TaskCommand right, BiConsumer<Task, Instant> rule) {
        this(right.path(), right.fact, right, rule);
    }

    private Act(String command, String fact, TaskCommand right, BiConsumer<Task, Instant> rule) {
        this.command = command;
        this.fact = fact;
        this.right = right;
        this.rule = rule;
    }

    /** Of another service, whose word holds. */
    static Act foreign(String command, String fact, BiConsumer<Task, Instant> rule) {
        return new Act(command, fact, null, rule);
    }

    /** @param reason a code, a cause or a short reason */
    public Act because(String reason) {
        this.reason = reason;
        return this;
    }

    public Act saying(String text) {
        this.text = text;
        return this;
    }

    public Act with(List<UUID> evidence) {
        evidenceIds = evidence == null ? List.of() : List.copyOf(evidence);
        return this;
    }

    boolean isAboutDeadline() {
        return fact.equals(DEADLINE_CHANGED);
    }

    public static Act accept() {
        return new Act(TaskCommand.ACCEPT, Task::accept);
    }

    /** @param objectBy last moment for it, by that of the assignment */
    public static Act object(UUID proposedOrganizationId, UnaryOperator<Instant> objectBy) {
        Act act = new Act(
                TaskCommand.OBJECT, (task, now) -> task.object(now, objectBy.apply(task.assignment.assignedAt())));
        act.proposedOrganizationId = proposedOrganizationId;
        return act;
    }

    public static Act uphold(Deadlines deadlines) {
        return new Act(TaskCommand.UPHOLD, (task, now) -> task.uphold(now, deadlines));
    }

    /** With a limit that was counted elsewhere; the one it has stays when both are null. */
    public static Act uphold(Instant dueAt, String basis) {
        return new Act(TaskCommand.UPHOLD, (task, now) -> task.uphold(now, dueAt, basis));
    }

    static Act reassign(BiConsumer<Task, Instant> rule) {
        return new Act(TaskCommand.REASSIGN, rule);
    }

    public static Act start() {
        return new Act(TaskCommand.START, Task::start);
    }

    public static Act submit() {
        return new Act(TaskCommand.SUBMIT, Task::submit);
    }

    public static Act recall() {
        return new Act(TaskCommand.RECALL, Task::recall);
    }

    /** @param limit from the moment of the act to the new limit */
    public static Act giveBack(UnaryOperator<Instant> limit) {
        return new Act(TaskCommand.RETURN, (task, now) -> task.giveBack(now, limit.apply(now)));
    }

    public static Act complete() {
        return new Act(TaskCommand.COMPLETE, Task::complete);
    }

    public static Act close() {
        return new Act(TaskCommand.CLOSE, Task::close);
    }

    /** @param limit from the moment of the act to the new limit */
    public static Act reopen(UnaryOperator<Instant> limit) {
        return new Act(TaskCommand.REOPEN, (task, now) -> task.reopen(now, limit.apply(now)));
    }

    /** @param until last day of the pause; null while no end is set */
    public static Act suspend(LocalDate until) {
        return new Act(TaskCommand.SUSPEND, (task, now) -> task.suspend(now, until));
    }

    /** With the task it was handed down from. */
    public static Act suspendAlong() {
        return new Act("suspend", "suspended", null, Task::suspendAlong)
                .because(PARENT_SUSPENDED)
                .saying("上级任务中止");
    }

    /** The working days of the pause are added to the limit. */
    public static Act resume(Deadlines deadlines) {
        return new Act(TaskCommand.RESUME, (task, now) -> task.resume(now, deadlines));
    }

    /** With a limit that was counted elsewhere; the one it has stays when both are null. */
    public static Act resume(Instant dueAt, String basis) {
        return new Act(TaskCommand.RESUME, (task, now) -> task.resume(now, dueAt, basis));
    }

    public static Act cancel() {
        return new Act(TaskCommand.CANCEL, Task::cancel);
    }

    /** Another limit, by somebody's decision: refused of a statutory one with DEADLINE_NOT_EXTENDABLE. */
    public static Act changeDeadline(Instant dueAt, String basis) {
        return new Act("change-deadline", DEADLINE_CHANGED, null, (task, now) -> task.extend(now, dueAt, basis));
    }

    /** Another limit that the same rule gives, as when a year's calendar is loaded or a letter is amended. */
    public static Act recountDeadline(Instant dueAt, String basis) {
        return new Act("recount-deadline", DEADLINE_CHANGED, null, (task, now) -> task.recount(now, dueAt, basis));
    }
}
