package dudao.task.parts;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dudao.commons.identity.OrganizationTree;
import dudao.commons.testing.RealParts;
import dudao.commons.time.Clocks;
import dudao.task.tasks.Act;
import dudao.task.tasks.Tasks;
import dudao.task.testing.City;
import dudao.task.testing.Outgoing;
import dudao.task.testing.Person;
import dudao.task.testing.SystemWork;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Assisting units: each has its own part with its own limit, and the lead unit says when it is done. */
@QuarkusTest
@QuarkusTestResource(RealParts.class)
class PartTest {

    private static final String PARTS = "/api/v1/parts";

    @Inject
    OrganizationTree tree;

    @Inject
    Tasks tasks;

    @Inject
    SystemWork system;

    private final Jdbi owner = RealParts.owner();
    private City city;
    private Person supervisor;
    private Person lead;
    private Person helper;
    private LocalDate today;
    private LocalDate due;
    private String task;

    @BeforeEach
    void found() {
        city = City.found(tree);
        supervisor = Person.supervisor(city.bureau());
        lead = Person.head(city.county());
        helper = new Person("helper", "UNIT_HEAD", city.otherCounty());
        today = Clocks.dateOf(Instant.now());
        due = today.plusDays(40);
        task = supervisor.assign(city.county(), due);
    }

    private Response give(Person who, UUID unit, LocalDate dueOn) {
        return who.post(
                Person.TASKS + "/" + task + "/parts",
                Map.of("organizationId", unit, "wording", "提供学籍数据", "dueOn", dueOn.toString()));
    }

    private String given() {
        return give(supervisor, city.otherCounty(), due.minusDays(5))
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    private static Response act(Person who, String part, String command, Map<String, ?> body) {
        return who.request().header("If-Match", "*").body(body).post(PARTS + "/" + part + "/" + command);
    }

    private static void done(Person who, String part, String command, Map<String, ?> body) {
        act(who, part, command, body).then().statusCode(200);
    }

    private static void refused(Response answer, int status, String code) {
        answer.then().statusCode(status).contentType("application/problem+json").body("code", equalTo(code));
    }

    private static String end(LocalDate day) {
        return day.plusDays(1) + "T00:00:00+08:00";
    }

    private void start() {
        lead.command(task, "accept").then().statusCode(200);
        lead.command(task, "start").then().statusCode(200);
    }

    @Test
    void aPartIsSignedForDeliveredSentBackAndConfirmed() {
        Response created = give(supervisor, city.otherCounty(), due.minusDays(5));
        created.then()
                .statusCode(201)
                .header("ETag", equalTo("\"0\""))
                .body("state", equalTo("ASSIGNED"))
                .body("light", equalTo("GREY"))
                .body("dueAt", equalTo(end(due.minusDays(5))))
                .body("leadOrganizationId", equalTo(city.county().toString()));
        String part = created.path("id");
        done(helper, part, "accept", Map.of());
        done(helper, part, "deliver", Map.of("text", "数据已传"));
        helper.get(PARTS + "/" + part).then().body("light", equalTo("BLUE"));
        act(
                        lead,
                        part,
                        "return",
                        Map.of("text", "缺两校", "dueOn", due.minusDays(3).toString()))
                .then()
                .statusCode(200)
                .body("state", equalTo("RETURNED"))
                .body("light", equalTo("GREEN"))
                .body("returnCount", equalTo(1))
                .body("dueAt", equalTo(end(due.minusDays(3))))
                .body("originalDueAt", equalTo(end(due.minusDays(5))));
        done(helper, part, "deliver", Map.of("text", "已补两校"));
        act(lead, part, "confirm", Map.of())
                .then()
                .statusCode(200)
                .body("state", equalTo("CONFIRMED"))
                .body("light", equalTo("NONE"))
                .body("workingDaysLeft", nullValue())
                .body("history.command", contains("assign", "accept", "deliver", "return", "deliver", "confirm"))
                .body("history[3].text", equalTo("缺两校"));
        refused(act(supervisor, part, "cancel", Map.of("reason", "不再需要")), 409, "ILLEGAL_TRANSITION");
        assertEquals(6, Outgoing.about(owner, UUID.fromString(part)).size());
    }

    @Test
    void aPartNeverOutlastsItsTask() {
        refused(give(supervisor, city.otherCounty(), due.plusDays(1)), 422, "PART_AFTER_TASK");
        String part = give(supervisor, city.otherCounty(), due)
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        done(helper, part, "accept", Map.of());
        done(helper, part, "deliver", Map.of("text", "数据已传"));
        refused(
                act(
                        lead,
                        part,
                        "return",
                        Map.of("text", "缺两校", "dueOn", due.plusDays(1).toString())),
                422,
                "PART_AFTER_TASK");
        Act earlier = Act.changeDeadline(Clocks.endOf(due.minusDays(10)), "提前");
        system.call(() -> tasks.actBySystem(UUID.fromString(task), earlier, null));
        helper.get(PARTS + "/" + part)
                .then()
                .body("dueAt", equalTo(end(due.minusDays(10))))
                .body("history.command", hasItem("shorten"))
                .body("originalDueAt", equalTo(end(due)));
    }

    @Test
    void theLeadUnitWaitsForItsAssistantsOrSaysWhyNot() {
        String part = given();
        start();
        Response refusal = lead.command(task, "submit", Map.of("text", "已办"));
        refused(refusal, 409, "PARTS_OPEN");
        refusal.then().body("partIds", contains(part)).body("errors[0].pointer", equalTo("/openPartsReason"));
        lead.command(task, "submit", Map.of("text", "已办", "openPartsReason", " "))
                .then()
                .statusCode(400);
        lead.command(task, "submit", Map.of("text", "已办", "openPartsReason", "数据不影响结论"))
                .then()
                .statusCode(200);
        supervisor.get(Person.TASKS + "/" + task + "/timeline").then().body("items.reason", hasItem("数据不影响结论"));
        lead.command(task, "recall").then().statusCode(200);
        done(helper, part, "accept", Map.of());
        done(helper, part, "deliver", Map.of("text", "数据已传"));
        refused(lead.command(task, "submit", Map.of("text", "已办")), 409, "PARTS_OPEN");
        done(lead, part, "confirm", Map.of());
        lead.command(task, "submit", Map.of("text", "已办")).then().statusCode(200);
    }

    @Test
    void everybodyKeepsToTheOwnSide() {
        String part = given();
        refused(give(lead, city.school(), due), 403, "FORBIDDEN");
        refused(give(Person.supervisor(city.county()), city.otherCounty(), due), 404, "NOT_FOUND");
        refused(give(supervisor, city.county(), due), 400, "VALIDATION_FAILED");
        refused(give(supervisor, city.otherCounty(), due), 409, "PART_EXISTS");
        refused(act(lead, part, "accept", Map.of()), 403, "FORBIDDEN");
        done(helper, part, "accept", Map.of());
        refused(act(helper, part, "confirm", Map.of()), 403, "FORBIDDEN");
        refused(act(helper, part, "deliver", Map.of()), 400, "VALIDATION_FAILED");
        done(helper, part, "deliver", Map.of("text", "数据已传"));
        Person moved = new Person("helper", "UNIT_HEAD", city.county());
        refused(act(moved, part, "confirm", Map.of()), 403, "SAME_PERSON");
        helper.request()
                .body(Map.of())
                .post(PARTS + "/" + part + "/accept")
                .then()
                .statusCode(428);
        refused(
                lead.request().header("If-Match", "\"0\"").body(Map.of()).post(PARTS + "/" + part + "/confirm"),
                412,
                "STALE");
    }

    @Test
    void anAssistingUnitSeesItsPartAndNotTheTask() {
        String part = given();
        helper.task(task).then().statusCode(404);
        helper.get(Person.TASKS + "/" + task + "/parts").then().statusCode(404);
        helper.get(PARTS + "/" + part).then().statusCode(200).body("taskTitle", containsString("整治"));
        helper.get(PARTS).then().body("items.id", contains(part));
        lead.get(PARTS).then().body("items.id", contains(part));
        lead.get(Person.TASKS + "/" + task + "/parts").then().body("items", hasSize(1));
        Person other = Person.head(city.farSchool());
        other.get(PARTS + "/" + part).then().statusCode(404);
        other.get(PARTS).then().body("items.id", not(hasItem(part)));
        supervisor.get(PARTS + "?state=DELIVERED&taskId=" + task).then().body("items", hasSize(0));
        supervisor.get(PARTS + "?overdue=true").then().body("items", hasSize(0));
        supervisor.get(PARTS + "?state=X").then().statusCode(400);
        owner.useHandle(handle -> handle.execute(
                "update task_part set due_at = now() - interval '9 days' where id = cast(? as uuid)", part));
        supervisor
                .get(PARTS + "?overdue=true&organizationId=" + city.otherCounty())
                .then()
                .body("items.id", contains(part))
                .body("items[0].light", equalTo("DARK_RED"));
        supervisor.task(task).then().body("light", equalTo("GREY"));
    }

    @Test
    void whatIsRestrictedIsForTheAssistingUnitAlone() {
        String part = given();
        owner.useHandle(handle -> handle.execute(
                "update task set classification = 'RESTRICTED', handling_office_id = ? where id = cast(? as uuid)",
                city.county(),
                task));
        helper.get(PARTS + "/" + part).then().statusCode(200);
        lead.get(PARTS + "/" + part).then().statusCode(200);
        supervisor.get(PARTS + "/" + part).then().statusCode(404);
        supervisor.get(PARTS).then().body("items.id", not(hasItem(part)));
    }

    @Test
    void partsEndWithTheirTask() {
        String part = given();
        supervisor.command(task, "cancel", Map.of("reason", "并入")).then().statusCode(200);
        helper.get(PARTS + "/" + part)
                .then()
                .body("state", equalTo("CANCELLED"))
                .body("history.command", contains("assign", "cancel"));
        List<Outgoing.Fact> told = Outgoing.about(owner, UUID.fromString(part));
        assertEquals(2, told.size());
        assertEquals("CANCELLED", told.get(1).json().path("state").asText());
        assertEquals(
                end(due.minusDays(5)), told.get(1).json().path("dueAt").asText().replace(".000000", ""));
        refused(act(helper, part, "accept", Map.of()), 409, "ILLEGAL_TRANSITION");
        refused(give(supervisor, city.otherCounty(), due), 409, "ILLEGAL_TRANSITION");
    }

    @Test
    void noPartIsLateWhenItIsGiven() {
        owner.useHandle(handle ->
                handle.execute("update task set due_at = now() - interval '2 days' where id = cast(? as uuid)", task));
        Map<String, Object> wanted = Map.of("organizationId", city.otherCounty(), "wording", "提供学籍数据");
        refused(supervisor.post(Person.TASKS + "/" + task + "/parts", wanted), 422, "DUE_REQUIRED");
        String part = give(supervisor, city.otherCounty(), today.plusDays(5))
                .then()
                .statusCode(201)
                .body("dueAt", equalTo(end(today.plusDays(5))))
                .extract()
                .path("id");
        done(helper, part, "accept", Map.of());
        done(helper, part, "deliver", Map.of("text", "已提供"));
        done(
                lead,
                part,
                "return",
                Map.of("text", "缺两校", "dueOn", today.plusDays(7).toString()));
        Act anew = Act.changeDeadline(Clocks.endOf(today.plusDays(3)), "重新确定");
        system.call(() -> tasks.actBySystem(UUID.fromString(task), anew, null));
        helper.get(PARTS + "/" + part).then().body("dueAt", equalTo(end(today.plusDays(3))));
    }
}
