package dudao.plan.targets;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dudao.commons.data.Ids;
import dudao.commons.problems.RuleViolation;
import jakarta.inject.Singleton;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.PreparedBatch;

/** The promised quantities of items and measures. One that is named by its id stays the same target. */
@Singleton
public class Targets {

    /** As a JSON array, so that a list of items needs no statement for its targets; {@code %s} says whose. */
    public static final String JSON =
            """
            (select coalesce(jsonb_agg(jsonb_build_object('targetId', t.id, 'measureId', t.measure_id, 'text', t.text,
                      'quantity', t.quantity, 'unit', t.unit, 'object', t.object, 'comparator', t.comparator,
                      'kind', t.kind, 'objects', t.objects, 'partOf', t.part_of,
                      'tolerancePercent', t.tolerance_percent, 'baseline', t.baseline,
                      'baselineYear', t.baseline_year, 'direction', t.direction, 'perLevel', t.per_level,
                      'milestones', t.milestones, 'allocationRule', t.allocation_rule, 'status', t.status, 'countedStage', t.counted_stage,
                      'countsInAssessment', t.counts_in_assessment,
                      'allocations', (select jsonb_agg(jsonb_build_object('organizationId', a.organization_id,
                                'quantity', a.quantity) order by a.organization_id)
                              from target_allocation a where a.target_id = t.id))
                    order by t.position, t.id), '[]')
             from target t where %s)""";

    /** The targets of one item, the item being new. */
    public record OfItem(UUID planId, UUID itemId, List<Target> targets) {}

    private final Jdbi jdbi;
    private final ObjectMapper json;

    Targets(Jdbi jdbi, ObjectMapper json) {
        this.jdbi = jdbi;
        this.json = json;
    }

    /** All targets of an item; each may belong to one of the item's measures. */
    public void replaceOfItem(UUID planId, UUID itemId, List<Target> wanted) {
        jdbi.useHandle(handle -> {
            requireKnown(handle, itemId, wanted);
            List<Target> kept = numbered(wanted, null);
            TargetRules.check(kept, List.of());
            handle.createUpdate("delete from target where item_id = :item and id <> all(:kept)")
                    .bind("item", itemId)
                    .bindArray("kept", UUID.class, ids(kept))
                    .execute();
            write(handle, new OfItem(planId, itemId, kept), 0);
        });
    }

    /** The targets of one measure; those of its item's other measures stay. */
    public void replaceOfMeasure(UUID planId, UUID itemId, UUID measureId, List<Target> wanted) {
        jdbi.useHandle(handle -> {
            requireKnown(handle, itemId, wanted);
            List<Target> kept = numbered(wanted, measureId);
            TargetRules.check(kept, ofOtherMeasures(handle, itemId, measureId));
            handle.createUpdate("delete from target where measure_id = :measure and id <> all(:kept)")
                    .bind("measure", measureId)
                    .bindArray("kept", UUID.class, ids(kept))
                    .execute();
            int after = handle.createQuery("select coalesce(max(position) + 1, 0) from target where item_id = :item")
                    .bind("item", itemId)
                    .mapTo(Integer.class)
                    .one();
            write(handle, new OfItem(planId, itemId, kept), after);
        });
    }

    private List<Target> ofOtherMeasures(Handle handle, UUID itemId, UUID measureId) {
        return read(handle.createQuery(
                        "select " + JSON.formatted("t.item_id = :item and t.measure_id is distinct from :measure"))
                .bind("item", itemId)
                .bind("measure", measureId)
                .mapTo(String.class)
                .one());
    }

    private List<Target> read(String targets) {
        try {
            return json.readValue(targets, new TypeReference<>() {});
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** In two round trips, whatever their number. Each target has its id. */
    public void add(Handle handle, List<OfItem> items) {
        PreparedBatch batch = handle.prepareBatch(UPSERT);
        items.forEach(item -> fill(batch, item, 0));
        if (batch.size() > 0) {
            batch.execute();
        }
        shareOut(handle, items.stream().flatMap(item -> item.targets().stream()).toList());
    }

    /** Shares that come along with a copied target. */
    private static void shareOut(Handle handle, List<Target> targets) {
        PreparedBatch batch = handle.prepareBatch(
                "insert into target_allocation (target_id, organization_id, quantity) values (?, ?, ?)");
        for (Target target : targets) {
            target.allocations().forEach(each -> batch.add(target.targetId(), each.organizationId(), each.quantity()));
        }
        if (batch.size() > 0) {
            batch.execute();
        }
    }

    /** Of a new item: each checked and with its id, and parts with that of their whole. */
    public static List<Target> numbered(List<Target> wanted) {
        List<Target> numbered = numbered(wanted, null);
        TargetRules.check(numbered, List.of());
        return numbered;
    }

    private static List<Target> numbered(List<Target> wanted, UUID measureId) {
        List<Target> numbered = wanted.stream()
                .map(each -> each.unshared().with(idOf(each), measureId == null ? each.measureId() : measureId))
                .toList();
        return numbered.stream()
                .map(each -> each.partOfIndex() == null || each.partOfIndex() >= numbered.size()
                        ? each
                        : each.partOf(numbered.get(each.partOfIndex()).targetId()))
                .toList();
    }

    private static void requireKnown(Handle handle, UUID itemId, List<Target> wanted) {
        Set<UUID> known = new HashSet<>(handle.createQuery(
                        """
                        select id from target where item_id = :item
                        union all select id from measure where item_id = :item""")
                .bind("item", itemId)
                .mapTo(UUID.class)
                .list());
        Set<UUID> seen = new HashSet<>();
        for (int i = 0; i < wanted.size(); i++) {
            Target target = wanted.get(i);
            if (target.targetId() != null && !(known.contains(target.targetId()) && seen.add(target.targetId()))) {
                throw RuleViolation.invalidField("/targets/" + i + "/targetId", "本条目没有该目标,或重复给出");
            }
            if (target.measureId() != null && !known.contains(target.measureId())) {
                throw RuleViolation.invalidField("/targets/" + i + "/measureId", "本条目没有该举措");
            }
        }
    }

    private static UUID idOf(Target target) {
        return target.targetId() == null ? Ids.next() : target.targetId();
    }

    private static List<UUID> ids(List<Target> targets) {
        return targets.stream().map(Target::targetId).toList();
    }

    private static final String UPSERT =
            """
            insert into target (id, item_id, measure_id, plan_id, position, text, quantity, unit, object, comparator,
              kind, objects, part_of, tolerance_percent, baseline, baseline_year, direction, per_level, milestones,
              status, counted_stage, counts_in_assessment, allocation_rule)
            values (:targetId, :item, :measureId, :plan, :position, :text, :quantity, :unit, :object, :comparator,
              :kind, :objects, :partOf, :tolerancePercent, :baseline, :baselineYear, :direction,
              cast(:perLevel as jsonb), cast(:milestones as jsonb), cast(:status as jsonb), :countedStage,
              :countsInAssessment, :allocationRule)
            on conflict (id) do update set measure_id = excluded.measure_id, position = excluded.position,
              text = excluded.text, quantity = excluded.quantity, unit = excluded.unit, object = excluded.object,
              comparator = excluded.comparator, kind = excluded.kind, objects = excluded.objects,
              part_of = excluded.part_of, tolerance_percent = excluded.tolerance_percent,
              baseline = excluded.baseline, baseline_year = excluded.baseline_year, direction = excluded.direction,
              per_level = excluded.per_level, milestones = excluded.milestones, status = excluded.status,
              counted_stage = excluded.counted_stage, counts_in_assessment = excluded.counts_in_assessment""";

    private void write(Handle handle, OfItem item, int from) {
        if (!item.targets().isEmpty()) {
            PreparedBatch batch = handle.prepareBatch(UPSERT);
            fill(batch, item, from);
            batch.execute();
        }
    }

    private void fill(PreparedBatch batch, OfItem item, int from) {
        for (int i = 0; i < item.targets().size(); i++) {
            Target target = item.targets().get(i);
            batch.bindMethods(target)
                    .bind("item", item.itemId())
                    .bind("plan", item.planId())
                    .bind("position", from + i)
                    .bindArray("objects", String.class, target.objects())
                    .bind("perLevel", write(target.perLevel()))
                    .bind("milestones", write(target.milestones()))
                    .bind("status", write(target.status()))
                    .add();
        }
    }

    private String write(Object part) {
        try {
            return part == null ? null : json.writeValueAsString(part);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
