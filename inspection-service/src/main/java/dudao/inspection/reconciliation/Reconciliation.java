package dudao.inspection.reconciliation;

import dudao.commons.http.Page;
import dudao.commons.http.Paging;
import dudao.commons.identity.Caller;
import dudao.commons.identity.OrganizationTree;
import dudao.inspection.access.Sight;
import dudao.inspection.requests.Where;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;

/**
 * Compares rectifications with their tasks as task-service told of them. What changed a moment ago on either side may
 * still be on its way and is left out.
 */
@Singleton
class Reconciliation {

    private static final RowMapper<DifferentTask.Row> ROW = ConstructorMapper.of(DifferentTask.Row.class);

    /** Alias {@code d}: every ordered rectification with the task that counts and the kinds of its differences. */
    private static final String COMPARED =
            """
            from (
              select c.id, array_remove(array[
                  case when t.task_id is null then 'MISSING_TASK' end,
                  case when n.tasks > 1 then 'SECOND_TASK' end,
                  case when t.organization_id <> c.organization_id then 'UNIT_DIFFERS' end,
                  case when c.state || case when c.state = 'ORDERED' and c.plan_required then '+PLAN' else '' end
                            || ' ' || t.state <> all(:agreeing) then 'STATE_DIFFERS' end,
                  case when t.due_at <> (c.due_on + 1)::timestamp at time zone 'Asia/Shanghai'
                            and c.state <> 'CLOSED' then 'DEADLINE_DIFFERS' end], null) as kinds,
                t.task_id, t.state as task_state, t.due_at as task_due_at, t.organization_id as task_organization_id,
                t.told_at, n.tasks
              from rectification c
              left join lateral (
                select * from rectification_task k
                where k.finding_id = c.finding_id and k.state not in ('REASSIGNED', 'CANCELLED')
                order by k.assigned_at desc nulls last, k.task_id desc limit 1) t on true
              cross join lateral (
                select count(*)::int as tasks from rectification_task k
                where k.finding_id = c.finding_id and k.state not in ('REASSIGNED', 'CANCELLED')) n
              where greatest(c.ordered_at, c.closed_at, c.reopened_at, t.told_at,
                      (select max(v.decided_at) from rectification_verification v where v.rectification_id = c.id))
                    < :settled) d
            join rectification c on c.id = d.id\s""";

    private final Jdbi jdbi;
    private final OrganizationTree tree;
    private final Caller caller;
    private final Clock clock;
    private final Duration grace;

    Reconciliation(
            Jdbi jdbi,
            OrganizationTree tree,
            Caller caller,
            Clock clock,
            @ConfigProperty(name = "dudao.reconciliation.grace", defaultValue = "10M") Duration grace) {
        this.jdbi = jdbi;
        this.tree = tree;
        this.caller = caller;
        this.clock = clock;
        this.grace = grace;
    }

    private OffsetDateTime settled() {
        return clock.instant().minus(grace).atOffset(ZoneOffset.UTC);
    }

    Page<DifferentTask> list(String kind, String under, Paging paging) {
        Where where = new Where(
                        "cardinality(d.kinds) > 0 and " + Sight.FINDING,
                        Sight.of(caller, tree).parameters())
                .with("settled", settled())
                .oneOf(Difference.class, "kind", kind, ":kind = any(d.kinds)")
                .id("under", under, "r.path like (select u.path || '%' from organization u where u.id = :under)")
                .before(paging.after(1), "c.id");
        List<DifferentTask> found = jdbi.withHandle(handle -> handle.createQuery(
                        """
                        select c.id as rectification_id, c.finding_id, d.task_id, c.organization_id,
                          r.name as organization_name, d.told_at, c.state, c.due_on, d.task_state, d.task_due_at,
                          d.task_organization_id, d.tasks, d.kinds """
                                + " " + COMPARED
                                + """
                                join finding f on f.id = c.finding_id join inspection i on i.id = c.inspection_id
                                join organization o on o.id = f.organization_id
                                join organization r on r.id = c.organization_id """
                                + " " + where.sql() + " order by c.id desc limit :limit")
                .bindMap(where.values())
                .bindArray("agreeing", String.class, Agreement.PAIRS)
                .bind("limit", paging.limit() + 1)
                .map(ROW)
                .map(DifferentTask.Row::shown)
                .list());
        return Page.of(found, paging, each -> List.of(each.rectificationId()));
    }

    /** Of all rectifications; in a transaction that sees everything. */
    Map<Difference, Integer> counts() {
        Map<Difference, Integer> counts = new EnumMap<>(Difference.class);
        jdbi.useHandle(handle -> handle.createQuery("select kind, count(*)::int as n " + COMPARED
                        + "cross join unnest(d.kinds) as kind group by kind")
                .bind("settled", settled())
                .bindArray("agreeing", String.class, Agreement.PAIRS)
                .map((row, context) -> Map.entry(Difference.valueOf(row.getString("kind")), row.getInt("n")))
                .forEach(each -> counts.put(each.getKey(), each.getValue())));
        return counts;
    }
}
