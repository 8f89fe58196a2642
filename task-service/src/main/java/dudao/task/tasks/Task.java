package dudao.task.tasks;

import dudao.commons.data.Ids;
import dudao.commons.data.Versioned;
import dudao.commons.identity.OrganizationTree;
import dudao.commons.problems.RuleViolation;
import dudao.commons.secrecy.Classification;
import dudao.commons.secrecy.Secrecy;
import dudao.commons.time.Lights.Phase;
import dudao.task.duties.Deadline;
import dudao.task.duties.Deadlines;
import dudao.task.duties.Duty;
import dudao.task.duties.Source;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
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

    @Embeddable
    record Assignment(Instant assignedAt, String assignedBy, String assignedFor) {}

    /** After so many the next one is not a single reviewer's to decide. */
    private static final int RETURNS_BY_A_REVIEWER = 2;

    @Id
    UUID id;

    @Version
    long version;

    Source source;
    UUID organizationId;
    UUID countyId;
    String title;
    String acceptanceStandard;

    @Enumerated(EnumType.STRING)
    TaskState state;

    Assignment assignment;
    Deadline deadline;
    Instant acceptedAt;
    Instant submittedAt;
    Instant completedAt;
    int returnCount;
    int reopenCount;
    boolean objected;
    /** Null while its clock runs. */
    Pause pause;

    Long findingVersion;
    UUID replaces;

    /** Set once; whoever takes the place of the task above is written by the database. */
    @Column(updatable = false)
    UUID parentId;

    Instant updatedAt;

    @Enumerated(EnumType.STRING)
    Classification classification = Classification.INTERNAL;

    UUID handlingOfficeId;

    protected Task() {}

    static Task assign(Duty duty, Author by, Instant now) {
        Task task = new Task();
        task.id = Ids.next();
        task.source = duty.source();
        task.title = duty.title();
        task.acceptanceStandard = duty.acceptanceStandard();
        task.organizationId = duty.unit().id();
        task.countyId = duty.unit().countyId();
        task.state = TaskState.ASSIGNED;
        task.deadline = duty.deadline();
        task.assignment = new Assignment(now, by.id(), by.onBehalfOf());
        task.updatedAt = now;
        return task.classify(duty.secrecy());
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

    void object(Instant now, Instant objectBy) {
        move(TaskCommand.OBJECT, now);
        if (objected) {
            throw RuleViolation.of("ALREADY_OBJECTED", "每项任务只能退件一次");
        }
        if (now.isAfter(objectBy)) {
            throw RuleViolation.of("OBJECTION_LATE", "退件应在交办后 2 个工作日内提出");
        }
        objected = true;
        pause = new Pause(now, null, null);
    }

    /** The unit has to do it after all; the time its objection took is not taken from it. */
    void uphold(Instant now, Deadlines deadlines) {
        move(TaskCommand.UPHOLD, now);
        acceptedAt = null;
        deadline = pause.givenBack(deadline, now, deadlines, "异议审核");
        pause = null;
    }

    void uphold(Instant now, Instant dueAt, String basis) {
        move(TaskCommand.UPHOLD, now);
        acceptedAt = null;
        goOn(dueAt, basis);
    }

    private void goOn(Instant dueAt, String basis) {
        if (dueAt != null) {
            deadline = deadline.moved(dueAt, basis);
        }
        pause = null;
    }

    /** Goes to another unit, as the new task that is returned. */
    Task reassign(OrganizationTree.Node unit, Instant dueAt, Author by, Instant now) {
        move(TaskCommand.REASSIGN, now);
        if (unit.id().equals(organizationId)) {
            throw RuleViolation.invalidField("/organizationId", "改派应给另一单位");
        }
        pause = null;
        Deadline limit = Deadline.set(dueAt, Deadline.by("改派时确定", dueAt));
        Task next = assign(new Duty(source.now(), title, acceptanceStandard, unit, limit, secrecy()), by, now);
        next.replaces = id;
        next.parentId = parentId;
        return next;
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

    void returned(Instant newLimit) {
        returnCount++;
        deadline = deadline.moved(newLimit, Deadline.by("第 " + returnCount + " 次退回重办", newLimit));
    }

    /** Whether a return would be the third, or one after it; what comes from a finding the inspection returns. */
    boolean needsJointRuling() {
        return state == TaskState.SUBMITTED && returnCount >= RETURNS_BY_A_REVIEWER && source.findingId() == null;
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
        deadline = deadline.moved(newLimit, Deadline.by("第 " + reopenCount + " 次重启", newLimit));
    }

    void suspend(Instant now, LocalDate until) {
        TaskState before = state;
        move(TaskCommand.SUSPEND, now);
        deadline.mustBeMovable("整改期限由督导意见确定，不能中止");
        pause = Pause.until(until, before, now);
    }

    /** With the task it was handed down from, also before it is signed for, and until that goes on. */
    void suspendAlong(Instant now) {
        pause = new Pause(now, state, null);
        state = TaskState.SUSPENDED;
        updatedAt = now;
    }

    void resume(Instant now, Deadlines deadlines) {
        move(TaskCommand.RESUME, now);
        deadline = pause.givenBack(deadline, now, deadlines, "中止");
        pause = null;
    }

    void resume(Instant now, Instant dueAt, String basis) {
        move(TaskCommand.RESUME, now);
        goOn(dueAt, basis);
    }

    void cancel(Instant now) {
        move(TaskCommand.CANCEL, now);
        pause = null;
    }

    void extend(Instant now, Instant dueAt, String basis) {
        deadline.mustBeMovable("期限由法规或督导意见确定，不能变更");
        recount(now, dueAt, basis);
    }

    void recount(Instant now, Instant dueAt, String basis) {
        if (state.phase() == Phase.DONE) {
            throw RuleViolation.illegalTransition(state, "change-deadline", state.commandNames());
        }
        deadline = deadline.moved(dueAt, basis);
        updatedAt = now;
    }

    /** A report is no transition, but whoever acts on the task should have seen it. */
    void reported(Instant now) {
        if (!state.takesReports()) {
            throw RuleViolation.illegalTransition(state, "report", state.commandNames());
        }
        updatedAt = now;
    }

    /** The inspection's word holds in whatever state the task is. */
    void overrule(TaskState next, Instant now) {
        state = next;
        updatedAt = now;
        pause = null;
    }

    private void move(TaskCommand command, Instant now) {
        if (!state.commands().contains(command)) {
            throw RuleViolation.illegalTransition(state, command.path(), state.commandNames());
        }
        state = command == TaskCommand.RESUME ? pause.pausedFrom() : command.leadsTo;
        updatedAt = now;
    }
}
