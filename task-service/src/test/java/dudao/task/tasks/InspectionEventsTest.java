package dudao.task.tasks;

import static dudao.task.testing.Person.TASKS;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dudao.commons.identity.OrganizationTree;
import dudao.commons.testing.RealParts;
import dudao.commons.time.Clocks;
import dudao.task.testing.City;
import dudao.task.testing.InspectionTopic;
import dudao.task.testing.Person;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Findings as inspection-service tells them, through a real broker. */
@QuarkusTest
@QuarkusTestResource(RealParts.class)
class InspectionEventsTest {

    private static final String ORDERED = "dudao.finding.rectification-ordered.v1";
    private static final String FAILED = "dudao.finding.verification-failed.v1";
    private static final String CLOSED = "dudao.finding.closed.v1";

    @Inject
    OrganizationTree tree;

    private final UUID finding = UUID.randomUUID();
    private final UUID rectification = UUID.randomUUID();
    private final UUID item = UUID.randomUUID();
    private final LocalDate today = Clocks.dateOf(Instant.now());
    private City city;
    private Person supervisor;
    private Person head;

    @BeforeEach
    void found() {
        city = City.found(tree);
        supervisor = Person.supervisor(city.bureau());
        head = Person.head(city.school());
    }

    private Map<String, Object> data(UUID unit, LocalDate dueOn, String reason) {
        Map<String, Object> data = new HashMap<>(Map.of(
                "findingId", finding.toString(),
                "inspectionId", UUID.randomUUID().toString(),
                "planItemId", item.toString(),
                "organizationId", unit.toString(),
                "responsibleOrganizationId", unit.toString(),
                "wording", "疏散通道堆放杂物",
                "clause", "消防法",
                "rectificationId", rectification.toString(),
                "dueOn", dueOn.toString(),
                "dueAt", dueOn.plusDays(1) + "T00:00:00+08:00"));
        if (reason != null) {
            data.put("reason", reason);
        }
        return data;
    }

    private void tell(String type, long version, UUID unit, int days, String reason) {
        InspectionTopic.send(InspectionTopic.event(type, finding, version, data(unit, today.plusDays(days), reason)));
    }

    private static void until(Callable<Boolean> condition) {
        await().atMost(Duration.ofSeconds(30)).until(condition);
    }

    private Response tasks() {
        return supervisor.get(TASKS + "?findingId=" + finding);
    }

    private String awaitTask(String state) {
        until(() -> state.equals(tasks().path("items[0].state")));
        return tasks().path("items[0].id");
    }

    /** What was sent before with the same key has been handled when this one's task is there. */
    private void awaitAllHandled() {
        UUID marker = UUID.randomUUID();
        Map<String, Object> data = data(city.thirdSchool(), today.plusDays(3), null);
        data.put("findingId", marker.toString());
        Map<String, Object> event = InspectionTopic.event(ORDERED, marker, 1, data);
        InspectionTopic.send(finding, event);
        until(() -> supervisor
                        .get(TASKS + "?findingId=" + marker)
                        .<List<?>>path("items")
                        .size()
                == 1);
    }

    private void work(String task) {
        head.command(task, "accept").then().statusCode(200);
        head.command(task, "start").then().statusCode(200);
        head.command(task, "submit", Map.of("text", "已整改")).then().statusCode(200);
    }

    private static void refused(Response answer, int status, String code) {
        answer.then().statusCode(status).body("code", equalTo(code));
    }

    @Test
    void anOrderBecomesOneTaskHoweverOftenItArrives() {
        Map<String, Object> event =
                InspectionTopic.event(ORDERED, finding, 4, data(city.school(), today.plusDays(15), null));
        InspectionTopic.send(event);
        InspectionTopic.send(event);
        tell(ORDERED, 4, city.school(), 15, null);
        String task = awaitTask("ASSIGNED");
        awaitAllHandled();

        tasks().then().body("items", hasSize(1));
        head.task(task)
                .then()
                .header("ETag", equalTo("\"0\""))
                .body("source", equalTo("FINDING"))
                .body("title", equalTo("疏散通道堆放杂物"))
                .body("findingId", equalTo(finding.toString()))
                .body("rectificationId", equalTo(rectification.toString()))
                .body("itemId", equalTo(item.toString()))
                .body("organization.id", equalTo(city.school().toString()))
                .body("deadline.kind", equalTo("STATUTORY"))
                .body("dueAt", equalTo(today.plusDays(16) + "T00:00:00+08:00"))
                .body("allowedCommands", containsInAnyOrder("accept", "object"));
        supervisor.task(task).then().body("allowedCommands", empty());
        supervisor
                .get(TASKS + "/" + task + "/timeline")
                .then()
                .body("items", hasSize(1))
                .body("items[0].actor", equalTo("eso"));
    }

    @Test
    void theVerdictBelongsToTheInspection() {
        tell(ORDERED, 4, city.school(), 15, null);
        String task = awaitTask("ASSIGNED");
        work(task);
        Map<String, Object> why = Map.of("reasonCode", "OTHER", "text", "x");
        refused(supervisor.command(task, "complete"), 409, "VERDICT_BELONGS_TO_INSPECTION");
        refused(supervisor.command(task, "return", why), 409, "VERDICT_BELONGS_TO_INSPECTION");
        refused(supervisor.command(task, "cancel", Map.of("reason", "x")), 409, "VERDICT_BELONGS_TO_INSPECTION");
        refused(supervisor.command(task, "close"), 409, "VERDICT_BELONGS_TO_INSPECTION");
        Person above = new Person("county-head", "UNIT_HEAD", city.county());
        refused(above.command(task, "complete"), 409, "VERDICT_BELONGS_TO_INSPECTION");
        refused(head.command(task, "complete"), 403, "OWN_TASK");

        tell(FAILED, 7, city.school(), 20, "通道仍被占用");
        awaitTask("RETURNED");
        head.task(task)
                .then()
                .body("dueAt", equalTo(today.plusDays(21) + "T00:00:00+08:00"))
                .body("originalDueAt", equalTo(today.plusDays(16) + "T00:00:00+08:00"))
                .body("returnCount", equalTo(1));
        refused(
                supervisor.command(task, "suspend", Map.of("cause", "FLOOD", "text", "x")),
                409,
                "DEADLINE_NOT_EXTENDABLE");
        String submitted = head.command(task, "submit", Map.of("text", "已清理")).path("submittedAt");
        tell(CLOSED, 9, city.school(), 20, null);
        awaitTask("CLOSED");
        head.task(task).then().body("completedAt", equalTo(submitted)).body("light", equalTo("NONE"));
        refused(
                supervisor.command(task, "reopen", Map.of("cause", "NEW_FACT", "text", "x", "dueOn", today.toString())),
                409,
                "VERDICT_BELONGS_TO_INSPECTION");
        supervisor
                .get(TASKS + "/" + task + "/timeline")
                .then()
                .body(
                        "items.command",
                        contains(
                                "assign",
                                "accept",
                                "start",
                                "submit",
                                "verification-failed",
                                "submit",
                                "finding-closed"))
                .body("items[4].text", equalTo("通道仍被占用"));
    }

    @Test
    void theVerdictHoldsInWhateverState() {
        tell(ORDERED, 4, city.school(), 15, null);
        String task = awaitTask("ASSIGNED");
        head.command(task, "object", Map.of("text", "不属本校", "proposedOrganizationId", city.county()))
                .then()
                .statusCode(200);
        tell(CLOSED, 6, city.school(), 15, null);
        awaitTask("CLOSED");
        head.task(task).then().body("pause", equalTo(null)).body("acceptedAt", equalTo(null));
    }

    @Test
    void whatIsOlderChangesNothing() {
        tell(CLOSED, 9, city.school(), 15, null);
        awaitTask("CLOSED");
        tell(ORDERED, 4, city.school(), 15, null);
        tell(FAILED, 7, city.school(), 30, "晚到");
        awaitAllHandled();

        tasks().then().body("items", hasSize(1)).body("items[0].state", equalTo("CLOSED"));
        String task = tasks().path("items[0].id");
        head.task(task).then().header("ETag", equalTo("\"1\"")).body("returnCount", equalTo(0));
    }

    @Test
    void aFailureThatComesFirstMakesTheTaskToo() {
        tell(FAILED, 7, city.school(), 30, "先到");
        String task = awaitTask("RETURNED");
        head.task(task).then().body("dueAt", equalTo(today.plusDays(31) + "T00:00:00+08:00"));
        assertEquals(
                List.of("assign", "verification-failed"),
                head.get(TASKS + "/" + task + "/timeline").path("items.command"));
    }

    @Test
    void referredToAnotherUnitTheFirstTaskEnds() {
        tell(ORDERED, 4, city.school(), 15, null);
        awaitTask("ASSIGNED");
        tell(ORDERED, 8, city.county(), 25, null);
        until(() -> tasks().<List<?>>path("items").size() == 2);

        tasks().then()
                .body("items.find { it.organization.id == '" + city.school() + "' }.state", equalTo("REASSIGNED"))
                .body("items.find { it.organization.id == '" + city.county() + "' }.state", equalTo("ASSIGNED"));
        tell(ORDERED, 12, city.school(), 30, null);
        until(() ->
                "ASSIGNED".equals(tasks().path("items.find { it.organization.id == '" + city.school() + "' }.state")));
        tasks().then()
                .body("items", hasSize(2))
                .body("items.find { it.organization.id == '" + city.county() + "' }.state", equalTo("REASSIGNED"));
    }

    @Test
    void whatCannotBeHandledIsParkedAndLaterRetried() {
        Person sysadmin = new Person("sysadmin", "SYSADMIN", city.bureau());
        City stranger = new City(
                city.bureau(),
                UUID.randomUUID(),
                city.otherCounty(),
                city.school(),
                city.secondSchool(),
                city.thirdSchool(),
                city.farSchool());
        tell(ORDERED, 4, stranger.county(), 15, null);
        until(() -> sysadmin.get("/api/v1/dead-letters?limit=200")
                        .<List<?>>path("items.findAll { it.key == '" + finding + "' }")
                        .size()
                == 1);
        tasks().then().body("items", empty());

        OrganizationTree.Node bureau = tree.get(city.bureau());
        tree.upsert(List.of(new OrganizationTree.Registered(
                stranger.county(),
                "COUNTY_BUREAU",
                "新区",
                city.bureau(),
                bureau.path() + stranger.county().toString().replace("-", "") + "/",
                stranger.county(),
                null,
                null,
                null,
                null,
                0)));
        String letter =
                sysadmin.get("/api/v1/dead-letters?limit=200").path("items.find { it.key == '" + finding + "' }.id");
        sysadmin.post("/api/v1/dead-letters/" + letter + "/retry", Map.of())
                .then()
                .statusCode(204);
        tasks().then()
                .body("items", hasSize(1))
                .body("items[0].organization.id", equalTo(stranger.county().toString()));
    }

    @Test
    void whatIsNotForUsIsIgnored() {
        InspectionTopic.send(
                InspectionTopic.event("dudao.finding.confirmed.v1", finding, 2, data(city.school(), today, null)));
        InspectionTopic.send(InspectionTopic.event("dudao.finding.praised.v9", finding, 3, Map.of("x", 1)));
        Map<String, Object> nobody = data(city.school(), today, null);
        nobody.remove("responsibleOrganizationId");
        InspectionTopic.send(InspectionTopic.event(CLOSED, finding, 5, nobody));
        awaitAllHandled();

        tasks().then().body("items", empty());
        new Person("sysadmin", "SYSADMIN", city.bureau())
                .get("/api/v1/dead-letters?limit=200")
                .then()
                .body("items.key", org.hamcrest.Matchers.not(hasItem(finding.toString())));
    }

    @Test
    void theProducersOwnSamplesAreUnderstood() throws Exception {
        ObjectMapper json = new ObjectMapper();
        Path samples = Path.of("../inspection-service/src/main/contract/events");
        String state = "";
        for (String type : List.of(ORDERED, FAILED, CLOSED)) {
            ObjectNode message = (ObjectNode) json.readTree(Files.readString(samples.resolve(type + ".json")));
            message.put("id", UUID.randomUUID().toString()).put("subject", finding.toString());
            ObjectNode data = (ObjectNode) message.get("data");
            data.put("findingId", finding.toString());
            data.put("responsibleOrganizationId", city.school().toString());
            InspectionTopic.send(finding, message);
            state = type.equals(ORDERED) ? "ASSIGNED" : type.equals(FAILED) ? "RETURNED" : "CLOSED";
            awaitTask(state);
        }
        assertEquals("CLOSED", state);
    }
}
