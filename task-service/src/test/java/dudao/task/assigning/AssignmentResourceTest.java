package dudao.task.assigning;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import dudao.commons.testing.RealParts;
import dudao.task.testing.Outgoing;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(RealParts.class)
class AssignmentResourceTest extends AssignmentWorld {

    private static final int TOGETHER = 6;

    @Test
    void everySchoolGetsOneTaskAndEachIsTold() {
        Response job = assign(wanted());
        job.then()
                .statusCode(202)
                .header("Location", containsString("/api/v1/jobs/" + job.path("id")))
                .body("kind", equalTo("ASSIGNMENT"))
                .body("state", equalTo("DONE"))
                .body("dryRun", equalTo(false))
                .body("counts.total", equalTo(8))
                .body("counts.done", equalTo(8))
                .body("counts.skipped", equalTo(0));
        assertEquals(schools(), Set.copyOf(unitsWithTasks()));
        List<Outgoing.Fact> facts = Outgoing.of(jdbi, job.path("id"));
        assertEquals(
                schools(),
                facts.stream()
                        .map(fact -> UUID.fromString(
                                fact.json().get("organizationId").textValue()))
                        .collect(Collectors.toSet()));
        Outgoing.Fact fact = facts.get(0);
        assertEquals("dudao.task.assigned.v1", fact.type());
        assertEquals("task.events.v1", fact.topic());
        assertEquals(0, fact.aggregateVersion());
        JsonNode data = fact.json();
        assertEquals(Outgoing.shape(Outgoing.sample(fact.type())), Outgoing.shape(data));
        assertEquals(fact.subject().toString(), data.get("taskId").textValue());
        assertEquals(plan.id.toString(), data.get("planId").textValue());
        assertEquals("2027-07-01T00:00:00+08:00", data.get("dueAt").textValue());
        assertEquals(city.bureau.toString(), data.get("actorOrganizationId").textValue());
    }

    /** What the fan-out wrote without entities is the same task to those who work on it. */
    @Test
    void aUnitFindsItsTaskAndSignsForIt() {
        assign(wanted());
        RequestSpecification head =
                city.as("head", "UNIT_HEAD", city.schools.get(0).get(0));
        Response tasks = head.get("/api/v1/tasks?measureId=" + measure);
        tasks.then()
                .statusCode(200)
                .body("items", hasSize(1))
                .body("items[0].title", equalTo("举措1"))
                .body("items[0].dueAt", equalTo("2027-07-01T00:00:00+08:00"));
        String task = "/api/v1/tasks/" + tasks.path("items[0].id");
        Response read = city.as("head", "UNIT_HEAD", city.schools.get(0).get(0)).get(task);
        read.then().statusCode(200).header("ETag", "\"0\"").body("acceptanceStandard", equalTo("有方案、有总结"));
        city.as("head", "UNIT_HEAD", city.schools.get(0).get(0))
                .header("If-Match", "\"0\"")
                .contentType(ContentType.JSON)
                .body(Map.of())
                .post(task + "/accept")
                .then()
                .statusCode(200)
                .header("ETag", "\"1\"")
                .body("state", equalTo("ACCEPTED"));
    }

    @Test
    void theRowsSayWhoGotOne() {
        String rows = assign(wanted()).path("links.rows");
        city.supervisor()
                .get(rows)
                .then()
                .statusCode(200)
                .body("items", hasSize(8))
                .body("items.outcome", everyItem(equalTo("DONE")))
                .body("items.organizationId", hasItem(city.schools.get(1).get(3).toString()));
    }

    @Test
    void aDryRunSaysWhatWouldBeAndWritesNothing() {
        preview(wanted())
                .then()
                .statusCode(200)
                .body("state", equalTo("DONE"))
                .body("dryRun", equalTo(true))
                .body("counts.total", equalTo(8))
                .body("counts.done", equalTo(8))
                .body("dueAt", equalTo("2027-07-01T00:00:00+08:00"))
                .body("deadlineBasis", equalTo("按举措规定的期限 2027-06-30(24:00)"))
                .body("units", hasSize(8));
        assertEquals(List.of(), unitsWithTasks());
        assign(wanted());
        preview(wanted()).then().body("counts.done", equalTo(0)).body("counts.skipped", equalTo(8));
    }

    @Test
    void whoHasATaskIsSkipped() {
        UUID county = city.counties.get(0);
        Map<String, Object> first = wanted();
        first.put("audience", Map.of("kinds", List.of("SCHOOL"), "under", county));
        assign(first).then().body("counts.done", equalTo(4));
        Response job = assign(wanted());
        job.then()
                .body("counts.total", equalTo(8))
                .body("counts.done", equalTo(4))
                .body("counts.skipped", equalTo(4));
        assertEquals(8, unitsWithTasks().size());
        assertEquals(4, Outgoing.of(jdbi, job.path("id")).size());
        city.supervisor()
                .get(job.path("links.rows") + "?limit=200")
                .then()
                .body("items.findAll { it.outcome == 'SKIPPED' }", hasSize(4));
    }

    @Test
    void whoseTaskWasCancelledMayGetAnother() {
        assign(wanted());
        jdbi.useHandle(handle -> handle.execute(
                "update task set state = 'CANCELLED' where measure_id = ? and organization_id = ?",
                measure,
                city.schools.get(0).get(0)));
        assign(wanted()).then().body("counts.done", equalTo(1)).body("counts.skipped", equalTo(7));
    }

    @Test
    void theSameKeyIsTheSameJobAndAnotherBodyIsRefused() {
        String key = UUID.randomUUID().toString();
        Response job = post(city.supervisor().header("Idempotency-Key", key), wanted());
        post(city.supervisor().header("Idempotency-Key", key), wanted())
                .then()
                .statusCode(202)
                .body("id", equalTo(job.path("id")))
                .body("counts.done", equalTo(8));
        Map<String, Object> other = wanted();
        other.put("dueOn", "2027-05-31");
        post(city.supervisor().header("Idempotency-Key", key), other)
                .then()
                .statusCode(422)
                .body("code", equalTo("IDEMPOTENCY_KEY_REUSED"));
        assertEquals(8, unitsWithTasks().size());
    }

    /** All of them are stopped before they can write and let go at once. */
    @Test
    void assignmentsAtTheSameMomentMakeNoTaskTwice() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(TOGETHER);
        List<Future<Response>> jobs;
        try (Handle gate = open()) {
            gate.begin();
            gate.execute("lock table task in share row exclusive mode");
            jobs = IntStream.range(0, TOGETHER)
                    .mapToObj(n -> threads.submit(() -> assign(wanted())))
                    .toList();
            Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> waiting(gate) == TOGETHER);
            gate.commit();
        }
        int done = 0;
        for (Future<Response> job : jobs) {
            job.get().then().statusCode(202);
            done += job.get().<Integer>path("counts.done");
        }
        threads.shutdown();
        assertEquals(8, done);
        assertEquals(8, unitsWithTasks().size());
    }

    /** A connection whose transaction is the test's own. */
    private static Handle open() {
        return Jdbi.open(RealParts::asOwner);
    }

    /** A transaction sees the activity it saw first, unless told to look again. */
    private static int waiting(Handle gate) {
        gate.execute("select pg_stat_clear_snapshot()");
        return gate.createQuery(
                        "select count(*) from pg_stat_activity where wait_event_type = 'Lock' and query like '%measure%'")
                .mapTo(Integer.class)
                .one();
    }
}
