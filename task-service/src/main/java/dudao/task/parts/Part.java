package dudao.task.parts;

import dudao.commons.data.Ids;
import dudao.commons.data.Versioned;
import dudao.commons.problems.RuleViolation;
import dudao.commons.time.Clocks;
import dudao.commons.time.Lights.Clocking;
import dudao.task.tasks.TaskFacts;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.UUID;

/** What an assisting unit does of another unit's task. */
@Entity
@Table(name = "task_part")
class Part implements Versioned {

    @Id
    UUID id;

    @Version
    long version;

    UUID taskId;
    String taskTitle;
    UUID leadOrganizationId;
    UUID organizationId;
    String wording;

    @Enumerated(EnumType.STRING)
    PartState state;

    boolean restricted;
    Instant assignedAt;
    Instant dueAt;
    Instant originalDueAt;
    Instant acceptedAt;
    Instant deliveredAt;
    Instant confirmedAt;
    int returnCount;
    Instant updatedAt;

    protected Part() {}

    /** @param dueAt not after the limit of the task */
    static Part assign(TaskFacts task, UUID organizationId, String wording, Instant dueAt, Instant now) {
        mustNotOutlast(task, dueAt, now);
        Part part = new Part();
        part.id = Ids.next();
        part.taskId = task.id();
        part.taskTitle = task.title();
        part.leadOrganizationId = task.organizationId();
        part.organizationId = organizationId;
        part.wording = wording;
        part.state = PartState.ASSIGNED;
        part.restricted = task.secrecy().isRestricted();
        part.assignedAt = now;
        part.dueAt = dueAt;
        part.originalDueAt = dueAt;
        part.updatedAt = now;
        return part;
    }

    /** Once the limit of the task has passed it is the task that is late, and its parts get limits that can be kept. */
    static void mustNotOutlast(TaskFacts task, Instant dueAt, Instant now) {
        if (task.dueAt().isAfter(now) && dueAt.isAfter(task.dueAt())) {
            throw RuleViolation.of("PART_AFTER_TASK", "协办期限不能晚于任务期限 " + Clocks.lastDayOf(task.dueAt()))
                    .at("/dueOn", "晚于任务期限");
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

    Clocking clocking() {
        return new Clocking(state.phase(), assignedAt, dueAt, state == PartState.DELIVERED ? deliveredAt : null);
    }

    boolean isOpen() {
        return state != PartState.CONFIRMED && state != PartState.CANCELLED;
    }

    void accept(Instant now) {
        move("accept", PartState.ACCEPTED, now);
        acceptedAt = now;
    }

    void deliver(Instant now) {
        move("deliver", PartState.DELIVERED, now);
        deliveredAt = now;
    }

    void confirm(Instant now) {
        move("confirm", PartState.CONFIRMED, now);
        confirmedAt = now;
    }

    /** The delivery did not stop the clock after all; the limit stays unless another one is set. */
    void giveBack(Instant newLimit, Instant now) {
        move("return", PartState.RETURNED, now);
        returnCount++;
        if (newLimit != null) {
            dueAt = newLimit;
        }
    }

    void cancel(Instant now) {
        move("cancel", PartState.CANCELLED, now);
    }

    /** The task is to be done earlier. */
    void shorten(Instant limit, Instant now) {
        dueAt = limit;
        updatedAt = now;
    }

    private void move(String command, PartState next, Instant now) {
        if (!state.commands().contains(command)) {
            throw RuleViolation.illegalTransition(state, command, state.commands());
        }
        state = next;
        updatedAt = now;
    }
}
