package dudao.task.extensions;

import dudao.commons.data.Ids;
import dudao.commons.data.Versioned;
import dudao.commons.identity.Caller;
import dudao.commons.identity.People;
import dudao.commons.problems.RuleViolation;
import dudao.commons.time.Clocks;
import dudao.task.tasks.TaskFacts;
import dudao.task.tasks.TaskState;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** One request for a later limit. */
@Entity
class Extension implements Versioned {

    private static final Set<TaskState> AT_WORK =
            EnumSet.of(TaskState.ASSIGNED, TaskState.ACCEPTED, TaskState.IN_PROGRESS, TaskState.RETURNED);
    private static final int YEARS_AHEAD = 10;

    @Id
    UUID id;

    @Version
    long version;

    UUID taskId;
    UUID organizationId;

    @Enumerated(EnumType.STRING)
    ExtensionState state;

    @Enumerated(EnumType.STRING)
    ExtensionReason reason;

    String text;
    String progress;
    LocalDate proposedOn;
    Instant requestedAt;
    String requestedBy;
    String requestedName;
    String requestedFor;
    Instant dueAt;
    Instant decideBy;
    boolean aboveCap;
    Instant decidedAt;
    String decidedBy;
    String decidedName;
    String decidedFor;
    String decision;
    LocalDate grantedOn;
    Integer daysGranted;
    Integer gapDays;

    protected Extension() {}

    static Extension request(NewExtension wanted, TaskFacts task, Instant now, Instant decideBy, Caller caller) {
        task.deadline().mustBeMovable("期限由法规或督导意见确定,不能延期");
        if (!AT_WORK.contains(task.state())) {
            throw RuleViolation.illegalTransition(task.state(), "extensions", List.of());
        }
        if (now.isAfter(task.dueAt())) {
            throw RuleViolation.of("EXTENSION_LATE", "延期应在期限届满前申请");
        }
        requireLater(task.dueAt(), wanted.proposedOn(), "/proposedOn");
        Extension extension = new Extension();
        extension.id = Ids.next();
        extension.taskId = task.id();
        extension.organizationId = task.organizationId();
        extension.state = ExtensionState.REQUESTED;
        extension.reason = wanted.reason();
        extension.text = wanted.text();
        extension.progress = wanted.progress();
        extension.proposedOn = wanted.proposedOn();
        extension.requestedAt = now;
        extension.requestedBy = caller.id();
        extension.requestedName = caller.name();
        extension.requestedFor = caller.onBehalfOf().orElse(null);
        extension.dueAt = task.dueAt();
        extension.decideBy = decideBy;
        return extension;
    }

    private static void requireLater(Instant dueAt, LocalDate wanted, String where) {
        LocalDate due = Clocks.lastDayOf(dueAt);
        if (!wanted.isAfter(due)) {
            throw RuleViolation.invalidField(where, "应晚于现在的期限 " + due);
        }
        if (wanted.isAfter(due.plusYears(YEARS_AHEAD))) {
            throw RuleViolation.invalidField(where, "应在现在的期限后 " + YEARS_AHEAD + " 年之内");
        }
    }

    @Override
    public UUID id() {
        return id;
    }

    @Override
    public long version() {
        return version;
    }

    /** What it is at a moment, as far as its limit is concerned. */
    ExtensionState at(Instant moment) {
        return state == ExtensionState.REQUESTED && moment.isAfter(dueAt) ? ExtensionState.LAPSED : state;
    }

    People applicants() {
        return People.of(requestedBy, requestedFor);
    }

    /** @param gap working days since the limit passed undecided */
    void approve(TaskFacts task, LocalDate until, boolean above, int gap, String said, Instant now, Caller by) {
        decide("approve", ExtensionState.APPROVED, said, now, by);
        requireLater(task.dueAt(), until, "/dueOn");
        if (until.isBefore(Clocks.dateOf(now))) {
            throw RuleViolation.of("DUE_IN_PAST", "期限 " + until + " 已过").at("/dueOn", "期限已过");
        }
        grantedOn = until;
        daysGranted = Math.toIntExact(ExtensionCap.daysBeyond(task.dueAt(), until));
        aboveCap = above;
        gapDays = gap;
    }

    void reject(int gap, String said, Instant now, Caller by) {
        decide("reject", ExtensionState.REJECTED, said, now, by);
        gapDays = gap;
    }

    void withdraw(Instant now, Caller by) {
        decide("withdraw", ExtensionState.WITHDRAWN, null, now, by);
    }

    /** Another request takes the place of one that lapsed. */
    void giveWay() {
        state = ExtensionState.LAPSED;
    }

    private void decide(String command, ExtensionState next, String said, Instant now, Caller by) {
        if (state != ExtensionState.REQUESTED) {
            throw RuleViolation.illegalTransition(state, command, List.of());
        }
        state = next;
        decision = said;
        decidedAt = now;
        decidedBy = by.id();
        decidedName = by.name();
        decidedFor = by.onBehalfOf().orElse(null);
    }
}
