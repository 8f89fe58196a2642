package dudao.task.reverification;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dudao.commons.identity.OrganizationTree;
import dudao.commons.testing.RealParts;
import dudao.commons.testing.Rows;
import dudao.commons.time.Clocks;
import dudao.task.testing.City;
import dudao.task.testing.DoneTask;
import dudao.task.testing.Outgoing;
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
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Done tasks are drawn and looked at again by somebody who did not say that they were done. */
@QuarkusTest
@QuarkusTestResource(RealParts.class)
class ReverificationTest {

    private static final String DRAWS = "/api/v1/reverification-draws";
    private static final String FOUND = "/api/v1/reverifications";

    @Inject
    OrganizationTree tree;

    private final Jdbi owner = RealParts.owner();
    private final LocalDate today = Clocks.dateOf(Instant.now());
    private City city;
    private Person supervisor;
    private Person deputy;

    @BeforeEach
    void found() {
        city = City.found(tree);
        supervisor = Person.supervisor(city.bureau());
        deputy = new Person("deputy", "SUPERVISOR", city.bureau());
    }

    private static void refused(Response answer, int status, String code) {
        answer.then().statusCode(status).contentType("application/problem+json").body("code", equalTo(code));
    }

    private String completed(UUID unit) {
        return DoneTask.completed(supervisor, unit, today.plusDays(40));
    }

    private String closed(UUID unit) {
        return DoneTask.closed(supervisor, unit, today.plusDays(40));
    }

    private Map<String, Object> wanted(int percent) {
        return new HashMap<>(
                Map.of("completedFrom", today.toString(), "completedTo", today.toString(), "percent", percent));
    }

    private String drawn(int percent) {
        return supervisor
                .post(DRAWS, wanted(percent))
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    private String of(String draw, String task) {
        return supervisor.get(FOUND + "?drawId=" + draw + "&taskId=" + task).path("items[0].id");
    }

    private static Response send(Person who, String id, String command, Map<String, ?> body, String etag) {
        return who.request().header("If-Match", etag).body(body).post(FOUND + "/" + id + "/" + command);
    }

    private static Response confirm(Person who, String id) {
        return send(who, id, "confirm", Map.of("method", "ON_SITE", "text", "现场属实"), "*");
    }

    private Response reopen(Person who, String id) {
        Map<String, String> why = Map.of(
                "method",
                "ON_SITE",
                "text",
                "现场未到位",
                "dueOn",
                today.plusDays(20).toString());
        return send(who, id, "reopen", why, "*");
    }

    @Test
    void whoSaidItWasDoneAndWhoDidItDoNotLookAgain() {
        String task = closed(city.school());
        String id = of(drawn(100), task);
        refused(confirm(supervisor, id), 403, "SAME_PERSON");
        refused(reopen(supervisor, id), 403, "SAME_PERSON");
        refused(confirm(new Person("head", "SUPERVISOR", city.bureau()), id), 403, "SAME_PERSON");
        refused(confirm(new Person("x", "SUPERVISOR", city.school()), id), 403, "OWN_TASK");
        refused(confirm(new Person("x", "REVIEWER", city.bureau()), id), 403, "FORBIDDEN");
        refused(confirm(Person.supervisor(city.otherCounty()), id), 404, "NOT_FOUND");
        refused(send(deputy, id, "confirm", Map.of("method", "GUESS", "text", "x"), "*"), 400, "VALIDATION_FAILED");
        refused(send(deputy, id, "confirm", Map.of("method", "DESK", "text", "x"), "\"7\""), 412, "STALE");
        confirm(deputy, id)
                .then()
                .statusCode(200)
                .header("ETag", equalTo("\"1\""))
                .body("state", equalTo("CONFIRMED"))
                .body("method", equalTo("ON_SITE"))
                .body("decidedBy", equalTo("deputy"));
        refused(confirm(deputy, id), 409, "ILLEGAL_TRANSITION");
        refused(reopen(deputy, id), 409, "ILLEGAL_TRANSITION");
        supervisor.task(task).then().body("state", equalTo("CLOSED"));
        assertEquals(
                List.of("dudao.task.reverification-drawn.v1", "dudao.task.reverified.v1"),
                Outgoing.about(owner, UUID.fromString(id)).stream()
                        .map(Outgoing.Fact::type)
                        .toList());
    }

    @Test
    void whoProposedTheRulingThatCompletedItDoesNotLookAgainEither() {
        String task = completed(city.school());
        Rows.sql(
                "insert into ruling (id, version, task_id, organization_id, state, decision, text, proposed_at,"
                        + " proposed_by, proposed_for, proposed_organization_id) values (?, 1, ?, ?, 'DECIDED',"
                        + " 'COMPLETE', 'x', now(), 'clerk', 'deputy', ?)",
                UUID.randomUUID(),
                UUID.fromString(task),
                city.school(),
                city.county());
        refused(confirm(deputy, of(drawn(100), task)), 403, "SAME_PERSON");
    }

    @Test
    void whatWasDrawnIsClosedOnlyAfterTheLook() {
        String task = completed(city.school());
        String id = of(drawn(100), task);
        Response refusal = supervisor.command(task, "close");
        refused(refusal, 409, "REVERIFICATION_PENDING");
        refusal.then().body("reverificationId", equalTo(id));
        supervisor.task(task).then().body("state", equalTo("COMPLETED"));
        confirm(deputy, id).then().statusCode(200);
        supervisor.command(task, "close").then().statusCode(200);
    }

    @Test
    void aFalseCompletionIsReopenedAndRestatesTheFigures() {
        String task = closed(city.school());
        String draw = drawn(100);
        Instant between = Instant.now();
        reopen(deputy, of(draw, task)).then().statusCode(200).body("state", equalTo("REOPENED"));
        supervisor
                .task(task)
                .then()
                .body("state", equalTo("IN_PROGRESS"))
                .body("reopenCount", equalTo(1))
                .body("completedAt", nullValue())
                .body("dueAt", equalTo(today.plusDays(21) + "T00:00:00+08:00"));
        supervisor
                .get(Person.TASKS + "/" + task + "/timeline")
                .then()
                .body("items[-1].command", equalTo("reopen"))
                .body("items[-1].reason", equalTo("FALSE_COMPLETION"))
                .body("items[-1].text", equalTo("现场未到位"));
        supervisor
                .get(DRAWS + "/" + draw)
                .then()
                .body("strata.reopened", contains(1))
                .body("strata.open", contains(0));
        String figures = "/api/v1/statistics/lights?groupBy=county&asOf=" + between;
        supervisor.get(figures).then().body("items.done", contains(0)).body("items.green", contains(1));
        supervisor
                .get(figures + "&restated=false")
                .then()
                .body("items.done", contains(1))
                .body("items.green", contains(0));
        supervisor.taskAt(task, between).then().body("state", equalTo("CLOSED"));
    }

    @Test
    void whatIsReopenedForAnotherCauseNeedsNoLook() {
        String task = closed(city.school());
        String id = of(drawn(100), task);
        supervisor
                .command(task, "reopen", Map.of("cause", "NEW_FACT", "text", "新情况", "dueOn", today.plusDays(9) + ""))
                .then()
                .statusCode(200);
        supervisor.get(FOUND + "/" + id).then().body("state", equalTo("VOIDED"));
        refused(confirm(deputy, id), 409, "ILLEGAL_TRANSITION");
    }

    @Test
    void ofManyFindingsAtOnceOneCounts() {
        String task = closed(city.school());
        String id = of(drawn(100), task);
        List<Integer> answers = IntStream.range(0, 8)
                .mapToObj(n -> CompletableFuture.supplyAsync(
                        () -> (n % 2 == 0 ? confirm(deputy, id) : reopen(deputy, id)).statusCode()))
                .toList()
                .stream()
                .map(CompletableFuture::join)
                .toList();
        assertEquals(1, answers.stream().filter(status -> status == 200).count(), answers::toString);
        assertTrue(answers.stream().allMatch(status -> List.of(200, 409, 412).contains(status)), answers::toString);
        assertEquals(2, Outgoing.about(owner, UUID.fromString(id)).size(), "drawn and found");
    }

    @Test
    void closingIsNotOfferedBeforeItHasBeenLookedAt() {
        String task = completed(city.school());
        supervisor.task(task).then().body("allowedCommands", hasItem("close"));
        String id = of(drawn(100), task);
        supervisor.task(task).then().body("allowedCommands", not(hasItem("close")));
        confirm(deputy, id).then().statusCode(200);
        supervisor.task(task).then().body("allowedCommands", hasItem("close"));
    }

    @Test
    void whatIsRestrictedAfterTheDrawIsToldToItsReadersOnly() {
        String task = completed(city.school());
        String id = of(drawn(100), task);
        owner.useHandle(handle -> handle.execute(
                "update task set classification = 'RESTRICTED', handling_office_id = ?"
                        + " where id = (select task_id from reverification where id = cast(? as uuid))",
                city.bureau(),
                id));
        confirm(deputy, id).then().statusCode(200);
        List<Outgoing.Fact> told = Outgoing.about(owner, UUID.fromString(id));
        assertEquals("RESTRICTED", told.get(1).json().path("classification").asText());
        assertEquals(
                city.bureau().toString(),
                told.get(1).json().path("handlingOfficeId").asText());
    }
}
