package dudao.task.organizations.successions;

import dudao.commons.http.Cursor;
import dudao.commons.http.Page;
import dudao.commons.http.Paging;
import dudao.commons.time.Clocks;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.SqlStatement;
import org.jdbi.v3.core.statement.StatementContext;

/** What would become of the open tasks of organisations that end: a function of the tasks as they are, never stored. */
@Singleton
class Proposals {

    /**
     * CTEs {@code open} and {@code judged (id, holder, proposal, existing, …)}. Of several ended organisations that
     * had the same measure one task goes to the successor.
     */
    static final String JUDGED =
            """
            open as materialized (
              select * from task where organization_id = any(:closing)
                and state in ('ASSIGNED', 'OBJECTED', 'ACCEPTED', 'IN_PROGRESS', 'SUBMITTED', 'RETURNED', 'SUSPENDED')
              %s
            ), named as (
              select t.id, t.source, t.state, t.measure_id, t.organization_id, t.title, t.due_at,
                     coalesce(h.holder, cast(:proposed as uuid)) as holder
              from open t left join unnest(:tasks, :holders) h (task_id, holder) on h.task_id = t.id
            ), grouped as (
              select n.*,
                case when source = 'FINDING' then 'LEFT_TO_INSPECTION' when state = 'SUBMITTED' then 'LEFT_TO_REVIEW'
                     when holder is null then 'UNDECIDED' end as left_as,
                (select x.id from task x where x.measure_id = n.measure_id and x.organization_id = n.holder
                   and x.state not in ('REASSIGNED', 'CANCELLED')) as existing
              from named n
            ), judged as (
              select g.*, case when left_as is not null then left_as
                when existing is not null or measure_id is not null
                  and row_number() over (partition by measure_id, holder, left_as order by id) > 1 then 'CANCEL'
                else 'REASSIGN' end as proposal
              from grouped g
            )""";

    private final Jdbi jdbi;

    Proposals(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    Page<Proposal> list(Succession succession, Paging paging) {
        List<String> after = paging.after(1);
        List<Proposal> rows = jdbi.withHandle(handle -> bind(
                        handle.createQuery(
                                "with " + JUDGED.formatted("")
                                        + """
                                 select id, title, state, due_at, organization_id, holder, proposal, existing from judged
                                where cast(:after as uuid) is null or id > :after order by id limit :limit"""),
                        succession,
                        List.of())
                .bind("after", after == null ? null : id(after.get(0)))
                .bind("limit", paging.limit() + 1)
                .map(Proposals::proposal)
                .list());
        return Page.of(rows, paging, row -> List.of(row.taskId()));
    }

    static <S extends SqlStatement<S>> S bind(S statement, Succession succession, List<Confirmation.Holder> holders) {
        return statement
                .bindArray("closing", UUID.class, succession.closing())
                .bind("proposed", succession.proposedHolder())
                .bindArray(
                        "tasks",
                        UUID.class,
                        holders.stream().map(Confirmation.Holder::taskId).toList())
                .bindArray(
                        "holders",
                        UUID.class,
                        holders.stream()
                                .map(Confirmation.Holder::organizationId)
                                .toList());
    }

    private static UUID id(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException anotherList) {
            throw Cursor.invalid();
        }
    }

    private static Proposal proposal(ResultSet row, StatementContext ignored) throws SQLException {
        return new Proposal(
                row.getObject("id", UUID.class),
                row.getString("title"),
                row.getString("state"),
                row.getObject("due_at", OffsetDateTime.class)
                        .atZoneSameInstant(Clocks.SHANGHAI)
                        .toOffsetDateTime(),
                row.getObject("organization_id", UUID.class),
                row.getObject("holder", UUID.class),
                row.getString("proposal"),
                row.getObject("existing", UUID.class));
    }
}
