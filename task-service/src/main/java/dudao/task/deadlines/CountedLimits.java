package dudao.task.deadlines;

import dudao.commons.data.Ids;
import dudao.commons.time.DayKind;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.StatementContext;

/** Table {@code deadline}: how the counted limits of tasks were counted. */
@Singleton
public class CountedLimits {

    private static final String INSERT =
            """
            insert into deadline (id, task_id, version, rule, article, start_event, starts_on, amount, day_kind, rolled,
              suspended_days, due_at, calendar, provisional, basis, organization_id)
            values (:id, :task, :version, :rule, :article, :startEvent, :startsOn, :amount, :dayKind, :rolled,
              :suspendedDays, :due, :calendar, :provisional, :basis, :organization)""";

    private final Jdbi jdbi;

    CountedLimits(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** Of all tasks of one job. */
    public void shared(UUID job, UUID organization, CountedLimit deadline) {
        insert(job, null, 1, organization, deadline);
    }

    /** Of one task from this version of its limit on. */
    public void own(UUID task, int version, UUID organization, CountedLimit deadline) {
        insert(Ids.next(), task, version, organization, deadline);
    }

    private void insert(UUID id, UUID task, int version, UUID organization, CountedLimit deadline) {
        jdbi.useHandle(handle -> handle.createUpdate(INSERT)
                .bindMethods(deadline)
                .bind("id", id)
                .bind("task", task)
                .bind("version", version)
                .bind("organization", organization)
                .bind("due", deadline.dueAt().atOffset(ZoneOffset.UTC))
                .execute());
    }

    /** Empty when somebody chose the date. */
    public Optional<CountedLimit> of(UUID task, int version) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        """
                        select * from deadline where task_id = :task and version = :version
                        union all
                        select d.* from task t join deadline d on d.id = t.job_id and d.task_id is null
                        where t.id = :task and :version = 1
                        limit 1""")
                .bind("task", task)
                .bind("version", version)
                .map(CountedLimits::deadline)
                .findOne());
    }

    public static CountedLimit deadline(ResultSet row, StatementContext ignored) throws SQLException {
        return new CountedLimit(
                row.getString("rule"),
                row.getString("article"),
                StartEvent.valueOf(row.getString("start_event")),
                row.getObject("starts_on", LocalDate.class),
                row.getInt("amount"),
                DayKind.valueOf(row.getString("day_kind")),
                row.getBoolean("rolled"),
                row.getInt("suspended_days"),
                row.getObject("due_at", OffsetDateTime.class).toInstant(),
                row.getString("calendar"),
                row.getBoolean("provisional"),
                row.getString("basis"));
    }
}
