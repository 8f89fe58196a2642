package dudao.plan.content;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dudao.commons.problems.RuleViolation;
import dudao.commons.secrecy.Classification;
import dudao.commons.secrecy.Secrecy;
import dudao.plan.access.PlanAccess;
import dudao.plan.importing.document.Span;
import dudao.plan.targets.Target;
import dudao.plan.targets.Targets;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.PreparedBatch;

/** The items of plans, each with its targets and measures: two statements, however many items. */
@Singleton
public class Items {

    private static final String SELECT =
            "select i.*, s.heading, " + Targets.JSON.formatted("t.item_id = i.id") + " targets "
                    + "from plan_item i join plan p on p.id = i.plan_id left join plan_section s on s.plan_id = i.plan_id and s.ordinal = i.section_ordinal ";

    private final Jdbi jdbi;
    private final ObjectMapper json;
    private final Measures measures;
    private final Targets targets;

    Items(Jdbi jdbi, ObjectMapper json, Measures measures, Targets targets) {
        this.jdbi = jdbi;
        this.json = json;
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
        return jdbi.withHandle(handle -> {
            List<Item> items = handle.createQuery(SELECT + "where i.plan_id = :plan and i.position > :after and "
                            + condition + " order by i.position limit :limit")
                    .bindMap(reader)
                    .bind("plan", planId)
                    .bind("after", after)
                    .bind("limit", limit)
                    .map((row, context) -> read(row))
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

    Item get(UUID id) {
        return jdbi.withHandle(handle -> {
            Item item = handle.createQuery(SELECT + "where i.id = :id")
                    .bind("id", id)
                    .map((row, context) -> read(row))
                    .findOne()
                    .orElseThrow(() -> RuleViolation.notFound("任务条目", id));
            return item.with(measures.ofItems(handle, List.of(id)));
        });
    }

    public boolean isEmpty(UUID planId) {
        return jdbi.withHandle(
                handle -> handle.createQuery("select not exists (select from plan_item where plan_id = :plan)")
                        .bind("plan", planId)
                        .mapTo(Boolean.class)
                        .one());
    }

    int nextPosition(UUID planId) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        "select coalesce(max(position) + 1, 0) from plan_item where plan_id = :plan")
                .bind("plan", planId)
                .mapTo(Integer.class)
                .one());
    }

    /** With their targets and measures, in three round trips. */
    public void add(List<Item> items) {
        jdbi.useHandle(handle -> {
            PreparedBatch batch = handle.prepareBatch(
                    """
                    insert into plan_item (id, plan_id, version, state, position, number, section_ordinal, title, body,
                      span_start, span_end, deadlines, frequencies, classification, handling_office_id)
                    values (:id, :planId, 0, :state, :position, :number, :sectionOrdinal, :title, :body,
                      :spanStart, :spanEnd, cast(:deadlines as jsonb), cast(:frequencies as jsonb), :classification,
                      :office)""");
            for (Item item : items) {
                batch.bind("id", item.id())
                        .bind("planId", item.planId())
                        .bind("state", item.state())
                        .bind("position", item.position())
                        .bind("number", item.number())
                        .bind("sectionOrdinal", item.sectionOrdinal())
                        .bind("title", item.title())
                        .bind("body", item.body())
                        .bind(
                                "spanStart",
                                item.span() == null ? null : item.span().start())
                        .bind(
                                "spanEnd",
                                item.span() == null ? null : item.span().end())
                        .bind("deadlines", write(item.deadlines()))
                        .bind("frequencies", write(item.frequencies()))
                        .bind("classification", item.classification())
                        .bind("office", item.handlingOfficeId())
                        .add();
            }
            batch.execute();
            measures.add(
                    handle,
                    items.stream().flatMap(item -> item.measures().stream()).toList());
            targets.add(
                    handle,
                    items.stream()
                            .map(item -> new Targets.OfItem(item.planId(), item.id(), item.targets()))
                            .toList());
        });
    }

    void change(Item item, ItemChange change) {
        if (change.targets() != null) {
            targets.replaceOfItem(item.planId(), item.id(), change.targets());
        }
        jdbi.useHandle(handle -> handle.createUpdate(
                        """
                        update plan_item set version = version + 1, number = :number, section_ordinal = :sectionOrdinal,
                          title = :title, body = :body, deadlines = cast(:deadlines as jsonb),
                          frequencies = cast(:frequencies as jsonb)
                        where id = :id""")
                .bind("id", item.id())
                .bind("number", change.number())
                .bind("sectionOrdinal", change.sectionOrdinal())
                .bind("title", change.title())
                .bind("body", change.body())
                .bind("deadlines", write(change.deadlines()))
                .bind("frequencies", write(change.frequencies()))
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

    void delete(UUID id) {
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

    public void issue(UUID planId) {
        jdbi.useHandle(handle -> handle.createUpdate(
                        "update plan_item set state = 'ISSUED', version = version + 1 where plan_id = :plan")
                .bind("plan", planId)
                .execute());
    }

    /** An item stands under a section the plan has. */
    void requireSection(UUID planId, Integer ordinal) {
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

    private Item read(ResultSet row) throws SQLException {
        try {
            return new Item(
                    row.getObject("id", UUID.class),
                    row.getObject("plan_id", UUID.class),
                    row.getLong("version"),
                    row.getString("state"),
                    row.getInt("position"),
                    row.getString("number"),
                    row.getObject("section_ordinal", Integer.class),
                    row.getString("heading"),
                    row.getString("title"),
                    row.getString("body"),
                    span(row),
                    json.readValue(row.getString("targets"), new TypeReference<List<Target>>() {}),
                    json.readValue(row.getString("deadlines"), new TypeReference<List<Item.Deadline>>() {}),
                    json.readValue(row.getString("frequencies"), new TypeReference<List<Item.Frequency>>() {}),
                    List.of(),
                    Classification.valueOf(row.getString("classification")),
                    row.getObject("handling_office_id", UUID.class));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    static Span span(ResultSet row) throws SQLException {
        Integer start = row.getObject("span_start", Integer.class);
        return start == null ? null : new Span(start, row.getInt("span_end"));
    }

    private String write(List<?> list) {
        try {
            return json.writeValueAsString(list);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
