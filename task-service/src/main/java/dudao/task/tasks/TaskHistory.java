package dudao.task.tasks;

import dudao.commons.events.Event;
import dudao.commons.events.Outbox;
import dudao.commons.events.Readers;
import dudao.commons.http.Cursor;
import dudao.commons.http.Page;
import dudao.commons.http.Paging;
import dudao.commons.identity.People;
import dudao.commons.time.Clocks;
import jakarta.inject.Singleton;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.StatementContext;

/** What happened to tasks: told to others, and kept so that the state of any past moment can be given. */
@Singleton
class TaskHistory {

    static final String TOPIC = "task.events.v1";

    private final Jdbi jdbi;
    private final Outbox outbox;

    TaskHistory(Jdbi jdbi, Outbox outbox) {
        this.jdbi = jdbi;
        this.outbox = outbox;
    }

    void tell(Task task, String fact, Said said, Author author, Object report, Event cause) {
        outbox.add(
                TOPIC,
                "dudao.task." + fact + ".v1",
                task,
                TaskFact.of(task, said, author.organizationId(), report),
                Readers.of(task.organizationId),
                cause);
    }

    /** Keeps and tells one transition. */
    void add(Task task, String command, String fact, TaskState from, Said said, Author author, Event cause) {
        tell(task, fact, said, author, null, cause);
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
                .bind("command", command)
                .bind("from", from.name())
                .bind("to", task.state.name())
                .bind("actor", author.id())
                .bind("actorName", author.name())
                .bind("onBehalfOf", author.onBehalfOf())
                .bind("actorOrganization", author.organizationId())
                .bind("reason", said.reason())
                .bind("text", said.text())
                .bind("proposed", said.proposedOrganizationId())
                .bindArray("evidence", UUID.class, said.evidenceIds())
                .bind("dueAt", utc(task.dueAt))
                .bind("deadlineVersion", task.deadlineVersion)
                .bind("acceptedAt", utc(task.acceptedAt))
                .bind("submittedAt", utc(task.submittedAt))
                .bind("completedAt", utc(task.completedAt))
                .execute());
    }

    /** Everybody who has acted for the unit on this task, or for whom that was done. */
    People workers(UUID taskId) {
        return new People(jdbi.withHandle(handle -> handle.createQuery(
                        """
                        select distinct person from (
                          select actor, on_behalf_of from task_transition
                          where task_id = :id and command = any(:commands)
                          union all
                          select actor, on_behalf_of from task_report where task_id = :id) act,
                          lateral (values (actor), (on_behalf_of)) p (person)
                        where person is not null""")
                .bind("id", taskId)
                .bindArray("commands", String.class, TaskCommand.OF_UNIT)
                .mapTo(String.class)
                .set()));
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
    }

    /** Assignment, transitions and reports, oldest first. */
    Page<TaskEntry> timeline(UUID taskId, Paging paging) {
        List<String> after = paging.after(1);
        List<TaskEntry> rows = jdbi.withHandle(handle -> handle.createQuery(
                        """
                        select * from (
                          select -1 as version, assigned_at as at, 'assign' as command, null as from_state,
                            'ASSIGNED' as to_state, assigned_by as actor, null as actor_name,
                            assigned_for as on_behalf_of, null::uuid as actor_organization_id, null as reason, null as text,
                            null::uuid as proposed_organization_id, null::uuid[] as evidence_ids,
                            original_due_at as due_at, 1 as deadline_version
                          from task where id = :id
                          union all
                          select version, at, command, from_state, to_state, actor, actor_name, on_behalf_of,
                            actor_organization_id, reason, text, proposed_organization_id, evidence_ids, due_at, deadline_version
                          from task_transition where task_id = :id
                          union all
                          select version, at, 'report', null, null, actor, actor_name, on_behalf_of,
                            actor_organization_id, null, text, null, evidence_ids, null, null
                          from task_report where task_id = :id) entry
                        where version > :after order by version limit :limit""")
                .bind("id", taskId)
                .bind("after", after == null ? -2 : version(after.get(0)))
                .bind("limit", paging.limit() + 1)
                .map(TaskHistory::entry)
                .list());
        return Page.of(rows, paging, row -> List.of(row.version()));
    }

    private static long version(String cursor) {
        try {
            return Long.parseLong(cursor);
        } catch (NumberFormatException notOurs) {
            throw Cursor.invalid();
        }
    }

    private static TaskEntry entry(ResultSet row, StatementContext ignored) throws SQLException {
        Array evidence = row.getArray("evidence_ids");
        return new TaskEntry(
                row.getLong("version"),
                time(row, "at"),
                row.getString("command"),
                row.getString("from_state"),
                row.getString("to_state"),
                row.getString("actor"),
                row.getString("actor_name"),
                row.getString("on_behalf_of"),
                row.getObject("actor_organization_id", UUID.class),
                row.getString("reason"),
                row.getString("text"),
                row.getObject("proposed_organization_id", UUID.class),
                evidence == null ? List.of() : Arrays.asList((UUID[]) evidence.getArray()),
                time(row, "due_at"),
                row.getObject("deadline_version", Integer.class));
    }

    private static OffsetDateTime time(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.atZoneSameInstant(Clocks.SHANGHAI).toOffsetDateTime();
    }
}
