package dudao.task.drafts;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dudao.commons.identity.OrganizationTree;
import dudao.commons.testing.RealParts;
import dudao.commons.time.Clocks;
import dudao.task.testing.City;
import dudao.task.testing.Person;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What comes from no plan: registered, for schools approved by somebody else, assigned. */
@QuarkusTest
@QuarkusTestResource(RealParts.class)
class DraftTest {

    private static final String DRAFTS = Person.DRAFTS;
    private static final String WHITE_LIST = "/api/v1/statistics/white-list";

    @Inject
    OrganizationTree tree;

    private City city;
    private Person supervisor;
    private Person leader;
    private LocalDate today;

    @BeforeEach
    void found() {
        city = City.found(tree);
        supervisor = Person.supervisor(city.bureau());
        leader = new Person("leader", "LEADER", city.bureau());
        today = Clocks.dateOf(Instant.now());
    }

    private Map<String, Object> wanted(UUID unit, Map<String, ?> more) {
        Map<String, Object> wanted = new HashMap<>(Map.of(
                "title", "整治校门口交通",
                "source", "INSTRUCTION",
                "organizationId", unit,
                "necessity", "涉及学生安全",
                "reference", Map.of("title", "市领导批示", "number", "批〔2026〕7号", "by", "市政府办", "on", today.toString())));
        wanted.putAll(more);
        return wanted;
    }

    private String registered(UUID unit, Map<String, ?> more) {
        return supervisor
                .post(DRAFTS, wanted(unit, more))
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    private static Response act(Person who, String draft, String command, Map<String, ?> body) {
        return who.request().header("If-Match", "*").body(body).post(DRAFTS + "/" + draft + "/" + command);
    }

    private static void refused(Response answer, int status, String code) {
        answer.then().statusCode(status).contentType("application/problem+json").body("code", equalTo(code));
    }

    @Test
    void aSchoolGetsWhatALeaderHasApproved() {
        String id = registered(city.school(), Map.of("dueOn", today.plusDays(20).toString()));
        supervisor
                .get(DRAFTS + "/" + id)
                .then()
                .statusCode(200)
                .header("ETag", equalTo("\"0\""))
                .body("state", equalTo("DRAFT"))
                .body("needsApproval", equalTo(true))
                .body("allowedCommands", contains("submit", "assign", "withdraw"));
        refused(act(supervisor, id, "assign", Map.of()), 409, "APPROVAL_REQUIRED");
        refused(act(leader, id, "approve", Map.of()), 409, "ILLEGAL_TRANSITION");
        act(supervisor, id, "submit", Map.of()).then().statusCode(200).body("state", equalTo("SUBMITTED"));
        refused(act(supervisor, id, "assign", Map.of()), 409, "ILLEGAL_TRANSITION");
        refused(act(supervisor, id, "approve", Map.of()), 403, "FORBIDDEN");
        Person school = Person.head(city.school());
        school.get(WHITE_LIST).then().body("items", empty());
        act(leader, id, "approve", Map.of("text", "同意"))
                .then()
                .statusCode(200)
                .body("decision.by.id", equalTo("leader"))
                .body("decision.text", equalTo("同意"));
        String task = act(supervisor, id, "assign", Map.of())
                .then()
                .statusCode(200)
                .body("state", equalTo("ASSIGNED"))
                .extract()
                .path("taskId");
        school.task(task)
                .then()
                .statusCode(200)
                .body("state", equalTo("ASSIGNED"))
                .body("origin", equalTo("INSTRUCTION"))
                .body("reference.number", equalTo("批〔2026〕7号"))
                .body("dueAt", equalTo(today.plusDays(21) + "T00:00:00+08:00"));
        school.get(WHITE_LIST)
                .then()
                .body("items", hasSize(1))
                .body("items[0].approved", equalTo(1))
                .body("items[0].assigned", equalTo(1));
        refused(act(supervisor, id, "assign", Map.of()), 409, "ILLEGAL_TRANSITION");
    }

    @Test
    void atOnceOnlyWhatIsNotForSchools() {
        Map<String, Object> body =
                Map.of("title", "报表", "source", "OTHER", "organizationId", city.school(), "dueOn", today.toString());
        refused(supervisor.post(Person.TASKS, body), 409, "APPROVAL_REQUIRED");
        Person.head(city.school()).get(Person.TASKS).then().body("items", empty());
        supervisor.get(DRAFTS).then().body("items", empty());
        supervisor.assign(city.county(), today.plusDays(9));
        Map<String, Object> founded = new HashMap<>(body);
        founded.put("organizationId", city.county());
        founded.put("reference", Map.of("title", "市领导批示"));
        String task = supervisor.give(founded);
        supervisor
                .get(DRAFTS + "?state=ASSIGNED")
                .then()
                .body("items.taskId", contains(task))
                .body("items[0].needsApproval", equalTo(false))
                .body("items[0].reference.title", equalTo("市领导批示"));
        supervisor.get(WHITE_LIST).then().body("items", empty());
    }

    @Test
    void noReassignmentLeadsAroundTheApproval() {
        String task = supervisor.assign(city.county(), today.plusDays(9));
        Person county = Person.head(city.county());
        county.command(task, "object", Map.of("text", "应由学校办", "proposedOrganizationId", city.school()))
                .then()
                .statusCode(200);
        Map<String, UUID> toSchool = Map.of("organizationId", city.school());
        refused(supervisor.command(task, "reassign", toSchool), 409, "APPROVAL_REQUIRED");
        county.task(task).then().body("state", equalTo("OBJECTED"));
        supervisor
                .command(task, "reassign", Map.of("organizationId", city.otherCounty()))
                .then()
                .statusCode(200);
    }

    @Test
    void whoRegisteredItDoesNotDecide() {
        Person both = new Person("both", "SUPERVISOR", city.bureau());
        String id = both.post(DRAFTS, wanted(city.school(), Map.of())).path("id");
        act(both, id, "submit", Map.of()).then().statusCode(200);
        Person promoted = new Person("both", "LEADER", city.bureau());
        refused(act(promoted, id, "approve", Map.of()), 403, "SAME_PERSON");
        refused(act(promoted, id, "refuse", Map.of("text", "不")), 403, "SAME_PERSON");
        refused(act(new Person("x", "LEADER", city.otherCounty()), id, "approve", Map.of()), 404, "NOT_FOUND");
        refused(act(leader, id, "refuse", Map.of()), 400, "VALIDATION_FAILED");
        act(leader, id, "refuse", Map.of("text", "与计划重复")).then().body("state", equalTo("REFUSED"));
        refused(act(supervisor, id, "assign", Map.of()), 409, "ILLEGAL_TRANSITION");
        leader.request()
                .body(Map.of())
                .post(DRAFTS + "/" + id + "/approve")
                .then()
                .statusCode(428);
        supervisor
                .get(WHITE_LIST + "?under=" + city.school())
                .then()
                .body("items[0].refused", equalTo(1))
                .body("items[0].approved", equalTo(0));
    }

    @Test
    void whatIsCountedCitesWhatItRestsOn() {
        String id = registered(city.county(), Map.of("limit", "INSTRUCTION_ORDINARY"));
        String task = act(supervisor, id, "assign", Map.of())
                .then()
                .statusCode(200)
                .extract()
                .path("taskId");
        supervisor
                .task(task)
                .then()
                .body("deadline.basis", containsString("依据："))
                .body("deadline.basis", containsString("待核"))
                .body("deadline.counting.amount", equalTo(15))
                .body("deadline.counting.dayKind", equalTo("CALENDAR_DAY"));
        Person.clerk(city.school())
                .get("/api/v1/source-limits")
                .then()
                .statusCode(200)
                .body("items.source", hasItems("INSTRUCTION", "COMPLAINT", "PETITION", "OPINION_WARNING", "OTHER"))
                .body("items.limits.flatten().basis", everyItem(notNullValue()))
                .body("items.limits.flatten().verified", hasItem(false))
                .body("items.limits.flatten().grade", hasItem("S"));
    }

    @Test
    void aLimitIsOfItsSourceAndSomeLimitThereMustBe() {
        refused(
                supervisor.post(DRAFTS, wanted(city.county(), Map.of("limit", "PETITION_CASE"))),
                400,
                "VALIDATION_FAILED");
        refused(
                supervisor.post(
                        DRAFTS, wanted(city.county(), Map.of("limit", "INSTRUCTION_HARD", "dueOn", today.toString()))),
                400,
                "VALIDATION_FAILED");
        refused(
                supervisor.post(
                        DRAFTS,
                        wanted(city.county(), Map.of("dueOn", today.minusDays(1).toString()))),
                422,
                "DUE_IN_PAST");
        Map<String, Object> unexplained = wanted(city.school(), Map.of());
        unexplained.remove("necessity");
        refused(supervisor.post(DRAFTS, unexplained), 400, "VALIDATION_FAILED");
        Map<String, Object> unfounded = wanted(city.county(), Map.of());
        unfounded.remove("reference");
        refused(supervisor.post(DRAFTS, unfounded), 400, "VALIDATION_FAILED");
        String open = registered(city.county(), Map.of("source", "OPINION_WARNING"));
        refused(act(supervisor, open, "assign", Map.of()), 422, "DUE_REQUIRED");
        act(supervisor, open, "assign", Map.of("dueOn", today.plusDays(3).toString()))
                .then()
                .statusCode(200)
                .body("taskId", notNullValue());
    }

    @Test
    void listsKeepToTheScope() {
        String ours = registered(city.county(), Map.of());
        Person county = Person.supervisor(city.county());
        county.get(DRAFTS + "/" + ours).then().statusCode(404);
        String theirs = county.post(DRAFTS, wanted(city.school(), Map.of()))
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        county.get(DRAFTS).then().body("items.id", contains(theirs));
        supervisor.get(DRAFTS).then().body("items.id", hasItems(ours, theirs));
        supervisor.get(DRAFTS + "?organizationId=" + city.school()).then().body("items.id", contains(theirs));
        supervisor.get(DRAFTS + "?state=APPROVED").then().body("items.id", not(hasItem(ours)));
        supervisor.get(DRAFTS + "?state=X").then().statusCode(400);
        refused(county.post(DRAFTS, wanted(city.farSchool(), Map.of())), 404, "NOT_FOUND");
        refused(Person.head(city.school()).get(DRAFTS), 403, "FORBIDDEN");
        act(supervisor, ours, "withdraw", Map.of()).then().body("state", equalTo("WITHDRAWN"));
        supervisor.get(WHITE_LIST + "?year=1999").then().statusCode(400);
        List<String> none = supervisor.get(WHITE_LIST + "?year=2021").path("items");
        assertEquals(List.of(), none);
    }

    @Test
    void aDayBeyondTheCalendarIsRefused() {
        Map<String, ?> reference = Map.of("title", "市领导批示", "on", "+999999999-12-31");
        supervisor
                .post(DRAFTS, wanted(city.county(), Map.of("reference", reference)))
                .then()
                .statusCode(400);
    }
}
