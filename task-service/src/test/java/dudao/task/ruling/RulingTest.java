package dudao.task.ruling;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dudao.commons.identity.OrganizationTree;
import dudao.commons.testing.AuditRows;
import dudao.commons.testing.RealParts;
import dudao.commons.time.Clocks;
import dudao.task.testing.City;
import dudao.task.testing.Outgoing;
import dudao.task.testing.Person;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What happens instead of a third return: two parties, or a leader. */
@QuarkusTest
@QuarkusTestResource(RealParts.class)
class RulingTest {

    private static final String RULINGS = "/api/v1/rulings";

    @Inject
    OrganizationTree tree;

    @Inject
    Jdbi jdbi;

    private final Jdbi owner = RealParts.owner();
    private final LocalDate today = Clocks.dateOf(Instant.now());
    private City city;
    private Person supervisor;
    private Person countyReviewer;
    private Person leader;
    private Person head;

    @BeforeEach
    void found() {
        city = City.found(tree);
        supervisor = Person.supervisor(city.bureau());
        countyReviewer = new Person("county-reviewer", "REVIEWER", city.county());
        leader = new Person("leader", "LEADER", city.bureau());
        head = Person.head(city.school());
    }

    private static void refused(Response answer, int status, String code) {
        answer.then().statusCode(status).contentType("application/problem+json").body("code", equalTo(code));
    }

    /** Submitted for the time after so many returns. */
    private String submittedAfter(int returns) {
        String task = supervisor.assign(city.school(), today.plusDays(40));
        head.command(task, "accept").then().statusCode(200);
        head.command(task, "start").then().statusCode(200);
        submit(task);
        for (int n = 0; n < returns; n++) {
            supervisor
                    .command(task, "return", Map.of("reasonCode", "INCOMPLETE", "text", "缺名单"))
                    .then()
                    .statusCode(200);
            submit(task);
        }
        return task;
    }

    private void submit(String task) {
        head.command(task, "submit", Map.of("text", "请予办结")).then().statusCode(200);
    }

    private Map<String, Object> back() {
        return Map.of(
                "decision", "RETURN",
                "reasonCode", "STANDARD_NOT_MET",
                "text", "验收标准第二项未达",
                "dueOn", today.plusDays(12).toString());
    }

    private static Map<String, Object> ruling(String decision) {
        return Map.of("decision", decision, "text", "经会商");
    }

    private Response propose(Person who, String task, Map<String, ?> ruling) {
        return who.request().header("If-Match", "*").body(ruling).post(Person.TASKS + "/" + task + "/rulings");
    }

    private String proposed(Person who, String task, Map<String, ?> ruling) {
        return propose(who, task, ruling)
                .then()
                .statusCode(201)
                .body("state", equalTo("PROPOSED"))
                .extract()
                .path("id");
    }

    private Response decide(Person who, String id, String command, String etag) {
        return who.request()
                .header("If-Match", etag)
                .body(Map.of("text", "同意"))
                .post(RULINGS + "/" + id + "/" + command);
    }

    private Response decide(Person who, String id, String command) {
        return decide(who, id, command, "*");
    }

    @Test
    void aReviewerAloneMayCompleteButNotReturnAThirdTime() {
        String task = submittedAfter(2);
        refused(
                supervisor.command(task, "return", Map.of("reasonCode", "INCOMPLETE", "text", "缺")),
                409,
                "JOINT_RULING_REQUIRED");
        supervisor.command(task, "complete").then().statusCode(200);
    }

    @Test
    void twoOfDifferentOrganizationsReturnItWithANewLimit() {
        String task = submittedAfter(2);
        Response created = propose(countyReviewer, task, back());
        created.then()
                .statusCode(201)
                .header("ETag", equalTo("\"0\""))
                .body("proposed.organizationId", equalTo(city.county().toString()))
                .body("decided", nullValue());
        String id = created.path("id");
        head.get(created.header("Location")).then().statusCode(200).body("decision", equalTo("RETURN"));
        head.task(task).then().body("state", equalTo("SUBMITTED"));

        decide(supervisor, id, "confirm")
                .then()
                .statusCode(200)
                .header("ETag", equalTo("\"1\""))
                .body("state", equalTo("DECIDED"))
                .body("answer", equalTo("同意"))
                .body("decided.organizationId", equalTo(city.bureau().toString()));
        head.task(task)
                .then()
                .body("state", equalTo("RETURNED"))
                .body("returnCount", equalTo(3))
                .body("dueAt", equalTo(today.plusDays(13) + "T00:00:00+08:00"));
        head.get(Person.TASKS + "/" + task + "/timeline")
                .then()
                .body("items[-1].reason", equalTo("STANDARD_NOT_MET"))
                .body("items[-1].text", equalTo("验收标准第二项未达"));
        head.get(Person.TASKS + "/" + task + "/rulings").then().body("items.id", contains(id));
        assertEquals(
                List.of("dudao.task.ruling-proposed.v1", "dudao.task.ruling-decided.v1"),
                Outgoing.about(owner, UUID.fromString(id)).stream()
                        .map(Outgoing.Fact::type)
                        .toList());
        refused(decide(supervisor, id, "confirm"), 409, "ILLEGAL_TRANSITION");
        submit(task);
        refused(
                supervisor.command(task, "return", Map.of("reasonCode", "OTHER", "text", "第四次")),
                409,
                "JOINT_RULING_REQUIRED");
    }

    @Test
    void aLeaderRulesAlone() {
        String done = submittedAfter(2);
        String submittedAt = head.task(done).path("submittedAt");
        propose(leader, done, ruling("COMPLETE"))
                .then()
                .statusCode(201)
                .body("state", equalTo("DECIDED"))
                .body("decided.person", equalTo("leader"));
        head.task(done).then().body("state", equalTo("COMPLETED")).body("completedAt", equalTo(submittedAt));
        String gone = submittedAfter(2);
        propose(leader, gone, ruling("CANCEL")).then().statusCode(201);
        head.task(gone).then().body("state", equalTo("CANCELLED"));
        String confirmed = submittedAfter(2);
        String id = proposed(supervisor, confirmed, ruling("COMPLETE"));
        decide(leader, id, "confirm").then().statusCode(200);
        head.task(confirmed).then().body("state", equalTo("COMPLETED"));
    }

    @Test
    void theOtherPartyIsAnotherPersonOfAnotherOrganization() {
        String task = submittedAfter(2);
        String id = proposed(supervisor, task, back());
        refused(decide(supervisor, id, "confirm"), 403, "SAME_PERSON");
        refused(decide(new Person("supervisor", "REVIEWER", city.county()), id, "confirm"), 403, "SAME_PERSON");
        refused(
                decide(new Person("deputy", "SUPERVISOR", city.bureau()), id, "confirm"),
                403,
                "RULING_SAME_ORGANIZATION");
        refused(decide(head, id, "confirm"), 403, "OWN_TASK");
        refused(decide(new Person("x", "LEADER", city.school()), id, "confirm"), 403, "OWN_TASK");
        refused(decide(new Person("head", "REVIEWER", city.county()), id, "confirm"), 403, "SAME_PERSON");
        refused(decide(new Person("head", "LEADER", city.bureau()), id, "confirm"), 403, "SAME_PERSON");
        refused(decide(Person.clerk(city.school()), id, "confirm"), 403, "FORBIDDEN");
        refused(decide(new Person("x", "REVIEWER", city.otherCounty()), id, "confirm"), 404, "NOT_FOUND");
        refused(propose(head, task, back()), 403, "OWN_TASK");
        decide(countyReviewer, id, "confirm").then().statusCode(200);
    }

    @Test
    void whoeverDoesNotAgreeSaysSo() {
        String task = submittedAfter(2);
        String id = proposed(countyReviewer, task, ruling("CANCEL"));
        refused(propose(supervisor, task, back()), 409, "RULING_PENDING");
        supervisor
                .request()
                .header("If-Match", "*")
                .body(Map.of())
                .post(RULINGS + "/" + id + "/reject")
                .then()
                .statusCode(400);
        decide(supervisor, id, "reject").then().statusCode(200).body("state", equalTo("REJECTED"));
        head.task(task).then().body("state", equalTo("SUBMITTED"));
        String again = proposed(supervisor, task, back());
        decide(supervisor, again, "reject").then().statusCode(200);
        head.get(Person.TASKS + "/" + task + "/rulings").then().body("items", hasSize(2));
    }

    @Test
    void aSubmissionThatIsGoneLeavesNothingToRuleOn() {
        String task = submittedAfter(2);
        String id = proposed(countyReviewer, task, back());
        head.command(task, "recall").then().statusCode(200);
        head.get(RULINGS + "/" + id).then().body("state", equalTo("VOIDED"));
        refused(decide(supervisor, id, "confirm"), 409, "ILLEGAL_TRANSITION");
        submit(task);
        proposed(countyReviewer, task, back());
    }

    @Test
    void aRulingIsDueAfterTwoReturnsAndSaysAllItHasTo() {
        refused(propose(leader, submittedAfter(1), ruling("COMPLETE")), 409, "JOINT_RULING_NOT_DUE");
        String task = submittedAfter(2);
        refused(propose(leader, task, ruling("RETURN")), 400, "VALIDATION_FAILED");
        refused(propose(leader, task, ruling("MOOD")), 400, "VALIDATION_FAILED");
        refused(
                propose(leader, task, Map.of("decision", "RETURN", "reasonCode", "OTHER", "text", "x")),
                400,
                "VALIDATION_FAILED");
        refused(
                propose(leader, task, Map.of("decision", "COMPLETE", "reasonCode", "OTHER", "text", "x")),
                400,
                "VALIDATION_FAILED");
        Map<String, Object> past =
                Map.of("decision", "RETURN", "reasonCode", "OTHER", "text", "x", "dueOn", "2026-01-01");
        refused(propose(countyReviewer, task, past), 422, "DUE_IN_PAST");
        refused(leader.post(Person.TASKS + "/" + task + "/rulings", back()), 428, "IF_MATCH_REQUIRED");
        refused(
                leader.request().header("If-Match", "\"0\"").body(back()).post(Person.TASKS + "/" + task + "/rulings"),
                412,
                "STALE");
        refused(leader.get(RULINGS + "/" + UUID.randomUUID()), 404, "NOT_FOUND");
        String id = proposed(countyReviewer, task, back());
        refused(decide(supervisor, id, "confirm", "\"7\""), 412, "STALE");
        refused(Person.head(city.farSchool()).get(RULINGS + "/" + id), 404, "NOT_FOUND");
    }

    @Test
    void ofManyAtOnceOneDecides() {
        String task = submittedAfter(2);
        String id = proposed(countyReviewer, task, ruling("COMPLETE"));
        List<CompletableFuture<Integer>> all = Stream.concat(
                        IntStream.range(0, 6)
                                .mapToObj(n -> CompletableFuture.supplyAsync(() -> decide(
                                                n % 2 == 0 ? leader : supervisor,
                                                id,
                                                n < 3 ? "confirm" : "reject",
                                                "\"0\"")
                                        .statusCode())),
                        Stream.of(CompletableFuture.supplyAsync(() ->
                                head.command(task, "recall", Map.of(), "*").statusCode())))
                .toList();
        List<Integer> answers = all.stream().map(CompletableFuture::join).toList();
        assertTrue(answers.stream().allMatch(status -> List.of(200, 409, 412).contains(status)), answers::toString);
        String state = leader.get(RULINGS + "/" + id).path("state");
        long decided =
                answers.subList(0, 6).stream().filter(status -> status == 200).count();
        assertEquals(state.equals("VOIDED") ? 0 : 1, decided, answers + " " + state);
        assertEquals(
                state.equals("DECIDED") ? "COMPLETED" : answers.get(6) == 200 ? "IN_PROGRESS" : "SUBMITTED",
                head.task(task).path("state"));
    }

    @Test
    void itStandsInTheLog() {
        String task = submittedAfter(2);
        String request = AuditRows.requestId();
        supervisor
                .request()
                .header("If-Match", "*")
                .header("X-Request-Id", request)
                .body(back())
                .post(Person.TASKS + "/" + task + "/rulings")
                .then()
                .statusCode(201);
        Map<String, Object> row = new AuditRows(jdbi).one(request);
        assertEquals("proposeRuling", row.get("action"));
        assertEquals("rulings", row.get("resource_kind"));
        assertNotNull(row.get("after_hash"));
    }

    @Test
    void whatIsToldOfARestrictedTasksRulingIsRestricted() {
        String task = submittedAfter(2);
        owner.useHandle(handle -> handle.execute(
                "update task set classification = 'RESTRICTED', handling_office_id = ? where id = cast(? as uuid)",
                city.bureau(),
                task));
        String id = proposed(supervisor, task, back());
        JsonNode told = Outgoing.about(owner, UUID.fromString(id)).get(0).json();
        assertEquals("RESTRICTED", told.path("classification").asText());
        assertEquals(city.bureau().toString(), told.path("handlingOfficeId").asText());
    }
}
