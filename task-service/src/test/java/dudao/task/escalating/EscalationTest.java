package dudao.task.escalating;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.notNullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import dudao.commons.identity.OrganizationTree;
import dudao.commons.testing.RealParts;
import dudao.commons.time.Clocks;
import dudao.commons.time.WorkingCalendar;
import dudao.task.sweeping.Sweeper;
import dudao.task.testing.City;
import dudao.task.testing.Outgoing;
import dudao.task.testing.Person;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A task on its way up the ladder, swept at moments of the test's choice. */
@QuarkusTest
@QuarkusTestResource(RealParts.class)
class EscalationTest {

    private static final String ESCALATIONS = "/api/v1/escalations";

    @Inject
    OrganizationTree tree;

    @Inject
    Sweeper sweeper;

    @Inject
    WorkingCalendar calendar;

    private final Jdbi owner = RealParts.owner();
    private City city;
    private Person supervisor;
    private Person leader;
    private Person head;
    private LocalDate due;

    @BeforeEach
    void found() {
        city = City.found(tree);
        supervisor = Person.supervisor(city.bureau());
        leader = new Person("leader", "LEADER", city.bureau());
        head = Person.head(city.school());
        due = calendar.plusWorkingDays(Clocks.dateOf(Instant.now()), 8);
    }

    private String accepted() {
        String task = supervisor.assign(city.school(), due);
        head.command(task, "accept").then().statusCode(200);
        return task;
    }

    private void sweep(int workingDays) {
        LocalDate day = calendar.plusWorkingDays(due, workingDays);
        sweeper.sweep(day.atTime(9, 30).atZone(Clocks.SHANGHAI).toInstant());
    }

    private String id(String task, String state) {
        return supervisor
                .get(ESCALATIONS + "?taskId=" + task + "&state=" + state)
                .path("items[0].id");
    }

    private static Response command(Person who, String id, String command, Map<String, ?> body) {
        String etag = who.get(ESCALATIONS + "/" + id).header("ETag");
        return who.request()
                .header("If-Match", etag == null ? "*" : etag)
                .body(body)
                .post(ESCALATIONS + "/" + id + "/" + command);
    }

    private ValidatableResponse list(String query) {
        return supervisor
                .get(ESCALATIONS + "?organizationId=" + city.school() + query)
                .then()
                .statusCode(200);
    }

    private String proposed() {
        String task = accepted();
        sweep(1);
        sweep(3);
        return task;
    }

    @Test
    void remindersAndUrgingGoOutByThemselves() {
        String task = accepted();
        sweep(-3);
        list("").body("items.step", contains("LAST_REMINDER", "FIRST_REMINDER"))
                .body("items.state", contains("SCHEDULED", "SENT"));
        sweep(-3);
        list("&state=SENT").body("items.step", contains("FIRST_REMINDER"));
        sweep(1);
        int year = calendar.plusWorkingDays(due, 1).getYear();
        list("&rung=1")
                .body("items.taskId", contains(task))
                .body("items[0].state", equalTo("SENT"))
                .body("items[0].slip", equalTo("催办〔" + year + "〕1号"))
                .body(
                        "items[0].replyBy",
                        equalTo(calendar.plusWorkingDays(due, 2).toString()))
                .body("items[0].deliveredAt", notNullValue());
        list("&state=SCHEDULED").body("items.step", contains("SUPERVISION"));
    }

    @Test
    void aSupervisorDecidesAboutSupervisionAndALeaderAboutWhatFollows() {
        String task = proposed();
        String id = id(task, "PROPOSED");
        command(leader, id, "confirm", Map.of()).then().statusCode(403);
        command(head, id, "confirm", Map.of()).then().statusCode(403);
        supervisor.post(ESCALATIONS + "/" + id + "/confirm", Map.of()).then().statusCode(428);
        supervisor
                .request()
                .header("If-Match", "\"77\"")
                .body(Map.of())
                .post(ESCALATIONS + "/" + id + "/confirm")
                .then()
                .statusCode(412);
        command(supervisor, id, "confirm", Map.of("replyBy", "2020-01-01"))
                .then()
                .statusCode(400);
        command(supervisor, id, "confirm", Map.of("replyBy", "+99999-01-01"))
                .then()
                .statusCode(400);
        command(supervisor, id, "confirm", Map.of("text", "请三日内办结"))
                .then()
                .statusCode(200)
                .body("state", equalTo("APPROVED"))
                .body("decidedBy.id", equalTo("supervisor"));
        command(supervisor, id, "confirm", Map.of())
                .then()
                .statusCode(409)
                .body("code", equalTo("ILLEGAL_TRANSITION"))
                .body("allowedCommands", contains("void"));
        sweep(3);
        supervisor
                .get(ESCALATIONS + "/" + id)
                .then()
                .body("state", equalTo("SENT"))
                .body("slip", matchesPattern("督办〔\\d{4}〕1号"));
        command(supervisor, id, "acknowledge", Map.of()).then().statusCode(403);
        command(head, id, "acknowledge", Map.of("text", "周五前完成"))
                .then()
                .statusCode(200)
                .body("state", equalTo("ACKNOWLEDGED"))
                .body("reply", equalTo("周五前完成"));
        sweep(6);
        String circular = id(task, "PROPOSED");
        command(supervisor, circular, "confirm", Map.of()).then().statusCode(403);
        command(leader, circular, "confirm", Map.of("documentNumber", "某教督2026-3"))
                .then()
                .statusCode(400);
        command(leader, circular, "confirm", Map.of("documentNumber", "某教督〔2026〕3号"))
                .then()
                .statusCode(200)
                .body("step", equalTo("CRITICISM"))
                .body("allowedCommands", contains("void"));
    }

    @Test
    void nobodyDecidesAboutTheOwnUnit() {
        String task = supervisor.assign(city.county(), due);
        sweep(1);
        sweep(3);
        String id = id(task, "PROPOSED");
        Person own = new Person("own", "SUPERVISOR,UNIT_HEAD", city.county());
        command(own, id, "confirm", Map.of()).then().statusCode(403).body("code", equalTo("OWN_TASK"));
        command(own, id, "void", Map.of("reason", "再等等")).then().statusCode(403);
    }

    @Test
    void whatIsTakenBackLetsTheLadderRest() {
        String task = proposed();
        String id = id(task, "PROPOSED");
        command(supervisor, id, "void", Map.of()).then().statusCode(400);
        command(supervisor, id, "void", Map.of("reason", "已当面说明"))
                .then()
                .statusCode(200)
                .body("state", equalTo("VOIDED"))
                .body("voidReason", equalTo("已当面说明"));
        sweep(20);
        list("&state=PROPOSED").body("items.size()", equalTo(0));
        list("&state=SCHEDULED").body("items.size()", equalTo(0));
    }

    @Test
    void aSubmissionVoidsWhatIsOpenAndAReturnGoesOnFromTheRungReached() {
        String task = proposed();
        String proposal = id(task, "PROPOSED");
        head.command(task, "start").then().statusCode(200);
        supervisor.get(ESCALATIONS + "/" + proposal).then().body("state", equalTo("PROPOSED"));
        command(supervisor, proposal, "confirm", Map.of()).then().statusCode(200);
        sweep(3);
        String scheduled = id(task, "SCHEDULED");
        head.command(task, "submit", Map.of("text", "已办结")).then().statusCode(200);
        supervisor
                .get(ESCALATIONS + "/" + scheduled)
                .then()
                .body("state", equalTo("VOIDED"))
                .body("voidReason", equalTo("SUBMITTED"));
        sweep(10);
        list("&state=SCHEDULED").body("items.size()", equalTo(0));
        LocalDate again = calendar.plusWorkingDays(due, 12);
        supervisor
                .command(task, "return", Map.of("reasonCode", "INCOMPLETE", "text", "缺名单", "dueOn", again.toString()))
                .then()
                .statusCode(200);
        due = again;
        sweep(1);
        list("&rung=1&state=SENT").body("items.size()", equalTo(1));
        list("&state=SCHEDULED").body("items.step", contains("SUPERVISION"));
        sweep(3);
        list("&state=PROPOSED").body("items.deadlineVersion", contains(2));
    }

    @Test
    void aSuspensionVoidsAndTellsAndTheNewLimitBeginsAnew() {
        String task = proposed();
        String id = id(task, "PROPOSED");
        supervisor
                .command(task, "suspend", Map.of("cause", "FLOOD", "text", "汛期"))
                .then()
                .statusCode(200);
        supervisor.get(ESCALATIONS + "/" + id).then().body("state", equalTo("VOIDED"));
        JsonNode told = Outgoing.about(owner, UUID.fromString(id)).get(1).json();
        assertEquals("SUSPENDED", told.get("reason").asText());
        supervisor.command(task, "resume").then().statusCode(200);
        sweep(3);
        list("&state=PROPOSED").body("items.step", contains("SUPERVISION"));
    }

    @Test
    void setBasedEndsDoNotForgetTheLadder() {
        String first = proposed();
        String second = supervisor.assign(city.school(), due);
        sweep(1);
        owner.useHandle(handle -> handle.execute(
                "update task set state = 'CANCELLED', version = version + 1, updated_at = now() where organization_id"
                        + " = ?",
                city.school()));
        for (String task : List.of(first, second)) {
            supervisor
                    .get(ESCALATIONS + "?taskId=" + task + "&state=SCHEDULED")
                    .then()
                    .body("items.size()", equalTo(0));
            supervisor
                    .get(ESCALATIONS + "?taskId=" + task + "&state=PROPOSED")
                    .then()
                    .body("items.size()", equalTo(0));
        }
    }

    @Test
    void whoeverHasNotSignedIsReminded() {
        supervisor.assign(city.school(), due);
        LocalDate tomorrow = calendar.plusWorkingDays(Clocks.dateOf(Instant.now()), 1);
        sweeper.sweep(tomorrow.atTime(9, 1).atZone(Clocks.SHANGHAI).toInstant());
        list("&state=SENT").body("items.step", contains("ACCEPTANCE_REMINDER"));
    }

    @Test
    void whatIsSentToAUnitIsCounted() {
        proposed();
        int year = calendar.plusWorkingDays(due, 1).getYear();
        supervisor
                .get("/api/v1/statistics/notices?year=" + year + "&under=" + city.school())
                .then()
                .statusCode(200)
                .body("items.organizationId", contains(city.school().toString()))
                .body("items[0].total", equalTo(1))
                .body("items[0].papers", equalTo(1))
                .body("items[0].months.size()", equalTo(12));
        supervisor
                .get("/api/v1/statistics/notices?groupBy=issuer&year=" + year)
                .then()
                .body("items.organizationId", contains(city.county().toString()));
        supervisor.get("/api/v1/statistics/notices?groupBy=clerk").then().statusCode(400);
        supervisor.get("/api/v1/statistics/notices?year=1").then().statusCode(400);
        supervisor
                .get("/api/v1/statistics/notices?under=" + UUID.randomUUID())
                .then()
                .statusCode(404);
    }

    @Test
    void theListIsOfTheScopeAndRefusesNonsense() {
        String task = proposed();
        String id = id(task, "PROPOSED");
        Person far = Person.supervisor(city.otherCounty());
        far.get(ESCALATIONS + "/" + id).then().statusCode(404);
        far.get(ESCALATIONS + "?taskId=" + task).then().body("items.size()", equalTo(0));
        far.get(ESCALATIONS + "?organizationId=" + city.school()).then().statusCode(404);
        supervisor.get(ESCALATIONS + "?state=LOUD").then().statusCode(400).body("code", equalTo("INVALID_PARAMETER"));
        supervisor.get(ESCALATIONS + "?rung=two").then().statusCode(400);
        supervisor.get(ESCALATIONS + "?cursor=bm9uZQ").then().statusCode(400);
        Response page = supervisor.get(ESCALATIONS + "?limit=1&under=" + city.county());
        page.then().body("items.size()", equalTo(1)).body("next", notNullValue());
        String next = page.path("next");
        supervisor
                .get(ESCALATIONS + "?limit=1&under=" + city.county() + "&cursor=" + next)
                .then()
                .body("items.size()", equalTo(1));
    }

    @Test
    void everyEventLooksLikeItsSample() {
        String task = proposed();
        String id = id(task, "PROPOSED");
        command(supervisor, id, "confirm", Map.of("replyBy", due.plusDays(20).toString(), "text", "请尽快"))
                .then()
                .statusCode(200);
        sweep(3);
        command(head, id, "acknowledge", Map.of("text", "收到")).then().statusCode(200);
        sweep(8);
        String circular = id(task, "PROPOSED");
        command(leader, circular, "void", Map.of("reason", "从轻")).then().statusCode(200);
        for (String each : List.of(id, circular)) {
            for (Outgoing.Fact fact : Outgoing.about(owner, UUID.fromString(each))) {
                Map<String, String> sample = Outgoing.shape(Outgoing.sample(fact.type()));
                List.of("planId", "itemId", "measureId").forEach(sample::remove);
                assertEquals(sample, Outgoing.shape(fact.json()), fact.type());
            }
        }
        String other = proposed();
        String open = id(other, "PROPOSED");
        supervisor.command(other, "cancel", Map.of("reason", "并入")).then().statusCode(200);
        Outgoing.Fact voided = Outgoing.about(owner, UUID.fromString(open)).get(1);
        Map<String, String> sample = Outgoing.shape(Outgoing.sample("dudao.task.escalation-voided.v1"));
        List.of("planId", "itemId", "measureId").forEach(sample::remove);
        assertEquals("dudao.task.escalation-voided.v1", voided.type());
        assertEquals(sample, Outgoing.shape(voided.json()));
    }
}
