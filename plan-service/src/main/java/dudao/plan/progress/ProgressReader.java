package dudao.plan.progress;

import dudao.commons.secrecy.Secrecy;
import dudao.commons.time.Clocks;
import dudao.commons.time.Light;
import dudao.commons.time.Lights;
import dudao.plan.access.PlanAccess;
import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;

/** Figures as of any moment: counted by the database from the histories, four statements however large the plan. */
@Singleton
class ProgressReader {

    /** An objection stops the unit's clock until it is decided. */
    private static final String PHASE =
            """
            (case when state in ('COMPLETED', 'CLOSED', 'CANCELLED', 'REASSIGNED', 'ARCHIVED') then 'DONE'
               when state in ('SUSPENDED', 'OBJECTED') then 'PAUSED'
               when state = 'SUBMITTED' then 'AWAITING_REVIEW'
               when state = 'ASSIGNED' then 'UNACKNOWLEDGED'
               else 'OPEN' end)""";

    private static final String COUNTS =
            """
            select item_id, state, light, count(*) from (
              select item_id, state, %s light from (
                select s.* from task_state s join plan_item i on i.id = s.item_id join plan p on p.id = i.plan_id
                where s.%%s = :id and s.at <= :asOf and (s.until is null or s.until > :asOf)
                  and %%s) readable) task
            group by item_id, state, light"""
                    .formatted(Lights.sql(PHASE, "assigned_at", "due_at", "coalesce(submitted_at, at)"));

    private static final String TARGETS =
            """
            with said as (
              select t.id target_id, r.quantity, r.objects, s.state in ('COMPLETED', 'CLOSED', 'ARCHIVED') confirmed
              from target t join report_value r on r.target_id = t.id and r.at <= :asOf
              join plan_item i on i.id = t.item_id join plan p on p.id = i.plan_id
              left join task_state s on s.task_id = r.task_id and s.at <= :asOf and (s.until is null or s.until > :asOf)
              where t.%1$s = :id and %2$s)
            select t.id target_id, t.item_id, t.text, t.object, t.unit, t.comparator, t.quantity wanted,
              coalesce(sum(said.quantity) filter (where said.confirmed), 0) achieved,
              coalesce(sum(said.quantity), 0) reported,
              array(select distinct name from said named, unnest(named.objects) name
                    where named.target_id = t.id and named.confirmed order by name) objects
            from target t join plan_item i on i.id = t.item_id join plan p on p.id = i.plan_id
            left join said on said.target_id = t.id
            where t.%1$s = :id and %3$s
            group by t.id, i.id order by i.position, t.position, t.id""";

    private static final String FINDINGS =
            """
            select f.item_id, count(*) from finding_state f left join plan_item i on i.id = f.item_id
            left join plan p on p.id = f.plan_id
            where f.%s = :id and f.at <= :asOf and (f.until is null or f.until > :asOf)
              and f.state in ('CONFIRMED', 'ASSIGNED', 'REFERRED', 'RECTIFYING', 'AWAITING_VERIFICATION')
              and %s and (i.id is null or %s)
            group by f.item_id""";

    public record Count(UUID itemId, String state, String light, int count) {}

    public record Open(UUID itemId, int count) {}

    public record PlanItem(UUID id, String number, String title) {}

    private static final RowMapper<Count> COUNT = ConstructorMapper.of(Count.class);
    private static final RowMapper<Open> OPEN = ConstructorMapper.of(Open.class);
    private static final RowMapper<PlanItem> ITEM = ConstructorMapper.of(PlanItem.class);

    private final Jdbi jdbi;
    private final Lights lights;

    ProgressReader(Jdbi jdbi, Lights lights) {
        this.jdbi = jdbi;
        this.lights = lights;
    }

    /** @param reader who asks, see {@link PlanAccess#reader}: what is restricted counts for few */
    Progress ofItem(UUID planId, UUID itemId, Instant asOf, Map<String, Object> reader) {
        return jdbi.withHandle(handle -> {
            List<Count> counts = counts(handle, "item_id", itemId, asOf, reader);
            List<Open> open = open(handle, "item_id", itemId, asOf, reader);
            return new Progress(
                    shanghai(asOf),
                    planId,
                    itemId,
                    tasks(counts),
                    targets(handle, "item_id", itemId, asOf, reader),
                    sum(open),
                    null);
        });
    }

    Progress ofPlan(UUID planId, Instant asOf, Map<String, Object> reader) {
        return jdbi.withHandle(handle -> {
            List<Count> counts = counts(handle, "plan_id", planId, asOf, reader);
            List<Progress.TargetProgress> targets = targets(handle, "plan_id", planId, asOf, reader);
            List<Open> open = open(handle, "plan_id", planId, asOf, reader);
            List<Progress.ItemProgress> items = items(handle, planId, reader).stream()
                    .map(item -> itemProgress(item, counts, targets, open))
                    .toList();
            return new Progress(shanghai(asOf), planId, null, tasks(counts), targets, sum(open), items);
        });
    }

    private static List<PlanItem> items(Handle handle, UUID planId, Map<String, Object> reader) {
        return handle.createQuery("select i.id, i.number, i.title from plan_item i join plan p on p.id = i.plan_id"
                        + " where i.plan_id = :id and " + PlanAccess.ITEM_READABLE + " order by i.position")
                .bindMap(reader)
                .bind("id", planId)
                .map(ITEM)
                .list();
    }

    private static Progress.ItemProgress itemProgress(
            PlanItem item, List<Count> counts, List<Progress.TargetProgress> targets, List<Open> open) {
        return new Progress.ItemProgress(
                item.id(),
                item.number(),
                item.title(),
                tasks(of(item, counts, Count::itemId)),
                of(item, targets, Progress.TargetProgress::itemId),
                sum(of(item, open, Open::itemId)));
    }

    private static <T> List<T> of(PlanItem item, List<T> rows, Function<T, UUID> itemId) {
        return rows.stream().filter(row -> item.id().equals(itemId.apply(row))).toList();
    }

    private List<Count> counts(Handle handle, String column, UUID id, Instant asOf, Map<String, Object> reader) {
        return handle.createQuery(COUNTS.formatted(column, PlanAccess.TASK_READABLE))
                .bindMap(reader)
                .bind("id", id)
                .bindMap(lights.boundaries(asOf))
                .map(COUNT)
                .list();
    }

    private static List<Open> open(Handle handle, String column, UUID id, Instant asOf, Map<String, Object> reader) {
        return handle.createQuery(FINDINGS.formatted(
                        column, Secrecy.readable("f", "f.organization_id"), PlanAccess.ITEM_READABLE))
                .bindMap(reader)
                .bind("id", id)
                .bind("asOf", utc(asOf))
                .map(OPEN)
                .list();
    }

    private static List<Progress.TargetProgress> targets(
            Handle handle, String column, UUID id, Instant asOf, Map<String, Object> reader) {
        return handle.createQuery(TARGETS.formatted(column, PlanAccess.TASK_READABLE, PlanAccess.ITEM_READABLE))
                .bindMap(reader)
                .bind("id", id)
                .bind("asOf", utc(asOf))
                .map((row, context) -> new Progress.TargetProgress(
                        row.getObject("target_id", UUID.class),
                        row.getObject("item_id", UUID.class),
                        row.getString("text"),
                        row.getString("object"),
                        row.getString("unit"),
                        row.getString("comparator"),
                        plain(row.getBigDecimal("wanted")),
                        plain(row.getBigDecimal("achieved")),
                        plain(row.getBigDecimal("reported")),
                        List.of((String[]) row.getArray("objects").getArray())))
                .list();
    }

    private static Progress.Tasks tasks(List<Count> counts) {
        int total = counts.stream().mapToInt(Count::count).sum();
        Map<String, Integer> byState = new LinkedHashMap<>();
        counts.stream()
                .sorted(Comparator.comparing(Count::state))
                .forEach(each -> byState.merge(each.state(), each.count(), Integer::sum));
        Map<String, Integer> byLight = new LinkedHashMap<>();
        counts.stream()
                .sorted(Comparator.comparing(each -> Light.valueOf(each.light())))
                .forEach(each -> byLight.merge(each.light(), each.count(), Integer::sum));
        return new Progress.Tasks(total, byState, byLight);
    }

    private static int sum(List<Open> open) {
        return open.stream().mapToInt(Open::count).sum();
    }

    private static BigDecimal plain(BigDecimal figure) {
        BigDecimal stripped = figure.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    private static OffsetDateTime shanghai(Instant instant) {
        return instant.atZone(Clocks.SHANGHAI).toOffsetDateTime();
    }
}
