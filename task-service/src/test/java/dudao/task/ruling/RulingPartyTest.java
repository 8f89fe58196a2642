package dudao.task.ruling;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dudao.commons.testing.AuditRows;
import dudao.commons.testing.RealParts;
import dudao.task.testing.Outgoing;
import dudao.task.testing.Person;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Who rules together, and what is told of it. */
@QuarkusTest
@QuarkusTestResource(RealParts.class)
class RulingPartyTest extends RulingWorld {

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

    @Test
    void aDelegatesOwnOrganizationIsNoOtherParty() {
        String task = submittedAfter(2);
        Person boss = new Person("boss-" + UUID.randomUUID(), "REVIEWER", city.bureau());
        Person aide = new Person("aide-" + UUID.randomUUID(), "UNIT_CLERK", city.county());
        boss.post(
                        "/api/v1/delegations",
                        Map.of(
                                "delegate", aide.name(),
                                "delegateName", "县局秘书",
                                "roles", List.of("REVIEWER"),
                                "from", today.toString(),
                                "to", today.plusDays(30).toString(),
                                "reason", "出差"))
                .then()
                .statusCode(201);
        String id = proposed(aide.actingFor(boss.name()), task, ruling("COMPLETE"));
        refused(decide(supervisor, id, "confirm"), 403, "RULING_SAME_ORGANIZATION");
        refused(decide(countyReviewer, id, "confirm"), 403, "RULING_SAME_ORGANIZATION");
        decide(leader, id, "confirm").then().statusCode(200);
    }

    @Test
    void thatItLapsesIsTold() {
        String task = submittedAfter(2);
        String id = proposed(supervisor, task, back());
        head.command(task, "recall").then().statusCode(200);
        List<Outgoing.Fact> told = Outgoing.about(owner, UUID.fromString(id));
        assertEquals("dudao.task.ruling-voided.v1", told.get(1).type());
        assertEquals("VOIDED", told.get(1).json().path("state").asText());
    }
}
