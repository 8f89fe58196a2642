package dudao.task.suspensions;

import dudao.commons.data.Ids;
import dudao.commons.time.Clocks;
import dudao.task.duties.Deadlines;
import dudao.task.tasks.TaskChanged;
import dudao.task.tasks.TaskState;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.StatementContext;

/** Table {@code suspension}: follows every pause of every task. */
@Singleton
public class SuspensionLedger {

    /** @param kind SUSPENSION or OBJECTION */
    record Entry(
            UUID id,
            String kind,
            String cause,
            String legalBasis,
            String text,
            List<UUID> evidenceIds,
            OffsetDateTime openedAt,
            String openedBy,
            LocalDate endsOn,
            OffsetDateTime closedAt,
            String closedBy,
            Integer days,
            UUID bulkId) {}

    private final Jdbi jdbi;

    SuspensionLedger(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    void on(@Observes TaskChanged change) {
        if (change.from() == change.to()) {
            return;
        }
        if (isPause(change.from())) {
            close(change);
        }
        if (isPause(change.to())) {
            open(change);
        }
    }

    private static boolean isPause(TaskState state) {
        return state == TaskState.SUSPENDED || state == TaskState.OBJECTED;
    }

    private void open(TaskChanged change) {
        jdbi.useHandle(handle -> handle.createUpdate(
                        """
                        insert into suspension (id, task_id, organization_id, kind, cause, text, evidence_ids, opened_at,
                          opened_by, ends_on)
                        select :id, id, organization_id, :kind, :cause, :text, :evidence, :at, :actor, paused_until
                        from task where id = :task""")
                .bind("id", Ids.next())
                .bind("task", change.taskId())
                .bind("kind", change.to() == TaskState.OBJECTED ? "OBJECTION" : "SUSPENSION")
                .bind("cause", change.reason())
                .bind("text", change.text())
                .bindArray("evidence", UUID.class, change.evidenceIds() == null ? List.of() : change.evidenceIds())
                .bind("at", change.at().atOffset(ZoneOffset.UTC))
                .bind("actor", change.actor())
                .execute());
    }

    private void close(TaskChanged change) {
        jdbi.useHandle(handle -> handle.createUpdate(
                        "update suspension set closed_at = :at, closed_by = :actor where task_id = :task and closed_at"
                                + " is null")
                .bind("task", change.taskId())
                .bind("at", change.at().atOffset(ZoneOffset.UTC))
                .bind("actor", change.actor())
                .execute());
    }

    /** What the command said beyond what every command can. */
    public void explain(UUID task, String legalBasis) {
        explain(task, legalBasis, null);
    }

    void explain(UUID task, String legalBasis, UUID bulk) {
        jdbi.useHandle(handle -> handle.createUpdate(
                        "update suspension set legal_basis = :basis, bulk_id = :bulk where task_id = :task and"
                                + " closed_at is null")
                .bind("task", task)
                .bind("basis", legalBasis)
                .bind("bulk", bulk)
                .execute());
    }

    /** How many days the pause that has just ended gave back. */
    public void gaveBack(UUID task, int days) {
        jdbi.useHandle(handle -> handle.createUpdate(
                        """
                        update suspension set days = :days where id =
                          (select id from suspension where task_id = :task and closed_at is not null
                           order by opened_at desc limit 1)""")
                .bind("task", task)
                .bind("days", days)
                .execute());
    }

    /** By when a unit may object: the time for it begins anew after a suspension that began before it was over. */
    public Instant objectBy(UUID task, Instant assignedAt, Deadlines deadlines) {
        Instant by = deadlines.objectBy(assignedAt);
        for (Entry entry : of(task)) {
            if (entry.kind().equals("SUSPENSION")
                    && entry.closedAt() != null
                    && !entry.openedAt().toInstant().isAfter(by)) {
                by = deadlines.objectBy(entry.closedAt().toInstant());
            }
        }
        return by;
    }

    List<Entry> of(UUID task) {
        return jdbi.withHandle(
                handle -> handle.createQuery("select * from suspension where task_id = :task order by opened_at, id")
                        .bind("task", task)
                        .map(SuspensionLedger::entry)
                        .list());
    }

    private static Entry entry(ResultSet row, StatementContext ignored) throws SQLException {
        Array evidence = row.getArray("evidence_ids");
        return new Entry(
                row.getObject("id", UUID.class),
                row.getString("kind"),
                row.getString("cause"),
                row.getString("legal_basis"),
                row.getString("text"),
                Arrays.asList((UUID[]) evidence.getArray()),
                time(row, "opened_at"),
                row.getString("opened_by"),
                row.getObject("ends_on", LocalDate.class),
                time(row, "closed_at"),
                row.getString("closed_by"),
                row.getObject("days", Integer.class),
                row.getObject("bulk_id", UUID.class));
    }

    private static OffsetDateTime time(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.atZoneSameInstant(Clocks.SHANGHAI).toOffsetDateTime();
    }
}
