package dudao.task.tasks;

import dudao.commons.events.Event;
import dudao.commons.events.Outbox;
import dudao.commons.events.Readers;
import dudao.commons.identity.People;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;

/** What happened to tasks: told to others, and kept so that the state of any past moment can be given. */
@Singleton
class TaskHistory {

    static final String TOPIC = "task.events.v1";

    private final Jdbi jdbi;
    private final Outbox outbox;
    private final jakarta.enterprise.event.Event<TaskChanged> changes;

    TaskHistory(Jdbi jdbi, Outbox outbox, jakarta.enterprise.event.Event<TaskChanged> changes) {
        this.jdbi = jdbi;
        this.outbox = outbox;
        this.changes = changes;
    }

    void tell(Task task, String fact, String reason, String text, Author author, Object report, Event cause) {
        tell(task, fact, TaskFact.of(task, reason, text, author.organizationId(), report), cause);
    }

    private void tell(Task task, String fact, TaskFact data, Event cause) {
        outbox.add(TOPIC, "dudao.task." + fact + ".v1", task, data, Readers.of(task.organizationId), cause);
    }

    /** A new task, of which its own row tells the beginning. */
    void begin(Task task, Author author, Event cause) {
        tell(task, "assigned", null, null, author, null, cause);
        changes.fire(changed(task, "assign", null, null, author));
    }

    /** Keeps and tells one transition, and lets the other features follow it. */
    void add(Task task, Act act, TaskFacts before, Author author, Event cause) {
        TaskFact fact = TaskFact.of(task, act.reason, act.text, author.organizationId(), null);
        tell(task, act.fact, act.isAboutDeadline() ? fact.after(before.deadline(), task.deadline) : fact, cause);
        keep(task, act, before.state(), author);
        changes.fire(changed(task, act.command, act, before, author));
    }

    private static TaskChanged changed(Task task, String command, Act act, TaskFacts before, Author author) {
        return new TaskChanged(
                task.id,
                task.version,
                before == null ? null : before.state(),
                task.state,
                command,
                task.source,
                task.organizationId,
                task.countyId,
                before == null ? null : before.deadline(),
                task.deadline,
                act == null ? null : act.reason,
                act == null ? null : act.text,
                act == null ? List.of() : act.evidenceIds,
                author.id(),
                task.updatedAt);
    }

    private void keep(Task task, Act act, TaskState from, Author author) {
        jdbi.useHandle(handle -> handle.createUpdate(
                        """
                        insert into task_transition (task_id, version, at, command, from_state, to_state, actor,
                          actor_name, on_behalf_of, actor_organization_id, reason, text, proposed_organization_id, evidence_ids,
                          due_at, deadline_version, accepted_at, submitted_at, completed_at)
                        values (:id, :version, :at, :command, :from, :to, :actor, :actorName, :onBehalfOf,
                          :actorOrganization, :reason, :text, :proposed, :evidence, :dueAt, :deadlineVersion, :acceptedAt, :submittedAt,
                          :completedAt)""")
                .bind("id", task.id)
                .bind("version", task.version)
                .bind("at", utc(task.updatedAt))
                .bind("command", act.command)
                .bind("from", from.name())
                .bind("to", task.state.name())
                .bind("actor", author.id())
                .bind("actorName", author.name())
                .bind("onBehalfOf", author.onBehalfOf())
                .bind("actorOrganization", author.organizationId())
                .bind("reason", act.reason)
                .bind("text", act.text)
                .bind("proposed", act.proposedOrganizationId)
                .bindArray("evidence", UUID.class, act.evidenceIds)
                .bind("dueAt", utc(task.deadline.dueAt()))
                .bind("deadlineVersion", task.deadline.deadlineVersion())
                .bind("acceptedAt", utc(task.acceptedAt))
                .bind("submittedAt", utc(task.submittedAt))
                .bind("completedAt", utc(task.completedAt))
                .execute());
    }

    /** Everybody who has acted for the unit on this task, or done a part of it, or for whom that was done. */
    People workers(UUID taskId) {
        return new People(jdbi.withHandle(handle -> handle.createQuery(
                        """
                        select distinct person from (
                          select actor, on_behalf_of from task_transition
                          where task_id = :id and command = any(:commands)
                          union all
                          select actor, on_behalf_of from task_report where task_id = :id
                          union all
                          select a.actor, a.on_behalf_of from task_part p join task_part_act a on a.part_id = p.id
                          where p.task_id = :id and a.command in ('accept', 'deliver')) act,
                          lateral (values (actor), (on_behalf_of)) p (person)
                        where person is not null""")
                .bind("id", taskId)
                .bindArray("commands", String.class, TaskCommand.OF_UNIT)
                .mapTo(String.class)
                .set()));
    }

    /** What other features would refuse: a re-verification that is still to come, a task above that stands still. */
    boolean hinders(TaskCommand command, UUID taskId) {
        return switch (command) {
            case CLOSE -> isDrawn(taskId);
            case RESUME -> isHeldStill(taskId);
            default -> false;
        };
    }

    private boolean isHeldStill(UUID taskId) {
        return jdbi.withHandle(handle -> handle.createQuery("select is_held_still(:id)")
                .bind("id", taskId)
                .mapTo(Boolean.class)
                .one());
    }

    private boolean isDrawn(UUID taskId) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        "select exists (select from reverification where task_id = :id and state = 'DRAWN')")
                .bind("id", taskId)
                .mapTo(Boolean.class)
                .one());
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
    }
}
