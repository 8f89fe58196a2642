package dudao.plan.assessing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dudao.plan.access.WholeView;
import dudao.plan.assessing.Figures.OfMeasure;
import dudao.plan.assessing.Figures.OfTarget;
import dudao.plan.assessing.Figures.Tasks;
import dudao.plan.importing.document.Commitment;
import dudao.plan.targets.Standing;
import dudao.plan.targets.Target;
import dudao.plan.targets.Targets;
import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.Query;

/**
 * The figures of items: five statements, however many. Of the whole of an item, whoever asks, for an item has one
 * judgement; callers check first who may see that.
 */
@Singleton
class FigureReader {

    private static final String THEN = "s.at <= :asOf and (s.until is null or s.until > :asOf)";
    private static final String DONE = "s.state in ('COMPLETED', 'CLOSED', 'ARCHIVED')";

    private static final String TASKS =
            """
            select s.item_id, s.measure_id, count(*) total,
              count(*) filter (where not (%1$s or s.state = 'CANCELLED')) open, count(*) filter (where %1$s) completed,
              count(*) filter (where %1$s and s.submitted_at > s.due_at) late,
              count(*) filter (where s.state = 'CANCELLED') cancelled
            from task_state s where s.item_id = any(:items) and %2$s and s.state <> 'REASSIGNED'
            group by s.item_id, s.measure_id"""
                    .formatted(DONE, THEN);

    private static final String MEASURES =
            """
            select id, item_id, wording, commitment from measure where item_id = any(:items)
            order by item_id, position""";

    private static final String TARGETS = "select i.id, " + Targets.JSON.formatted("t.item_id = i.id")
            + " targets from plan_item i where i.id = any(:items)";

    private static final String REACHED =
            """
            select t.id,
              (select coalesce(sum(r.quantity) filter (where %1$s), 0) from report_value r
               left join task_state s on s.task_id = r.task_id and %2$s where r.target_id = t.id and r.at <= :asOf) achieved,
              (select coalesce(sum(r.quantity), 0) from report_value r
               where r.target_id = t.id and r.at <= :asOf) reported,
              u.done units_done, u.units units_in_scope,
              (select v.quantity from target_value v
               where v.target_id = t.id and v.organization_id is null and v.recorded_at <= :asOf
               order by v.period desc, v.recorded_at desc, v.id desc limit 1) latest
            from target t cross join lateral (
              select count(*) units, count(*) filter (where unit.done) done from (
                select s.organization_id, bool_and(%1$s) done from task_state s
                where s.item_id = t.item_id and (t.measure_id is null or s.measure_id = t.measure_id) and %2$s
                  and s.state <> 'REASSIGNED'
                group by s.organization_id) unit) u
            where t.item_id = any(:items)"""
                    .formatted(DONE, THEN);

    private static final String FINDINGS =
            """
            select s.item_id, count(*) from finding_state s where s.item_id = any(:items) and %s
              and s.state in ('CONFIRMED', 'ASSIGNED', 'REFERRED', 'RECTIFYING', 'AWAITING_VERIFICATION')
            group by s.item_id"""
                    .formatted(THEN);

    /** The tasks of a measure, or of none any more. */
    private record Counted(UUID itemId, UUID measureId, Tasks tasks) {}

    private record Worded(UUID id, UUID itemId, String wording, Commitment commitment) {}

    /** Everything about all the items asked for. */
    private record Read(
            List<Counted> counted,
            List<Worded> measures,
            Map<UUID, List<Target>> targets,
            Map<UUID, Standing.Figures> reached,
            Map<UUID, Integer> findings) {}

    private final Jdbi jdbi;
    private final ObjectMapper json;
    private final WholeView whole;

    FigureReader(Jdbi jdbi, ObjectMapper json, WholeView whole) {
        this.jdbi = jdbi;
        this.json = json;
        this.whole = whole;
    }

    Figures of(UUID item, Instant asOf) {
        return of(List.of(item), asOf).get(item);
    }

    Map<UUID, Figures> of(Collection<UUID> items, Instant asOf) {
        Read read = whole.of(() -> jdbi.withHandle(handle -> read(handle, items, asOf)));
        Map<UUID, Figures> figures = new HashMap<>();
        items.forEach(item -> figures.put(item, figures(item, read)));
        return figures;
    }

    private Read read(Handle handle, Collection<UUID> items, Instant asOf) {
        return new Read(
                ask(handle, TASKS, items, asOf)
                        .map((row, context) -> counted(row))
                        .list(),
                ask(handle, MEASURES, items, asOf)
                        .map((row, context) -> worded(row))
                        .list(),
                ask(handle, TARGETS, items, asOf).reduceRows(new HashMap<>(), (all, row) -> {
                    all.put(row.getColumn("id", UUID.class), targets(row.getColumn("targets", String.class)));
                    return all;
                }),
                ask(handle, REACHED, items, asOf).reduceRows(new HashMap<>(), (all, row) -> {
                    all.put(
                            row.getColumn("id", UUID.class),
                            new Standing.Figures(
                                    row.getColumn("achieved", BigDecimal.class),
                                    row.getColumn("reported", BigDecimal.class),
                                    row.getColumn("units_done", Integer.class),
                                    row.getColumn("units_in_scope", Integer.class),
                                    row.getColumn("latest", BigDecimal.class)));
                    return all;
                }),
                ask(handle, FINDINGS, items, asOf).reduceRows(new HashMap<>(), (all, row) -> {
                    all.put(row.getColumn("item_id", UUID.class), row.getColumn("count", Integer.class));
                    return all;
                }));
    }

    private static Query ask(Handle handle, String sql, Collection<UUID> items, Instant asOf) {
        Query query = handle.createQuery(sql).bindArray("items", UUID.class, List.copyOf(items));
        return sql.contains(":asOf") ? query.bind("asOf", asOf.atOffset(ZoneOffset.UTC)) : query;
    }

    private static Figures figures(UUID item, Read read) {
        List<Counted> counted = read.counted().stream()
                .filter(each -> each.itemId().equals(item))
                .toList();
        Map<UUID, Tasks> ofMeasure = counted.stream()
                .filter(each -> each.measureId() != null)
                .collect(Collectors.toMap(Counted::measureId, Counted::tasks));
        List<OfMeasure> measures = read.measures().stream()
                .filter(each -> each.itemId().equals(item))
                .map(each -> new OfMeasure(
                        each.id(), each.wording(), each.commitment(), ofMeasure.getOrDefault(each.id(), Tasks.NONE)))
                .toList();
        List<OfTarget> targets = read.targets().getOrDefault(item, List.of()).stream()
                .map(target -> new OfTarget(
                        target, commitment(target, measures), read.reached().get(target.targetId())))
                .toList();
        Tasks all = counted.stream().map(Counted::tasks).reduce(Tasks.NONE, Tasks::and);
        return new Figures(all, read.findings().getOrDefault(item, 0), measures, targets);
    }

    private static Commitment commitment(Target target, List<OfMeasure> measures) {
        return measures.stream()
                .filter(each -> target.measureId() == null || each.measureId().equals(target.measureId()))
                .map(OfMeasure::commitment)
                .min(Comparator.naturalOrder())
                .orElse(Commitment.MUST);
    }

    private static Counted counted(ResultSet row) throws SQLException {
        return new Counted(
                row.getObject("item_id", UUID.class),
                row.getObject("measure_id", UUID.class),
                new Tasks(
                        row.getInt("total"),
                        row.getInt("open"),
                        row.getInt("completed"),
                        row.getInt("late"),
                        row.getInt("cancelled")));
    }

    private static Worded worded(ResultSet row) throws SQLException {
        return new Worded(
                row.getObject("id", UUID.class),
                row.getObject("item_id", UUID.class),
                row.getString("wording"),
                Commitment.valueOf(row.getString("commitment")));
    }

    private List<Target> targets(String array) {
        try {
            return json.readValue(array, new TypeReference<>() {});
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
