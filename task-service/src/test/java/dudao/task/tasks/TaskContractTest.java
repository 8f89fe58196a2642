package dudao.task.tasks;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dudao.commons.identity.OrganizationTree;
import dudao.commons.testing.RealParts;
import dudao.commons.time.Clocks;
import dudao.task.testing.City;
import dudao.task.testing.InspectionTopic;
import dudao.task.testing.Person;
import dudao.task.testing.SystemWork;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Lives through every event of a task once and compares what was told with the samples and schemas that others read. */
@QuarkusTest
@QuarkusTestResource(RealParts.class)
class TaskContractTest {

    private static final Path CONTRACT = Path.of("src/main/contract/events");
    private static final ObjectMapper JSON = new ObjectMapper();
    /** Which of these an event has depends on where its task came from. */
    private static final Set<String> ORIGIN = Set.of("planId", "itemId", "measureId", "findingId", "rectificationId");

    @Inject
    OrganizationTree tree;

    @Inject
    Tasks tasks;

    @Inject
    SystemWork system;

    private final LocalDate due = Clocks.dateOf(Instant.now()).plusDays(30);
    private City city;
    private Person supervisor;
    private Person head;
    private long before;

    @Test
    void everyEventLooksLikeItsSample() throws IOException {
        city = City.found(tree);
        supervisor = Person.supervisor(city.bureau());
        head = Person.head(city.school());
        before = lastPosition();
        wholeWay();
        objections();
        pause();
        extensions();
        rulings();
        goesAlong();
        reverification();
        part();
        difficulty();
        closedByVerdict();
        classified();
        Set<String> wanted = samples();
        Map<String, JsonNode> told = new TreeMap<>();
        await().atMost(Duration.ofSeconds(30)).until(() -> {
            read(told);
            return told.keySet().containsAll(wanted);
        });
        assertEquals(wanted, told.keySet(), "a sample for every type, and every type with a sample");
        for (JsonNode message : told.values()) {
            compare(message);
        }
    }

    private void wholeWay() {
        String task = supervisor.assign(city.school(), due);
        done(head, task, "accept", Map.of());
        done(head, task, "start", Map.of());
        head.post("/api/v1/tasks/" + task + "/reports", Map.of("text", "已上岗"))
                .then()
                .statusCode(201);
        done(head, task, "submit", Map.of("text", "已到位"));
        done(head, task, "recall", Map.of());
        done(head, task, "submit", Map.of("text", "已到位"));
        done(supervisor, task, "return", Map.of("reasonCode", "EVIDENCE_INSUFFICIENT", "text", "缺名单"));
        done(head, task, "submit", Map.of("text", "已补"));
        done(supervisor, task, "complete", Map.of("text", "属实"));
        Map<String, String> why = Map.of("cause", "FALSE_COMPLETION", "text", "不实", "dueOn", due.toString());
        done(supervisor, task, "reopen", why);
    }

    private void objections() {
        Map<String, Object> objection = Map.of("text", "不属本校", "proposedOrganizationId", city.secondSchool());
        String task = supervisor.assign(city.school(), due);
        done(head, task, "object", objection);
        done(supervisor, task, "uphold", Map.of("text", "职责明确"));
        String other = supervisor.assign(city.school(), due);
        done(head, other, "object", objection);
        done(supervisor, other, "reassign", Map.of("organizationId", city.secondSchool()));
    }

    private void extensions() {
        for (String decision : List.of("approve", "reject", "withdraw")) {
            String task = supervisor.assign(city.school(), due);
            Map<String, Object> wanted = Map.of(
                    "reason", "PROCUREMENT", "text", "招标中", "progress", "过半", "proposedOn", due.plusDays(5) + "");
            String id = head.post("/api/v1/tasks/" + task + "/extensions", wanted)
                    .then()
                    .statusCode(201)
                    .extract()
                    .path("id");
            Person who = decision.equals("withdraw") ? head : supervisor;
            who.request()
                    .header("If-Match", "*")
                    .body(decision.equals("approve") ? Map.of("dueOn", due.plusDays(4) + "") : Map.of("text", "能按期"))
                    .post("/api/v1/extensions/" + id + "/" + decision)
                    .then()
                    .statusCode(200);
        }
    }

    private void submitted(String task) {
        done(head, task, "submit", Map.of("text", "已到位"));
    }

    private void rulings() {
        String task = supervisor.assign(city.school(), due);
        done(head, task, "accept", Map.of());
        done(head, task, "start", Map.of());
        for (int n = 0; n < 2; n++) {
            submitted(task);
            done(supervisor, task, "return", Map.of("reasonCode", "INCOMPLETE", "text", "缺名单"));
        }
        submitted(task);
        Map<String, String> ruling =
                Map.of("decision", "RETURN", "reasonCode", "STANDARD_NOT_MET", "text", "未达标准", "dueOn", due.toString());
        Person county = new Person("county-reviewer", "REVIEWER", city.county());
        for (String answer : List.of("reject", "confirm")) {
            String id = post(county, "/api/v1/tasks/" + task + "/rulings", ruling, 201)
                    .path("id");
            post(supervisor, "/api/v1/rulings/" + id + "/" + answer, Map.of("text", "已会商"), 200);
        }
        submitted(task);
        post(county, "/api/v1/tasks/" + task + "/rulings", ruling, 201);
        done(head, task, "recall", Map.of());
    }

    private void goesAlong() {
        Map<String, Object> wanted =
                Map.of("title", "护学岗", "source", "INSTRUCTION", "organizationId", city.county(), "dueOn", due + "");
        String task = supervisor.approved(wanted, Map.of("schoolsBelow", true));
        Person county = Person.head(city.county());
        done(county, task, "accept", Map.of());
        county.post("/api/v1/tasks/" + task + "/subtasks", Map.of("organizationIds", List.of(city.school())))
                .then()
                .statusCode(201);
        done(county, task, "object", Map.of("text", "应由市局承办", "proposedOrganizationId", city.bureau()));
        done(supervisor, task, "reassign", Map.of("organizationId", city.bureau()));
    }

    private void reverification() {
        String task = supervisor.assign(city.school(), due);
        done(head, task, "accept", Map.of());
        done(head, task, "start", Map.of());
        submitted(task);
        done(supervisor, task, "complete", Map.of("text", "属实"));
        String today = Clocks.dateOf(Instant.now()).toString();
        Map<String, Object> draw = Map.of("completedFrom", today, "completedTo", today, "percent", 100);
        String id = post(supervisor, "/api/v1/reverification-draws", draw, 201).path("id");
        String drawn = supervisor.get("/api/v1/reverifications?drawId=" + id).path("items[0].id");
        Person deputy = new Person("deputy", "SUPERVISOR", city.bureau());
        Map<String, String> found = Map.of("method", "ON_SITE", "text", "属实");
        post(deputy, "/api/v1/reverifications/" + drawn + "/confirm", found, 200);
    }

    private static io.restassured.response.Response post(Person who, String path, Object body, int status) {
        var answer = who.request().header("If-Match", "*").body(body).post(path);
        answer.then().statusCode(status);
        return answer;
    }

    private void part() {
        String task = supervisor.assign(city.secondSchool(), due);
        Map<String, Object> wanted = Map.of("organizationId", city.school(), "wording", "派两名保安");
        supervisor.post("/api/v1/tasks/" + task + "/parts", wanted).then().statusCode(201);
    }

    private void difficulty() {
        String task = supervisor.assign(city.school(), due);
        Map<String, Object> told = Map.of("kind", "FUNDS", "text", "护学岗亭无经费", "wanted", "追加经费");
        head.post("/api/v1/tasks/" + task + "/difficulties", told).then().statusCode(201);
    }

    private void pause() {
        String task = supervisor.assign(city.school(), due);
        done(head, task, "accept", Map.of());
        done(supervisor, task, "suspend", Map.of("cause", "FLOOD", "text", "汛期"));
        done(supervisor, task, "resume", Map.of());
        Act change = Act.changeDeadline(Clocks.endOf(due.plusDays(2)), "停课两日");
        system.call(() -> tasks.actBySystem(UUID.fromString(task), Act.start(), null));
        system.call(() -> tasks.actBySystem(UUID.fromString(task), change, null));
        done(supervisor, task, "cancel", Map.of("reason", "并入"));
    }

    private void closedByVerdict() {
        UUID finding = UUID.randomUUID();
        Map<String, Object> data = new HashMap<>(Map.of(
                "findingId", finding.toString(),
                "responsibleOrganizationId", city.school().toString(),
                "wording", "疏散通道堆放杂物",
                "rectificationId", UUID.randomUUID().toString(),
                "dueOn", due.toString()));
        InspectionTopic.send(InspectionTopic.event("dudao.finding.rectification-ordered.v1", finding, 1, data));
        String list = "/api/v1/tasks?findingId=" + finding;
        await().atMost(Duration.ofSeconds(30)).until(() -> supervisor.get(list).path("items[0].id") != null);
        String task = supervisor.get(list).path("items[0].id");
        done(head, task, "accept", Map.of());
        done(head, task, "start", Map.of());
        done(head, task, "submit", Map.of("text", "已整改"));
        InspectionTopic.send(InspectionTopic.event("dudao.finding.closed.v1", finding, 5, data));
    }

    private void classified() {
        UUID finding = UUID.randomUUID();
        Map<String, Object> data = new HashMap<>(Map.of(
                "findingId", finding.toString(),
                "responsibleOrganizationId", city.school().toString(),
                "wording", "不宜公开的问题",
                "rectificationId", UUID.randomUUID().toString(),
                "dueOn", due.toString()));
        InspectionTopic.send(InspectionTopic.event("dudao.finding.rectification-ordered.v1", finding, 1, data));
        data.put("classification", "RESTRICTED");
        data.put("handlingOfficeId", city.bureau().toString());
        InspectionTopic.send(InspectionTopic.event("dudao.finding.classified.v1", finding, 2, data));
    }

    private static void done(Person who, String task, String command, Map<String, ?> body) {
        who.command(task, command, body).then().statusCode(200);
    }

    private long lastPosition() {
        long position = 0;
        while (true) {
            long next = ((Number) changes(position).path("next")).longValue();
            if (next == position) {
                return position;
            }
            position = next;
        }
    }

    private io.restassured.response.Response changes(long after) {
        return supervisor.get("/api/v1/changes?limit=1000&after=" + after);
    }

    private void read(Map<String, JsonNode> told) throws IOException {
        for (JsonNode change : JSON.readTree(changes(before).asString()).get("items")) {
            JsonNode event = change.get("event");
            if (event.path("data")
                    .path("organizationId")
                    .asText()
                    .equals(city.school().toString())) {
                told.putIfAbsent(event.get("type").asText(), event);
            }
        }
    }

    private static Set<String> samples() throws IOException {
        try (Stream<Path> files = Files.list(CONTRACT)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.startsWith("dudao.task.") && !name.endsWith(".schema.json"))
                    .filter(name -> !name.startsWith("dudao.task.escalation-"))
                    .map(name -> name.replace(".json", ""))
                    .collect(Collectors.toCollection(TreeSet::new));
        }
    }

    private static void compare(JsonNode message) throws IOException {
        String type = message.get("type").textValue();
        JsonNode sample = JSON.readTree(Files.readString(CONTRACT.resolve(type + ".json")));
        assertEquals(shape(sample), shape(message), type);
        JsonNode data = message.get("data");
        assertEquals(shape(sample.get("data")), shape(data), type);
        assertEquals(sample.get("data").get("state"), data.get("state"), type);
        JsonNode schema = JSON.readTree(Files.readString(CONTRACT.resolve(type + ".schema.json")));
        assertEquals(type, schema.get("title").textValue());
        JsonNode known = schema.get("properties");
        data.fieldNames().forEachRemaining(name -> assertTrue(known.has(name), () -> type + " has unknown " + name));
        schema.get("required").forEach(name -> assertTrue(data.has(name.asText()), () -> type + " without " + name));
        for (JsonNode one : List.of(data, sample.get("data"))) {
            one.fieldNames().forEachRemaining(name -> {
                String wanted = known.get(name).get("type").asText();
                String kind = one.get(name).getNodeType().name().toLowerCase();
                assertTrue(kind.equals(wanted) || kind.equals("number") && wanted.equals("integer"), type + " " + name);
            });
        }
    }

    /** Names and kinds of the fields. */
    private static Map<String, String> shape(JsonNode node) {
        Map<String, String> shape = new TreeMap<>();
        node.fields()
                .forEachRemaining(field ->
                        shape.put(field.getKey(), field.getValue().getNodeType().name()));
        shape.keySet().removeAll(ORIGIN);
        return shape;
    }
}
