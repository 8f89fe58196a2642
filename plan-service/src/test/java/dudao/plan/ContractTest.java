package dudao.plan;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dudao.commons.identity.OrganizationTree;
import dudao.commons.testing.RealParts;
import dudao.plan.testing.City;
import dudao.plan.testing.ItemTasks;
import dudao.plan.testing.Whole;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What this service tells others looks like the samples it hands out, and the schemas describe the samples. */
@QuarkusTest
@QuarkusTestResource(RealParts.class)
class ContractTest {

    private static final Path EVENTS = Path.of("src/main/contract/events");

    @Inject
    OrganizationTree tree;

    @Inject
    ObjectMapper json;

    @Test
    void everyEventLooksLikeItsSample() throws IOException {
        City city = new City(tree);
        tellEverything(city);
        Set<String> types = types();
        Map<String, JsonNode> told = await().until(() -> toldBy(city), events -> events.size() == types.size());
        for (String type : types) {
            assertEquals(shape(sample(type)), shape(told.get(type)), type);
        }
    }

    private void tellEverything(City city) {
        city.issuer.command(city.draft("甲"), "withdraw", Map.of("reason", "合并")).statusCode(200);
        Whole whole = new Whole(city, "己");
        String closed = whole.draft("乙");
        String item = whole.item(closed);
        String hidden = city.completeItem(closed, "2");
        Map<String, Object> wish = whole.measure(hidden);
        String rich = city.measure(item, wish);
        String open = city.measure(
                item,
                Map.of(
                        "wording", "开放",
                        "leadOrganizationId", city.id,
                        "audience", Map.of("organizationIds", List.of(city.school)),
                        "dueOn", "2026-12-31",
                        "acceptanceStandard", "公告"));
        city.restrict(hidden, city.id);
        city.issuer.command(closed, "submit", null).statusCode(200);
        city.leader.command(closed, "return", Map.of("reason", "再改")).statusCode(200);
        city.approve(closed);
        city.issuer.command(closed, "issue", City.number(1)).statusCode(200);
        city.issuer.post(closed + "/duty-lists", null).statusCode(201);
        revise(city, closed, wish, rich, open);
        City.assess(closed);
        city.leader.command(closed, "close", Map.of("reason", "完成")).statusCode(200);
        city.supervisor.command(closed, "archive", null).statusCode(200);
        String revoked = city.issued("丙", 2);
        String allocations = "/targets/"
                + city.issuer.get(revoked + "/items").extract().path("items[0].targets[0].targetId") + "/allocations";
        city.issuer
                .put(
                        allocations,
                        Map.of("allocations", List.of(Map.of("organizationId", city.county, "quantity", 6))),
                        city.issuer.etag(allocations))
                .statusCode(200);
        Map<String, Object> superseded = Map.of(
                "status", "SUPERSEDED",
                "supersededBy", City.idOf(city.issued("丁", 3)),
                "until", "2027-01-31",
                "reason", "另行印发");
        city.leader
                .put(closed + "/validity", superseded, city.leader.etag(closed))
                .statusCode(200);
        UUID task = city.openTask(revoked, "/" + UUID.randomUUID(), null);
        Map<String, Object> revocation = Map.of(
                "document", "试教〔2026〕9号",
                "reason", "调整",
                "openTasks", "CANCEL",
                "exceptions", List.of(Map.of("taskId", task, "decision", "KEEP")));
        city.leader.command(revoked, "revoke", revocation).statusCode(200);
        tellOfItems(city);
        tellOfSignatures(city);
    }

    private void tellOfSignatures(City city) {
        City partner = new City(tree);
        Map<String, Object> joint = new HashMap<>(City.plan("辛"));
        joint.put("issuers", List.of(Map.of("organizationId", city.id), Map.of("organizationId", partner.id)));
        String plan = "/plans/"
                + city.issuer.post("/plans", joint).statusCode(201).extract().path("id");
        city.completeItem(plan, "1");
        city.issuer.command(plan, "submit", null).statusCode(200);
        partner.leader.command(plan, "sign", null).statusCode(200);
    }

    private static void tellOfItems(City city) {
        String plan = city.draft("戊");
        Whole whole = new Whole(city, "庚");
        String judged = whole.item(plan);
        String cancelled = city.completeItem(plan, "2");
        city.measure(judged, whole.measure(cancelled));
        String carried = city.completeItem(plan, "3");
        city.approve(plan);
        city.issuer.command(plan, "issue", City.number(5)).statusCode(200);
        city.supervisor.command(judged, "decompose", null).statusCode(200);
        ItemTasks task =
                ItemTasks.ofEachMeasure(city, plan, judged, city.school).get(0);
        task.tell("ASSIGNED").tell("COMPLETED");
        awaitState(city, judged, "AWAITING_ASSESSMENT");
        Map<String, Object> outcome = Map.of("outcome", "PARTIALLY_ACHIEVED", "reason", "以后再看");
        city.supervisor.command(judged, "propose-assessment", outcome).statusCode(200);
        city.issuer.command(judged, "confirm-assessment", null).statusCode(200);
        task.reopened();
        awaitState(city, judged, "IN_PROGRESS");
        ItemTasks open =
                ItemTasks.ofEachMeasure(city, plan, cancelled, city.school).get(0);
        open.tell("ASSIGNED");
        awaitState(city, cancelled, "IN_PROGRESS");
        Map<String, Object> order = Map.of(
                "document", "试政〔2026〕9号",
                "reason", "并入省级项目",
                "openTasks", "CANCEL",
                "exceptions", List.of(Map.of("taskId", open.id, "decision", "KEEP")));
        city.leader.command(cancelled, "cancel", order).statusCode(200);
        Map<String, Object> next = new HashMap<>(City.plan("戊"));
        next.put("year", 2027);
        city.issuer.post("/plans", next).statusCode(201);
        city.leader
                .command(carried, "carry-over", Map.of("year", 2027, "reason", "手续未办完"))
                .statusCode(200);
    }

    private static void awaitState(City city, String item, String state) {
        await().until(() -> state.equals(city.issuer.get(item).extract().path("state")));
    }

    private static void revise(City city, String plan, Map<String, Object> wish, String changed, String dropped) {
        Map<String, Object> rich = new HashMap<>(wish);
        rich.put("dueOn", "2026-11-30");
        Map<String, Object> target =
                new HashMap<>(city.issuer.get(changed).extract().path("targets[0]"));
        target.put("quantity", 5);
        rich.put("targets", List.of(target));
        var proposal = city.issuer
                .post(
                        plan + "/revision-proposals",
                        Map.of(
                                "document",
                                "试教〔2026〕8号",
                                "reason",
                                "顺延",
                                "changes",
                                List.of(
                                        Map.of(
                                                "op",
                                                "CHANGE_MEASURE",
                                                "measureId",
                                                City.idOf(changed),
                                                "measure",
                                                rich),
                                        Map.of("op", "DROP_MEASURE", "measureId", City.idOf(dropped)))))
                .statusCode(201)
                .extract();
        city.leader
                .command(
                        plan,
                        "revise",
                        Map.of("proposalId", proposal.path("id"), "touchedHash", proposal.path("touched.hash")))
                .statusCode(200);
    }

    /** The first event of each type about this city's plans, from the change feed: so the broker has them all. */
    private Map<String, JsonNode> toldBy(City city) throws IOException {
        Map<String, JsonNode> told = new HashMap<>();
        JsonNode page;
        long next = 0;
        do {
            page = json.readTree(city.supervisor
                    .get("/changes?limit=1000&after=" + next)
                    .extract()
                    .asString());
            next = page.path("next").asLong();
            for (JsonNode change : page.path("items")) {
                JsonNode event = change.path("event");
                if (event.at("/data/issuerId").asText().equals(city.id.toString())) {
                    told.putIfAbsent(event.path("type").asText(), event);
                }
            }
        } while (!page.path("items").isEmpty());
        return told;
    }

    private static Set<String> types() throws IOException {
        try (Stream<Path> files = Files.list(EVENTS)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".v1.json"))
                    .map(name -> name.substring(0, name.length() - ".json".length()))
                    .collect(Collectors.toCollection(TreeSet::new));
        }
    }

    private JsonNode sample(String type) throws IOException {
        return json.readTree(EVENTS.resolve(type + ".json").toFile());
    }

    /** Paths with the kind of value that stands there; the places of a list are one. */
    private static Set<String> shape(JsonNode node) {
        Set<String> shape = new TreeSet<>();
        walk("", node, shape);
        return shape;
    }

    private static void walk(String path, JsonNode node, Set<String> shape) {
        if (node.isObject()) {
            node.fields().forEachRemaining(field -> walk(path + "/" + field.getKey(), field.getValue(), shape));
        } else if (node.isArray()) {
            node.forEach(each -> walk(path + "[]", each, shape));
        } else {
            shape.add(path + " " + node.getNodeType());
        }
    }

    @Test
    void everySampleFitsItsSchema() throws IOException {
        for (String type : types()) {
            JsonNode schema =
                    json.readTree(EVENTS.resolve(type + ".schema.json").toFile());
            assertEquals(type, schema.path("title").asText());
            fits(type, schema, sample(type).path("data"));
        }
    }

    private static void fits(String at, JsonNode schema, JsonNode value) {
        switch (schema.path("type").asText()) {
            case "object" -> {
                schema.path("required")
                        .forEach(field -> assertTrue(value.has(field.asText()), at + " lacks " + field.asText()));
                value.fields().forEachRemaining(field -> {
                    String path = at + "/" + field.getKey();
                    JsonNode property = schema.path("properties").path(field.getKey());
                    assertTrue(property.isObject(), path + " is not described");
                    fits(path, property, field.getValue());
                });
            }
            case "array" -> value.forEach(each -> fits(at + "[]", schema.path("items"), each));
            case "string" -> assertTrue(value.isTextual(), at);
            case "integer" -> assertTrue(value.isIntegralNumber(), at);
            case "number" -> assertTrue(value.isNumber(), at);
            case "boolean" -> assertTrue(value.isBoolean(), at);
            default -> throw new AssertionError(at + " has no type");
        }
    }

    @Test
    void asyncApiNamesEveryEvent() throws IOException {
        String asyncapi = Files.readString(Path.of("src/main/contract/asyncapi.yaml"));
        for (String type : types()) {
            assertTrue(asyncapi.contains("./events/" + type + ".schema.json"), type);
        }
    }
}
