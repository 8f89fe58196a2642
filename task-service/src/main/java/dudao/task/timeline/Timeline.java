package dudao.task.timeline;

import dudao.commons.http.Cursor;
import dudao.commons.http.Page;
import dudao.commons.http.Paging;
import dudao.commons.time.Clocks;
import jakarta.inject.Singleton;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.StatementContext;

/** What happened to a task. */
@Singleton
class Timeline {

    private final Jdbi jdbi;

    Timeline(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** Assignment, transitions and reports, oldest first. */
    Page<TaskEntry> of(UUID taskId, Paging paging) {
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
                .map(Timeline::entry)
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
