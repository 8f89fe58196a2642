package dudao.inspection;

import static dudao.inspection.testing.Api.NOTHING;
import static dudao.inspection.testing.City.FINDINGS;
import static dudao.inspection.testing.City.INSPECTIONS;
import static dudao.inspection.testing.City.INSPECTORS;
import static dudao.inspection.testing.City.RECTIFICATIONS;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dudao.commons.identity.OrganizationTree;
import dudao.commons.testing.RealParts;
import dudao.inspection.testing.Alarm;
import dudao.inspection.testing.Api;
import dudao.inspection.testing.City;
import dudao.inspection.testing.Course;
import dudao.inspection.testing.Formal;
import dudao.inspection.testing.Held;
import dudao.inspection.testing.LookedBack;
import dudao.inspection.testing.Messages;
import dudao.inspection.testing.MovableClock;
import dudao.inspection.testing.Programmes;
import dudao.inspection.testing.Publishing;
import dudao.inspection.testing.Referring;
import dudao.inspection.testing.Topic;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;

/** Lives through everything once and compares what went to Kafka with the samples and schemas that others read. */
@QuarkusTest
@QuarkusTestResource(RealParts.class)
class ContractTest {

    private static final Path CONTRACT = Path.of("src/main/contract/events");
    private static final ObjectMapper JSON = new ObjectMapper();

    @Inject
    OrganizationTree tree;

    private final Jdbi jdbi = RealParts.owner();

    private final UUID item = UUID.randomUUID();
    private City city;

    @Test
    void everyEventLooksLikeItsSample() throws IOException {
        city = new City(tree);
        jdbi.useHandle(handle -> handle.execute(
                "insert into plan_item (item_id, plan_id, plan_version, number, title, issuer_id)"
                        + " values (?, ?, 1, '1', '条目', ?)",
                item,
                UUID.randomUUID(),
                city.city));
        try (Topic tasks = new Topic("task.events.v1");
                Messages messages = new Messages("inspection.events.v1")) {
            formalTrack();
            String inspection = city.onSite();
            drop(inspection);
            // First of all what a task causes, because the first event of a type is compared.
            rectified(inspection, tasks);
            withPlan(inspection);
            classified(inspection);
            regularEnd();
            formalEnd();
            handedOver();
            drawn();
            heldToAccount();
            Programmes.toldOfAll(city);
            alarmed();
            referred();
            LookedBack.to(city, "CONFIRMED");
            LookedBack.to(city, "RELAPSED");
            LookedBack.to(city, "WITHDRAWN");
            Set<String> wanted = samples();
            Map<String, JsonNode> told = new TreeMap<>();
            await().atMost(Duration.ofSeconds(30)).until(() -> {
                messages.poll().stream()
                        .filter(this::isOfThisCity)
                        .forEach(
                                message -> told.merge(message.get("type").textValue(), message, ContractTest::earlier));
                return told.keySet().containsAll(wanted);
            });
            assertEquals(wanted, told.keySet(), "a sample for every type, and every type with a sample");
            for (JsonNode message : told.values()) {
                compare(message);
            }
        }
    }

    /** Messages of different aggregates arrive in any order; ids are ordered by time. */
    private static JsonNode earlier(JsonNode one, JsonNode other) {
        return one.get("id").textValue().compareTo(other.get("id").textValue()) <= 0 ? one : other;
    }

    private boolean isOfThisCity(JsonNode message) {
        List<String> own = List.of(city.school, city.office, city.county, city.city).stream()
                .map(UUID::toString)
                .toList();
        return Stream.of("organizationId", "officeId")
                .anyMatch(name -> own.contains(message.get("data").path(name).asText()));
    }

    private void formalTrack() {
        String id = city.withTeam("SPECIAL", "ANNOUNCED");
        String resource = INSPECTIONS + "/" + id;
        city.eso.done(resource, "serve-notice", Map.of("text", "通知"), "NOTICE_SERVED");
        city.eso.done(
                resource,
                "request-self-evaluation",
                Map.of("dueOn", City.today().toString()),
                "SELF_EVALUATION");
        List<Map<String, Object>> answers =
                List.of(Map.of("matter", "校园安全", "text", "好"), Map.of("matter", "食品安全", "text", "好"));
        city.head.done(resource, "submit-self-evaluation", Map.of("answers", answers), "SELF_EVALUATION_SUBMITTED");
        city.leader.done(resource, "review-self-evaluation", Map.of("text", "齐"), "DESK_REVIEWED");
        city.leader.done(resource, "enter", NOTHING, "ON_SITE");
        String other = city.planned("SPECIAL", "ANNOUNCED");
        city.eso.done(INSPECTIONS + "/" + other, "cancel", Map.of("reason", "合并"), "CANCELLED");
        Course missed = Course.to(city, "special", "SELF_EVALUATION");
        missed.prepare("end-self-evaluation");
        missed.send("end-self-evaluation").then().statusCode(200);
    }

    private String found(String inspection) {
        Map<String, Object> seen = City.newFinding("MAJOR");
        seen.put("planItemId", item);
        return city.leader
                .post(INSPECTIONS + "/" + inspection + "/findings", seen)
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    private void drop(String inspection) {
        city.eso.done(FINDINGS + "/" + found(inspection), "dismiss", Map.of("reason", "证据不足"), "DISMISSED");
    }

    private String confirmed(String inspection) {
        String finding = found(inspection);
        city.eso.done(FINDINGS + "/" + finding, "confirm", NOTHING, "CONFIRMED");
        return finding;
    }

    private void withPlan(String inspection) {
        Map<String, Object> order = city.order();
        order.put("planRequired", true);
        String resource = RECTIFICATIONS + "/" + city.ordered(confirmed(inspection), order);
        List<Map<String, Object>> steps =
                List.of(Map.of("text", "清点", "dueOn", City.today().toString()));
        Map<String, Object> plan = Map.of("text", "方案", "milestones", steps);
        city.head.done(resource, "submit-plan", plan, "PLAN_SUBMITTED");
        city.eso.done(resource, "return-plan", Map.of("reason", "缺责任人"), "ORDERED");
        city.head.done(resource, "submit-plan", plan, "PLAN_SUBMITTED");
        city.eso.done(resource, "approve-plan", NOTHING, "IN_PROGRESS");
        city.head.done(resource, "report-milestone", Map.of("milestone", 0, "text", "已清点"), "IN_PROGRESS");
    }

    private void classified(String inspection) {
        String unordered = FINDINGS + "/" + confirmed(inspection);
        Map<String, Object> secrecy =
                Map.of("classification", "RESTRICTED", "handlingOfficeId", city.office, "reason", "涉及未成年人");
        city.eso.command(unordered, "classify", secrecy).then().statusCode(200);
        String finding = confirmed(inspection);
        city.ordered(finding, city.order());
        city.eso.command(FINDINGS + "/" + finding, "classify", secrecy).then().statusCode(200);
    }

    private void rectified(String inspection, Topic tasks) {
        String finding = confirmed(inspection);
        String resource = RECTIFICATIONS + "/" + city.ordered(finding, city.order());
        UUID task = UUID.randomUUID();
        step(tasks, task, finding, "started", "IN_PROGRESS", 1, resource, "IN_PROGRESS");
        step(tasks, task, finding, "completion-submitted", "SUBMITTED", 2, resource, "REPORTED");
        step(tasks, task, finding, "completion-recalled", "IN_PROGRESS", 3, resource, "IN_PROGRESS");
        step(tasks, task, finding, "completion-submitted", "SUBMITTED", 4, resource, "REPORTED");
        city.eso.done(resource, "start-verification", Map.of("method", "DESK"), "VERIFYING");
        Map<String, Object> no =
                Map.of("reason", "通道仍被占用", "dueOn", City.today().plusDays(20).toString());
        city.eso.done(resource, "reject", no, "IN_PROGRESS");
        step(tasks, task, finding, "completion-submitted", "SUBMITTED", 6, resource, "REPORTED");
        city.eso.done(resource, "start-verification", Map.of("method", "ON_SITE"), "VERIFYING");
        city.eso.done(resource, "accept", Map.of("text", "已清理", "evidence", List.of("照片")), "ACCEPTED");
        city.eso.done(resource, "close", NOTHING, "CLOSED");
    }

    private void step(
            Topic tasks,
            UUID task,
            String finding,
            String fact,
            String state,
            long version,
            String resource,
            String becomes) {
        Map<String, Object> data = Map.of(
                "taskId",
                task.toString(),
                "findingId",
                finding,
                "state",
                state,
                "assignedAt",
                "2026-11-01T08:00:00+08:00",
                "submittedAt",
                "2026-11-02T08:00:00+08:00",
                "text",
                "已整改");
        tasks.send(Topic.event("dudao.task." + fact + ".v1", task, version, "head", data));
        await().atMost(Duration.ofSeconds(20))
                .until(() -> city.eso.state(resource).equals(becomes));
    }

    private void regularEnd() {
        String resource = INSPECTIONS + "/" + city.onSite();
        city.leader.done(resource, "leave", Map.of("report", "报告"), "REPORTED");
        city.eso.done(resource, "close", NOTHING, "CLOSED");
        city.eso.done(resource, "archive", NOTHING, "ARCHIVED");
    }

    /** A letter each that stands, is changed and is taken back; one of them is published. */
    private void formalEnd() {
        for (String outcome : List.of("UPHELD", "AMENDED", "REVOKED")) {
            Formal formal = Formal.left(city, "CN-SD");
            formal.deliberate();
            formal.serve(null);
            city.head.done(formal.at, "defend", Formal.defence("不符"), "DEFENCE_OPEN");
            city.head.done(formal.at, "waive-defence", Map.of("text", "无补充"), "DEFENCE_CLOSED");
            formal.draft(Formal.draft(1, City.today()));
            formal.issue();
            String remedy = city.head
                    .post(formal.at + "/remedies", Map.of("grounds", "不符"))
                    .path("id");
            City.api(City.person("colleague"), "ESO", city.office)
                    .done("/api/v1/remedies/" + remedy, "decide", Formal.decision(outcome), outcome);
            if (outcome.equals("UPHELD")) {
                new Publishing(city, formal.at).toTheEnd();
            }
        }
    }

    private void handedOver() {
        String inspection = city.withTeam("SPECIAL", "ANNOUNCED");
        String leaving = city.eso.get(INSPECTIONS + "/" + inspection).path("team[0].inspectorId");
        String successor = city.inspector(City.person("successor"));
        Map<String, Object> none = Map.of("inspectorId", successor, "none", true);
        city.eso.done(INSPECTIONS + "/" + inspection, "declare-recusal", none, "TEAM_FORMED");
        city.eso
                .command(INSPECTORS + "/" + leaving, "hand-over", Map.of("to", successor, "reason", "调离"))
                .then()
                .statusCode(200);
    }

    private void heldToAccount() {
        Held.to(city, "LIFTED");
        Held held = Held.to(city, "SERVED");
        String review = Held.APPEALS + "/" + held.appeal("REVIEW");
        Api reviewer = City.api(City.person("reviewer"), "LEADER", city.county);
        reviewer.done(review, "decide", Map.of("outcome", "REVOKED", "text", "事实不清"), "DECIDED");
        reviewer.done(review, "correct", Map.of("text", "撤销"), "CORRECTED");
    }

    private void referred() {
        for (String state : List.of("ANSWERED", "REFUSED", "WITHDRAWN")) {
            Referring.to(city, state);
        }
    }

    private void alarmed() {
        Alarm alarm = Alarm.to(city, "RAISED");
        MovableClock.set(Instant.now().plus(Duration.ofHours(1)));
        await().atMost(Duration.ofSeconds(20)).until(() -> alarm.told().size() == 2);
        MovableClock.reset();
        for (String command :
                List.of("acknowledge", "report-first", "report-final", "send-back", "report-final", "clear")) {
            alarm.send(command).then().statusCode(200);
        }
    }

    private void drawn() {
        String draws = "/api/v1/draws";
        String draw = draws + "/" + city.eso.post(draws, Map.of("title", "抽查")).path("id");
        Map<String, Object> lists = Map.of(
                "strata", List.of(Map.of("name", "A", "count", 1)),
                "units", List.of(Map.of("organizationId", city.school, "stratum", "A")),
                "inspectorIds", List.of(city.inspector(City.person("drawn"))),
                "teamSize", 1,
                "visitFrom", City.today().toString(),
                "visitTo", City.today().toString());
        city.eso.done(draw, "freeze", lists, "FROZEN");
        city.eso.done(draw, "reveal", Map.of("witnesses", List.of("张三")), "DRAWN");
        city.eso.done(draw, "publish", NOTHING, "PUBLISHED");
    }

    private static Set<String> samples() throws IOException {
        try (Stream<Path> files = Files.list(CONTRACT)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> !name.endsWith(".schema.json"))
                    .map(name -> name.replace(".json", ""))
                    .collect(Collectors.toCollection(TreeSet::new));
        }
    }

    private static void compare(JsonNode message) throws IOException {
        String type = message.get("type").textValue();
        JsonNode sample = JSON.readTree(Files.readString(CONTRACT.resolve(type + ".json")));
        assertEquals(shape(sample), shape(message), type);
        assertEquals(shape(sample.get("data")), shape(message.get("data")), type);
        assertEquals(sample.get("data").get("state"), message.get("data").get("state"), type);
        JsonNode schema = JSON.readTree(Files.readString(CONTRACT.resolve(type + ".schema.json")));
        assertEquals(type, schema.get("title").textValue());
        Set<String> fields = shape(message.get("data")).keySet();
        Set<String> known = shape(schema.get("properties")).keySet();
        assertTrue(known.containsAll(fields), () -> type + " has a field its schema does not know: " + fields);
        schema.get("required")
                .forEach(name -> assertTrue(fields.contains(name.textValue()), () -> type + " without " + name));
    }

    /** Names and kinds of the fields. */
    private static Map<String, String> shape(JsonNode node) {
        Map<String, String> shape = new TreeMap<>();
        node.properties()
                .forEach(field ->
                        shape.put(field.getKey(), field.getValue().getNodeType().name()));
        return shape;
    }
}
