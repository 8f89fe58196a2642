package dudao.plan.content;

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
class Targets {

    /** As a JSON array, so that a list of items needs no statement for its targets; {@code %s} says whose. */
    static final String JSON =
            """
            (select coalesce(jsonb_agg(jsonb_build_object('targetId', t.id, 'measureId', t.measure_id, 'text', t.text,
                      'quantity', t.quantity, 'unit', t.unit, 'object', t.object, 'comparator', t.comparator)
                    order by t.position, t.id), '[]')
             from target t where %s)""";

    private final Jdbi jdbi;

    Targets(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** All targets of an item; each may belong to one of the item's measures. */
    void replaceOfItem(Item item, List<Target> wanted) {
        jdbi.useHandle(handle -> {
            requireKnown(handle, item.id(), wanted);
            List<Target> kept = wanted.stream()
                    .map(each -> each.with(idOf(each), each.measureId()))
                    .toList();
            handle.createUpdate("delete from target where item_id = :item and id <> all(:kept)")
                    .bind("item", item.id())
                    .bindArray("kept", UUID.class, ids(kept))
                    .execute();
            write(handle, item.planId(), item.id(), kept, 0);
        });
    }

    /** The targets of one measure; those of its item's other measures stay. */
    void replaceOfMeasure(Measure measure, List<Target> wanted) {
        jdbi.useHandle(handle -> {
            requireKnown(handle, measure.itemId(), wanted);
            List<Target> kept = wanted.stream()
                    .map(each -> each.with(idOf(each), measure.id()))
                    .toList();
            handle.createUpdate("delete from target where measure_id = :measure and id <> all(:kept)")
                    .bind("measure", measure.id())
                    .bindArray("kept", UUID.class, ids(kept))
                    .execute();
            int after = handle.createQuery("select coalesce(max(position) + 1, 0) from target where item_id = :item")
                    .bind("item", measure.itemId())
                    .mapTo(Integer.class)
                    .one();
            write(handle, measure.planId(), measure.itemId(), kept, after);
        });
    }

    /** In one round trip, whatever their number. */
    void add(Handle handle, List<Item> items) {
        PreparedBatch batch = handle.prepareBatch(UPSERT);
        for (Item item : items) {
            fill(batch, item.planId(), item.id(), item.targets(), 0);
        }
        if (batch.size() > 0) {
            batch.execute();
        }
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
            insert into target (id, item_id, measure_id, plan_id, position, text, quantity, unit, object, comparator)
            values (:targetId, :item, :measureId, :plan, :position, :text, :quantity, :unit, :object, :comparator)
            on conflict (id) do update set measure_id = excluded.measure_id, position = excluded.position,
              text = excluded.text, quantity = excluded.quantity, unit = excluded.unit, object = excluded.object,
              comparator = excluded.comparator""";

    private static void write(Handle handle, UUID planId, UUID itemId, List<Target> targets, int from) {
        if (!targets.isEmpty()) {
            PreparedBatch batch = handle.prepareBatch(UPSERT);
            fill(batch, planId, itemId, targets, from);
            batch.execute();
        }
    }

    private static void fill(PreparedBatch batch, UUID planId, UUID itemId, List<Target> targets, int from) {
        for (int i = 0; i < targets.size(); i++) {
            batch.bindMethods(targets.get(i))
                    .bind("item", itemId)
                    .bind("plan", planId)
                    .bind("position", from + i)
                    .add();
        }
    }
}
