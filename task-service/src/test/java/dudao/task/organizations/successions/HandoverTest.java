package dudao.task.organizations.successions;

import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dudao.commons.testing.RealParts;
import dudao.task.testing.ImportedCity;
import dudao.task.testing.Outgoing;
import dudao.task.testing.Person;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(RealParts.class)
class HandoverTest extends HandoverWorld {

    /** As a fan-out would have made it. */
    private String planTask(UUID unit, UUID measure) {
        String id = supervisor.assign(unit, DUE);
        owner.useHandle(handle -> handle.execute(
                "update task set source = 'PLAN', origin = null, measure_id = ? where id = ?",
                measure,
                UUID.fromString(id)));
        return id;
    }

    @Test
    void nothingHappensToTasksUntilItIsConfirmed() {
        String task = supervisor.assign(first, DUE);
        String merger = merger();
        supervisor
                .get(merger + "/proposals")
                .then()
                .statusCode(200)
                .body("items", hasSize(1))
                .body("items[0].taskId", equalTo(task))
                .body("items[0].proposal", equalTo("REASSIGN"))
                .body("items[0].organizationId", equalTo(first.toString()))
                .body("items[0].proposedOrganizationId", equalTo(second.toString()));
        supervisor.task(task).then().body("state", equalTo("ASSIGNED"));
        assertNull(successorOf(task));
        Person.head(first).command(task, "accept").then().statusCode(200);
    }

    @Test
    void theNewHolderGetsATaskThatNamesTheOldOne() {
        String task = supervisor.assign(first, DUE);
        Instant before = Instant.now();
        String merger = merger();
        Response job = confirm(merger, Map.of());
        job.then()
                .statusCode(202)
                .body("kind", equalTo("SUCCESSION"))
                .body("counts.done", equalTo(1))
                .body("counts.skipped", equalTo(0));
        supervisor.get(job.<String>path("links.rows")).then().body("items.organizationId", hasItem(second.toString()));
        String successor = successorOf(task);
        supervisor
                .task(successor)
                .then()
                .body("state", equalTo("ASSIGNED"))
                .body("organization.id", equalTo(second.toString()))
                .body("title", equalTo("整治校门口交通"));
        Response ended = supervisor.task(task);
        ended.then().body("state", equalTo("REASSIGNED")).body("organization.id", equalTo(first.toString()));
        assertEquals(ended.<String>path("dueAt"), supervisor.task(successor).<String>path("dueAt"));
        supervisor.taskAt(task, before).then().body("state", equalTo("ASSIGNED"));
        supervisor.taskAt(successor, before).then().statusCode(404);
        supervisor
                .get("/api/v1/tasks/" + task + "/timeline")
                .then()
                .body("items.command", hasItem("reassign"))
                .body("items.reason", hasItem("机构变更：关于调整学校布局的批复"));
        Person.head(second).command(successor, "accept").then().statusCode(200);
        supervisor.get(merger + "/proposals").then().body("items", hasSize(0));
    }

    @Test
    void bothEndsAreTold() {
        String task = supervisor.assign(first, DUE);
        Response job = confirm(merger(), Map.of());
        List<Outgoing.Fact> facts = Outgoing.of(owner, job.path("id"));
        assertEquals(2, facts.size());
        Outgoing.Fact ended = facts.stream()
                .filter(each -> each.type().equals("dudao.task.reassigned.v1"))
                .findFirst()
                .orElseThrow();
        assertEquals(task, ended.subject().toString());
        assertEquals(1, ended.aggregateVersion());
        assertEquals(first.toString(), ended.json().get("organizationId").textValue());
        Outgoing.Fact given = facts.stream()
                .filter(each -> each.type().equals("dudao.task.assigned.v1"))
                .findFirst()
                .orElseThrow();
        assertEquals(task, given.json().get("replaces").textValue());
        assertEquals(second.toString(), given.json().get("organizationId").textValue());
        assertEquals(0, given.aggregateVersion());
        Outgoing.Fact one = Outgoing.about(owner, UUID.fromString(task)).get(0);
        TreeSet<String> missing = new TreeSet<>(Outgoing.shape(one.json()).keySet());
        missing.removeAll(Outgoing.shape(given.json()).keySet());
        assertTrue(missing.isEmpty(), missing::toString);
    }

    @Test
    void ofOneMeasureASuccessorHasOneTask() {
        UUID measure = UUID.randomUUID();
        String own = planTask(second, measure);
        String doubled = planTask(first, measure);
        String merger = merger();
        supervisor
                .get(merger + "/proposals")
                .then()
                .body("items[0].proposal", equalTo("CANCEL"))
                .body("items[0].existingTaskId", equalTo(own));
        confirm(merger, Map.of()).then().body("counts.done", equalTo(0)).body("counts.skipped", equalTo(1));
        supervisor.task(doubled).then().body("state", equalTo("CANCELLED"));
        supervisor.task(own).then().body("state", equalTo("ASSIGNED"));
    }

    @Test
    void ofSeveralThatMergeOneTaskOfAMeasureGoesOver() {
        UUID measure = UUID.randomUUID();
        String one = planTask(first, measure);
        String other = planTask(third, measure);
        String merger = succession("MERGE", Map.of("successorIds", List.of(second), "mergedIds", List.of(third)));
        supervisor.get(merger + "/proposals").then().body("items.proposal", containsInAnyOrder("REASSIGN", "CANCEL"));
        confirm(merger, Map.of()).then().statusCode(202);
        List<String> states = List.of(
                supervisor.task(one).path("state"), supervisor.task(other).path("state"));
        assertTrue(states.contains("REASSIGNED") && states.contains("CANCELLED"), states::toString);
    }

    @Test
    void whatWasSubmittedIsReviewedAsItIs() {
        String task = supervisor.assign(first, DUE);
        Person head = Person.head(first);
        head.command(task, "accept");
        head.command(task, "start");
        head.command(task, "submit", Map.of("text", "已做完")).then().statusCode(200);
        String merger = merger();
        supervisor.get(merger + "/proposals").then().body("items[0].proposal", equalTo("LEFT_TO_REVIEW"));
        confirm(merger, Map.of()).then().body("counts.skipped", equalTo(1));
        supervisor.task(task).then().body("state", equalTo("SUBMITTED"));
    }

    @Test
    void whoeverConfirmsMayChooseAndExcept() {
        String given = supervisor.assign(first, DUE);
        String kept = supervisor.assign(first, DUE);
        String closing = succession("CLOSE", Map.of());
        supervisor
                .get(closing + "/proposals")
                .then()
                .body("items.proposal", containsInAnyOrder("UNDECIDED", "UNDECIDED"))
                .body("items[0].proposedOrganizationId", nullValue());
        confirm(closing, Map.of()).then().body("counts.done", equalTo(0)).body("counts.skipped", equalTo(2));
        confirm(
                        closing,
                        Map.of(
                                "holders",
                                List.of(
                                        Map.of("taskId", given, "organizationId", third),
                                        Map.of("taskId", kept, "organizationId", third)),
                                "except",
                                List.of(kept)))
                .then()
                .body("counts.done", equalTo(1));
        supervisor.task(successorOf(given)).then().body("organization.id", equalTo(third.toString()));
        supervisor.task(kept).then().body("state", equalTo("ASSIGNED"));
    }

    @Test
    void aLimitThatHasPassedIsGivenAnew() {
        String task = supervisor.assign(first, DUE);
        owner.useHandle(handle -> handle.execute(
                "update task set due_at = now() - interval '1 day' where id = ?", UUID.fromString(task)));
        String merger = merger();
        confirm(merger, Map.of()).then().statusCode(422).body("code", equalTo("DUE_REQUIRED"));
        confirm(merger, Map.of("dueOn", TODAY.minusDays(1).toString()))
                .then()
                .statusCode(422)
                .body("code", equalTo("DUE_IN_PAST"));
        confirm(merger, Map.of("dueOn", DUE.toString())).then().statusCode(202);
        assertTrue(supervisor.task(successorOf(task)).<String>path("dueAt").startsWith(DUE.plusDays(1) + "T00:00"));
    }

    @Test
    void onlyWhoSeesItMayDecideAndOnlyOnce() {
        String task = supervisor.assign(first, DUE);
        String merger = merger();
        Person stranger = Person.supervisor(ImportedCity.registered().bureau);
        stranger.get(merger + "/proposals").then().statusCode(404);
        Person.head(first).get(merger + "/proposals").then().statusCode(403);
        supervisor.post(merger + "/confirm", Map.of()).then().statusCode(428);
        confirm(merger, Map.of("holders", List.of(Map.of("taskId", task, "organizationId", UUID.randomUUID()))))
                .then()
                .statusCode(422)
                .body("code", equalTo("UNIT_UNKNOWN"));
        String etag = supervisor.get(merger).header("ETag");
        confirm(merger, Map.of()).then().statusCode(202);
        supervisor
                .request()
                .header("If-Match", etag)
                .body(Map.of())
                .post(merger + "/confirm")
                .then()
                .statusCode(412);
    }
}
