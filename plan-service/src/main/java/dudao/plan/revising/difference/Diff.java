package dudao.plan.revising.difference;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dudao.plan.revising.difference.Difference.Kind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * Compares what two snapshots ask for. It knows items, measures and targets by their ids and takes every other field as
 * it comes, so it reads the snapshots of all times.
 */
public final class Diff {

    private static final Set<String> NOT_FIELDS = Set.of("itemId", "measureId", "targetId", "measures", "targets");

    private static final Set<String> TITLES = Set.of("title", "wording", "text");

    /** Where the compared thing stands. */
    private record Place(String itemNumber, UUID item, UUID measure, UUID target) {

        String path(String field) {
            StringBuilder path = new StringBuilder("/items/").append(item);
            if (measure != null) {
                path.append("/measures/").append(measure);
            }
            if (target != null) {
                path.append("/targets/").append(target);
            }
            return field == null ? path.toString() : path + "/" + field;
        }
    }

    private final List<Difference> found = new ArrayList<>();

    private Diff() {}

    public static List<Difference> between(JsonNode before, JsonNode after) {
        Diff diff = new Diff();
        Map<String, JsonNode> old = byId(before.path("items"), "itemId");
        Map<String, JsonNode> now = byId(after.path("items"), "itemId");
        for (String id : all(old, now)) {
            diff.item(UUID.fromString(id), old.get(id), now.get(id));
        }
        return List.copyOf(diff.found);
    }

    private void item(UUID id, JsonNode old, JsonNode now) {
        Place place = new Place((now == null ? old : now).path("number").asText(null), id, null, null);
        compare(place, "条目", old, now);
        Map<String, JsonNode> before = byId(path(old, "measures"), "measureId");
        Map<String, JsonNode> after = byId(path(now, "measures"), "measureId");
        for (String measure : all(before, after)) {
            compare(
                    new Place(place.itemNumber, id, UUID.fromString(measure), null),
                    "举措",
                    before.get(measure),
                    after.get(measure));
        }
        targets(place, targets(old), targets(now));
    }

    private void targets(Place item, Map<String, JsonNode> before, Map<String, JsonNode> after) {
        for (String target : all(before, after)) {
            JsonNode old = before.get(target);
            JsonNode now = after.get(target);
            String measure = (now == null ? old : now).path("measureId").asText(null);
            compare(
                    new Place(
                            item.itemNumber,
                            item.item,
                            measure == null ? null : UUID.fromString(measure),
                            UUID.fromString(target)),
                    "目标",
                    old,
                    now);
        }
    }

    /** Those of the whole item stand at each of its measures. */
    private static Map<String, JsonNode> targets(JsonNode item) {
        Map<String, JsonNode> targets = new LinkedHashMap<>();
        path(item, "measures")
                .forEach(measure -> byId(measure.path("targets"), "targetId").forEach(targets::putIfAbsent));
        return targets;
    }

    private void compare(Place place, String what, JsonNode old, JsonNode now) {
        if (old == null || now == null) {
            found.add(difference(
                    old == null ? Kind.ADDED : Kind.DROPPED, what, place.path(null), place, title(old), title(now)));
            return;
        }
        for (String field : fields(old, now)) {
            JsonNode before = old.path(field);
            JsonNode after = now.path(field);
            if (!before.equals(after)) {
                found.add(difference(
                        Kind.CHANGED, Labels.of(what, field), place.path(field), place, text(before), text(after)));
            }
        }
    }

    private static Difference difference(
            Kind kind, String what, String path, Place place, String before, String after) {
        return new Difference(
                kind, what, path, place.itemNumber, place.item, place.measure, place.target, before, after);
    }

    private static String title(JsonNode thing) {
        return thing == null
                ? null
                : TITLES.stream()
                        .filter(thing::has)
                        .map(field -> thing.path(field).asText())
                        .findFirst()
                        .orElse("");
    }

    private static String text(JsonNode value) {
        return value.isMissingNode() || value.isNull()
                ? null
                : value.isBigDecimal()
                        ? value.decimalValue().toPlainString()
                        : value.isValueNode() ? value.asText() : value.toString();
    }

    private static Set<String> fields(JsonNode old, JsonNode now) {
        Set<String> fields = new LinkedHashSet<>();
        now.fieldNames().forEachRemaining(fields::add);
        old.fieldNames().forEachRemaining(fields::add);
        fields.removeAll(NOT_FIELDS);
        return fields;
    }

    private static JsonNode path(JsonNode parent, String name) {
        return parent == null ? MissingNode.getInstance() : parent.path(name);
    }

    private static Map<String, JsonNode> byId(JsonNode list, String id) {
        Map<String, JsonNode> all = new LinkedHashMap<>();
        list.forEach(each -> all.put(each.path(id).asText(), each));
        return all;
    }

    private static Set<String> all(Map<String, JsonNode> old, Map<String, JsonNode> now) {
        Set<String> ids = new LinkedHashSet<>(old.keySet());
        ids.addAll(now.keySet());
        return ids;
    }
}
