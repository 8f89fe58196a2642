package dudao.task.tasks;

import dudao.commons.data.Ids;
import dudao.commons.data.Versioned;
import dudao.commons.identity.OrganizationTree;
import dudao.commons.problems.RuleViolation;
import dudao.commons.secrecy.Classification;
import dudao.commons.secrecy.Secrecy;
import dudao.commons.time.Clocks;
import dudao.commons.time.Lights.Clocking;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.UUID;

/** One duty of one unit, from its assignment until it is done, reviewed and struck off. */
@Entity
class Task implements Versioned {

    /** From this return on the parties are to settle it together. */
    private static final int TOO_MANY_RETURNS = 3;

    @Id
    UUID id;

    @Version
    long version;

    @Enumerated(EnumType.STRING)
    TaskSource source;

    String origin;
    UUID planId;
    UUID itemId;
    UUID measureId;
    UUID findingId;
    UUID rectificationId;
    UUID organizationId;
    UUID countyId;
    String title;
    String acceptanceStandard;

    @Enumerated(EnumType.STRING)
    TaskState state;

    Instant assignedAt;
    String assignedBy;
    String assignedFor;
    Instant dueAt;
    Instant originalDueAt;

    @Enumerated(EnumType.STRING)
    DeadlineKind deadlineKind;

    int deadlineVersion;
    String deadlineBasis;
    Instant acceptedAt;
    Instant submittedAt;
    Instant completedAt;
    int returnCount;
    int reopenCount;
    boolean objected;
    Instant pausedAt;

    @Enumerated(EnumType.STRING)
    TaskState pausedFrom;

    LocalDate pausedUntil;
    Long findingVersion;
    UUID replaces;
    Instant updatedAt;

    @Enumerated(EnumType.STRING)
    Classification classification = Classification.INTERNAL;

    UUID handlingOfficeId;
    Integer planRevision;

    enum TaskSource {
        PLAN,
        FINDING,
        AD_HOC
    }

    enum DeadlineKind {
        SET,
        /** Laid down in a letter or by law: no clock of ours moves it. */
        STATUTORY
    }

    protected Task() {}

    static Task assign(TaskSource source, String title, OrganizationTree.Node unit, Author by, Instant now) {
        Task task = new Task();
        task.id = Ids.next();
        task.source = source;
        task.title = title;
        task.organizationId = unit.id();
        task.countyId = unit.countyId();
        task.state = TaskState.ASSIGNED;
        task.deadlineKind = DeadlineKind.SET;
        task.assignedAt = now;
        task.assignedBy = by.id();
        task.assignedFor = by.onBehalfOf();
        task.updatedAt = now;
        return task;
    }

    Task due(Instant dueAt, String basis) {
        if (deadlineVersion == 0) {
            originalDueAt = dueAt;
        }
        this.dueAt = dueAt;
        deadlineBasis = basis;
        deadlineVersion++;
        return this;
    }

    /** A task is as restricted as what it comes from. */
    Task classify(Secrecy secrecy) {
        classification = secrecy.classification();
        handlingOfficeId = secrecy.handlingOfficeId();
        return this;
    }

    Secrecy secrecy() {
        return new Secrecy(classification, handlingOfficeId);
    }

    @Override
    public UUID id() {
        return id;
    }

    @Override
    public long version() {
        return version;
    }

    /** Of the next change: what the database keeps, and never before the last one. */
    Instant moment(Clock clock) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        return now.isBefore(updatedAt) ? updatedAt : now;
    }

    void accept(Instant now) {
        move(TaskCommand.ACCEPT, now);
        acceptedAt = now;
    }

    void object(Instant now, Deadlines deadlines) {
        move(TaskCommand.OBJECT, now);
        if (objected) {
            throw RuleViolation.of("ALREADY_OBJECTED", "每项任务只能退件一次");
        }
        if (now.isAfter(deadlines.objectBy(assignedAt))) {
            throw RuleViolation.of("OBJECTION_LATE", "退件应在交办后 2 个工作日内提出");
        }
        objected = true;
        pausedAt = now;
    }

    /** The unit has to do it after all; the time its objection took is not taken from it. */
    void uphold(Instant now, Deadlines deadlines) {
        move(TaskCommand.UPHOLD, now);
        acceptedAt = null;
        giveBackThePause(now, deadlines, "异议审核");
    }

    /** Goes to another unit, as the new task that is returned. */
    Task reassign(OrganizationTree.Node unit, Instant dueAt, Author by, Instant now) {
        move(TaskCommand.REASSIGN, now);
        if (unit.id().equals(organizationId)) {
            throw RuleViolation.invalidField("/organizationId", "改派应给另一单位");
        }
        endPause();
        Task next = assign(source, title, unit, by, now);
        next.origin = origin;
        next.planId = planId;
        next.itemId = itemId;
        next.measureId = measureId;
        next.acceptanceStandard = acceptanceStandard;
        next.classify(secrecy());
        next.replaces = id;
        return next.due(dueAt, "改派时确定，" + by(dueAt));
    }

    void start(Instant now) {
        move(TaskCommand.START, now);
    }

    void submit(Instant now) {
        move(TaskCommand.SUBMIT, now);
        submittedAt = now;
    }

    void recall(Instant now) {
        move(TaskCommand.RECALL, now);
        submittedAt = null;
    }

    /** The submission did not stop the clock after all, but there is a new limit. */
    void giveBack(Instant now, Instant newLimit) {
        move(TaskCommand.RETURN, now);
        returned(newLimit);
    }

    private void returned(Instant newLimit) {
        returnCount++;
        due(newLimit, "第 " + returnCount + " 次退回重办，" + by(newLimit));
    }

    boolean needsJointRuling() {
        return returnCount >= TOO_MANY_RETURNS;
    }

    /** Done when the unit said so: that the review took its time costs the unit nothing. */
    void complete(Instant now) {
        move(TaskCommand.COMPLETE, now);
        completedAt = submittedAt;
    }

    void close(Instant now) {
        move(TaskCommand.CLOSE, now);
    }

    void reopen(Instant now, Instant newLimit) {
        move(TaskCommand.REOPEN, now);
        reopenCount++;
        completedAt = null;
        due(newLimit, "第 " + reopenCount + " 次重启，" + by(newLimit));
    }

    void suspend(Instant now, LocalDate until) {
        TaskState before = state;
        move(TaskCommand.SUSPEND, now);
        if (deadlineKind == DeadlineKind.STATUTORY) {
            throw RuleViolation.of("DEADLINE_NOT_EXTENDABLE", "整改期限由督导意见确定，不能中止");
        }
        if (until != null && until.isBefore(Clocks.dateOf(now))) {
            throw RuleViolation.invalidField("/until", "中止的截止日期已过");
        }
        pausedFrom = before;
        pausedAt = now;
        pausedUntil = until;
    }

    void resume(Instant now, Deadlines deadlines) {
        move(TaskCommand.RESUME, now);
        giveBackThePause(now, deadlines, "中止");
    }

    void cancel(Instant now) {
        move(TaskCommand.CANCEL, now);
        endPause();
    }

    private void giveBackThePause(Instant now, Deadlines deadlines, String what) {
        int days = deadlines.workingDaysPaused(pausedAt, now);
        if (days > 0 && deadlineKind == DeadlineKind.SET) {
            due(deadlines.later(dueAt, days), what + " " + days + " 个工作日，期限顺延");
        }
        endPause();
    }

    private void endPause() {
        pausedAt = null;
        pausedFrom = null;
        pausedUntil = null;
    }

    /** A report is no transition, but whoever acts on the task should have seen it. */
    void reported(Instant now) {
        if (!state.takesReports()) {
            throw RuleViolation.illegalTransition(state, "report", state.commandNames());
        }
        updatedAt = now;
    }

    /** The inspection's word holds in whatever state the task is. */
    void findingReturned(Instant now, Instant newLimit) {
        overrule(TaskState.RETURNED, now);
        completedAt = null;
        returned(newLimit);
    }

    void findingClosed(Instant now) {
        overrule(TaskState.CLOSED, now);
        completedAt = submittedAt == null ? now : submittedAt;
    }

    /** Ordered once more, after it had been referred to somebody else. */
    void findingOrderedAnew(Instant now, Instant dueAt, String basis) {
        overrule(TaskState.ASSIGNED, now);
        acceptedAt = null;
        completedAt = null;
        due(dueAt, basis);
    }

    void findingWentToAnother(Instant now) {
        overrule(TaskState.REASSIGNED, now);
    }

    private void overrule(TaskState next, Instant now) {
        state = next;
        updatedAt = now;
        endPause();
    }

    private void move(TaskCommand command, Instant now) {
        if (!state.commands().contains(command)) {
            throw RuleViolation.illegalTransition(state, command.path(), state.commandNames());
        }
        state = command == TaskCommand.RESUME ? pausedFrom : command.leadsTo;
        updatedAt = now;
    }

    Clocking clocking() {
        return new Clocking(state.phase(), assignedAt, dueAt, state == TaskState.SUBMITTED ? submittedAt : null);
    }

    private static String by(Instant limit) {
        return "限 " + Clocks.lastDayOf(limit) + " 前办结";
    }
}
