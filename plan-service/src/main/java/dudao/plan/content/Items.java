package dudao.plan.content;

import dudao.commons.problems.RuleViolation;
import dudao.commons.secrecy.Secrecy;
import dudao.plan.access.PlanAccess;
import dudao.plan.targets.Target;
import dudao.plan.targets.Targets;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.PreparedBatch;

/** The items of plans, each with its targets and measures: two statements, however many items. */
@Singleton
public class Items {

    /** {@code plan_item i} with its {@code plan p} and {@code organization issuer}, as {@link PlanAccess} asks of them. */
    private static final String SELECT =
            "select i.*, p.status plan_status, s.heading, " + Targets.JSON.formatted("t.item_id = i.id") + " targets "
                    + "from plan_item i join plan p on p.id = i.plan_id join organization issuer on issuer.id = p.issuer_id "
                    + "left join plan_section s on s.plan_id = i.plan_id and s.ordinal = i.section_ordinal ";

    private final Jdbi jdbi;
    private final ItemRows rows;
    private final Measures measures;
    private final Targets targets;

    Items(Jdbi jdbi, ItemRows rows, Measures measures, Targets targets) {
        this.jdbi = jdbi;
        this.rows = rows;
        this.measures = measures;
        this.targets = targets;
    }

    /** All of them, to be issued whole. */
    public List<Item> of(UUID planId) {
        return page(planId, -1, Integer.MAX_VALUE, "true", Map.of());
    }

    /** @param reader who asks, see {@link PlanAccess#reader} */
    public List<Item> of(UUID planId, Map<String, Object> reader) {
        return page(planId, -1, Integer.MAX_VALUE, reader);
    }

    List<Item> page(UUID planId, int after, int limit, Map<String, Object> reader) {
        return page(planId, after, limit, PlanAccess.ITEM_READABLE, reader);
    }

    private List<Item> page(UUID planId, int after, int limit, String condition, Map<String, Object> reader) {
        Map<String, Object> values = new HashMap<>(reader);
        values.put("plan", planId);
        values.put("after", after);
        return where("i.plan_id = :plan and i.position > :after and " + condition, "i.position", limit, values);
    }

    /**
     * Items of any plan, each with its targets and measures, in two statements.
     *
     * @param condition on {@code plan_item i}, its {@code plan p} and {@code organization issuer}; says who may read
     */
    public List<Item> where(String condition, String order, int limit, Map<String, Object> values) {
        return jdbi.withHandle(handle -> {
            List<Item> items = handle.createQuery(
                            SELECT + "where " + condition + " order by " + order + " limit :limit")
                    .bindMap(values)
                    .bind("limit", limit)
                    .map((row, context) -> rows.read(row))
                    .list();
            Map<UUID, List<Measure>> ofItem = measures
                    .ofItems(handle, items.stream().map(Item::id).toList())
                    .stream()
                    .collect(Collectors.groupingBy(Measure::itemId));
            return items.stream()
                    .map(item -> item.with(ofItem.getOrDefault(item.id(), List.of())))
                    .toList();
        });
    }

    public Item get(UUID id) {
        return where("i.id = :id", "i.position", 1, Map.of("id", id)).stream()
                .findFirst()
                .orElseThrow(() -> RuleViolation.notFound("任务条目", id));
    }

    public boolean isEmpty(UUID planId) {
        return jdbi.withHandle(
                handle -> handle.createQuery("select not exists (select from plan_item where plan_id = :plan)")
                        .bind("plan", planId)
                        .mapTo(Boolean.class)
                        .one());
    }

    /** At the end of a draft whose lock the caller holds. */
    public Item append(UUID planId, String number, Integer section, String title, String body) {
        Item item = ItemChange.of(number, section, title, body).asNew(planId, nextPosition(planId));
        add(List.of(item));
        return get(item.id());
    }

    int nextPosition(UUID planId) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        "select coalesce(max(position) + 1, 0) from plan_item where plan_id = :plan")
                .bind("plan", planId)
                .mapTo(Integer.class)
                .one());
    }

    /** With their targets and measures, in three round trips; a pair is made by {@link Links}. */
    public void add(List<Item> items) {
        jdbi.useHandle(handle -> {
            PreparedBatch batch = handle.prepareBatch(ItemRows.INSERT);
            for (Item item : items) {
                rows.fill(batch, item)
                        .bind("planId", item.planId())
                        .bind("state", item.state())
                        .bind("position", item.position())
                        .bind(
                                "spanStart",
                                item.span() == null ? null : item.span().start())
                        .bind(
                                "spanEnd",
                                item.span() == null ? null : item.span().end())
                        .bind("classification", item.classification())
                        .bind("office", item.handlingOfficeId());
                batch.add();
            }
            batch.execute();
            measures.add(
                    handle,
                    items.stream().flatMap(item -> item.measures().stream()).toList());
            targets.add(handle, ofEach(items));
        });
    }

    /** Their measures and targets, to items that are there. */
    public void extend(List<Item> items) {
        jdbi.useHandle(handle -> {
            measures.add(
                    handle,
                    items.stream().flatMap(item -> item.measures().stream()).toList());
            targets.add(handle, ofEach(items));
        });
    }

    private static List<Targets.OfItem> ofEach(List<Item> items) {
        return items.stream()
                .map(item -> new Targets.OfItem(item.planId(), item.id(), item.targets()))
                .toList();
    }

    void change(Item changed, List<Target> wanted) {
        if (wanted != null) {
            targets.replaceOfItem(changed.planId(), changed.id(), wanted);
        }
        jdbi.useHandle(handle -> rows.fill(
                        handle.createUpdate(
                                "update plan_item set version = version + 1, " + ItemRows.SET + " where id = :id"),
                        changed)
                .execute());
    }

    /** The version is raised by the change it belongs to. */
    void classify(UUID id, Secrecy secrecy) {
        jdbi.useHandle(handle -> handle.createUpdate(
                        "update plan_item set classification = :classification, handling_office_id = :office where id = :id")
                .bind("classification", secrecy.classification())
                .bind("office", secrecy.handlingOfficeId())
                .bind("id", id)
                .execute());
    }

    public void delete(UUID id) {
        measures.partFromOthers(id);
        for (String table : List.of("target where item_id", "measure where item_id", "plan_item where id")) {
            jdbi.useHandle(handle -> handle.createUpdate("delete from " + table + " = :id")
                    .bind("id", id)
                    .execute());
        }
    }

    /** What the item shows includes its measures, so its tag changes with them. */
    void raise(UUID id) {
        jdbi.useHandle(handle -> handle.createUpdate("update plan_item set version = version + 1 where id = :id")
                .bind("id", id)
                .execute());
    }

    /** An item that names no lead is led by the one its measures agree on. */
    public void issue(UUID planId) {
        jdbi.useHandle(handle -> handle.createUpdate(
                        """
                        update plan_item i set state = 'ISSUED', version = version + 1,
                          lead_organization_id = coalesce(lead_organization_id,
                            (select cast(min(cast(m.lead_organization_id as text)) as uuid) from measure m
                             where m.item_id = i.id having count(distinct m.lead_organization_id) = 1))
                        where plan_id = :plan""")
                .bind("plan", planId)
                .execute());
    }

    /** An item stands under a section the plan has. */
    public void requireSection(UUID planId, Integer ordinal) {
        boolean known = ordinal == null
                || jdbi.withHandle(handle -> handle.createQuery(
                                """
                                select exists (select from plan_section where plan_id = :plan and ordinal = :ordinal)""")
                        .bind("plan", planId)
                        .bind("ordinal", ordinal)
                        .mapTo(Boolean.class)
                        .one());
        if (!known) {
            throw RuleViolation.invalidField("/sectionOrdinal", "本计划没有第 " + ordinal + " 部分");
        }
    }

    void requireOf(UUID planId, List<UUID> items) {
        List<UUID> known =
                jdbi.withHandle(handle -> handle.createQuery("select id from plan_item where plan_id = :plan")
                        .bind("plan", planId)
                        .mapTo(UUID.class)
                        .list());
        for (int i = 0; i < items.size(); i++) {
            if (!known.contains(items.get(i))) {
                throw RuleViolation.invalidField("/itemIds/" + i, "本计划没有该条目");
            }
        }
    }
}
