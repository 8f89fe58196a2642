package dudao.task.cadence;

import dudao.commons.http.Cursor;
import dudao.commons.http.Page;
import dudao.commons.http.Paging;
import dudao.commons.identity.Caller;
import dudao.commons.identity.OrganizationTree;
import dudao.commons.identity.Scope;
import dudao.commons.secrecy.Secrecy;
import dudao.commons.time.Clocks;
import dudao.commons.time.WorkingCalendar;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import org.jdbi.v3.core.statement.Query;
import org.jdbi.v3.core.statement.StatementContext;

/** How occurrences stood at a moment: what was heard by then, and that nothing was heard of what was due. */
@Singleton
class Occurrences {

    /**
     * What came to its limit while the task was ended, paused or waiting for its review was not owed, and is none. The
     * history is looked into only for what nobody reported on.
     */
    private static final String SEEN =
            """
            select o.*, t.organization_id, t.county_id, unit.name as organization_name, r.reported_at, r.last_report,
                   case when r.reported_at is not null then case when r.nil then 'NIL' else 'RECEIVED' end
                        when o.due_at < :asOf then 'MISSING' else 'OPEN' end as status
            from occurrence o
            join task t on t.id = o.task_id
            join organization unit on unit.id = t.organization_id
            left join lateral (
              select min(at) as reported_at, (array_agg(nothing_to_report order by version desc))[1] as nil,
                     (array_agg(id order by version desc))[1] as last_report
              from task_report where occurrence_id = o.id and at <= :asOf) r on true
            where unit.path ^@ any(:scope) and %s
              and (cast(:measure as uuid) is null or o.measure_id = :measure)
              and (cast(:task as uuid) is null or o.task_id = :task)
              and (cast(:per as text) is null or o.per = :per and o.starts_on = :startsOn)
              and (r.reported_at is not null or coalesce((
                select to_state from task_transition where task_id = t.id and at <= least(o.due_at, :asOf)
                order by version desc limit 1), 'ASSIGNED') in ('ASSIGNED', 'ACCEPTED', 'IN_PROGRESS', 'RETURNED'))
              and t.assigned_at <= :asOf"""
                    .formatted(Secrecy.readable("t", "t.organization_id"));

    private static final String COUNT =
            """
            select county_id, coalesce((select name from organization where id = seen.county_id), '市本级') as name,
                   count(distinct organization_id) as units, count(*) as total,
                   count(*) filter (where status = 'RECEIVED') as received,
                   count(*) filter (where status = 'NIL') as nil,
                   count(*) filter (where status = 'MISSING') as missing,
                   count(*) filter (where status = 'OPEN') as open,
                   count(*) filter (where reported_at > due_at) as late
            from (%s) seen group by county_id order by name, county_id"""
                    .formatted(SEEN);

    private static final RowMapper<OccurrenceCounts> COUNTS = ConstructorMapper.of(OccurrenceCounts.class);

    private final Jdbi jdbi;
    private final OrganizationTree tree;
    private final Caller caller;
    private final Clock clock;
    private final WorkingCalendar calendar;

    Occurrences(Jdbi jdbi, OrganizationTree tree, Caller caller, Clock clock, WorkingCalendar calendar) {
        this.jdbi = jdbi;
        this.tree = tree;
        this.caller = caller;
        this.clock = clock;
        this.calendar = calendar;
    }

    boolean isVisible(UUID taskId) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        "select exists (select from task t join organization o on o.id = t.organization_id"
                                + " where t.id = :task and o.path ^@ any(:scope) and "
                                + Secrecy.readable("t", "t.organization_id") + ")")
                .bind("task", taskId)
                .bindArray(
                        "scope", String.class, (Object[]) tree.scopeOf(caller).paths())
                .bind(Secrecy.OFFICE, caller.organizationId())
                .mapTo(Boolean.class)
                .one());
    }

    /** In the order in which they are due; what one period asks several times, by its number. */
    Page<Occurrence> list(OccurrenceFilter filter, UUID taskId, boolean missing, Paging paging) {
        List<String> after = paging.after(3);
        String sql = "select * from (" + SEEN + ") seen where "
                + (missing ? "status = 'MISSING' and " : "")
                + (after == null ? "true" : "(due_at, number, id) > (:afterDue, :afterNumber, :afterId)")
                + " order by due_at, number, id limit :limit";
        List<Occurrence> rows = jdbi.withHandle(handle -> {
            Query query = bind(handle.createQuery(sql), filter, taskId).bind("limit", paging.limit() + 1);
            if (after != null) {
                query.bind("afterDue", moment(after.get(0)))
                        .bind("afterNumber", number(after.get(1)))
                        .bind("afterId", id(after.get(2)));
            }
            return query.map(Occurrences::occurrence).list();
        });
        return Page.of(rows, paging, row -> List.of(row.dueAt().toInstant().toString(), row.number(), row.id()));
    }

    List<OccurrenceCounts> counts(OccurrenceFilter filter) {
        return jdbi.withHandle(handle ->
                bind(handle.createQuery(COUNT), filter, null).map(COUNTS).list());
    }

    private Query bind(Query query, OccurrenceFilter filter, UUID taskId) {
        Instant asOf = Clocks.asOf(filter.asOf, clock);
        Scope scope = filter.under == null ? tree.scopeOf(caller) : Scope.of(tree.inScope(filter.under, caller));
        Period period = filter.period == null ? null : Period.labelled(filter.period, "?period", calendar);
        return query.bind("asOf", asOf.atOffset(ZoneOffset.UTC))
                .bindArray("scope", String.class, (Object[]) scope.paths())
                .bind(Secrecy.OFFICE, caller.organizationId())
                .bind("measure", filter.measureId)
                .bind("task", taskId)
                .bind("per", period == null ? null : period.per())
                .bind("startsOn", period == null ? null : period.startsOn());
    }

    private static OffsetDateTime moment(String cursor) {
        try {
            return Instant.parse(cursor).atOffset(ZoneOffset.UTC);
        } catch (DateTimeException notOurs) {
            throw Cursor.invalid();
        }
    }

    private static int number(String cursor) {
        try {
            return Integer.parseInt(cursor);
        } catch (NumberFormatException notOurs) {
            throw Cursor.invalid();
        }
    }

    private static UUID id(String cursor) {
        try {
            return UUID.fromString(cursor);
        } catch (IllegalArgumentException notOurs) {
            throw Cursor.invalid();
        }
    }

    private static Occurrence occurrence(ResultSet row, StatementContext ignored) throws SQLException {
        OffsetDateTime dueAt = time(row, "due_at");
        OffsetDateTime reportedAt = time(row, "reported_at");
        return new Occurrence(
                row.getObject("id", UUID.class),
                row.getObject("task_id", UUID.class),
                row.getObject("measure_id", UUID.class),
                row.getObject("organization_id", UUID.class),
                row.getString("organization_name"),
                row.getObject("county_id", UUID.class),
                row.getString("name"),
                Period.label(row.getString("per"), row.getObject("starts_on", LocalDate.class)),
                row.getObject("starts_on", LocalDate.class),
                row.getObject("ends_on", LocalDate.class),
                row.getInt("number"),
                dueAt,
                row.getString("status"),
                reportedAt,
                reportedAt != null && reportedAt.isAfter(dueAt),
                row.getObject("last_report", UUID.class));
    }

    private static OffsetDateTime time(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.atZoneSameInstant(Clocks.SHANGHAI).toOffsetDateTime();
    }
}
