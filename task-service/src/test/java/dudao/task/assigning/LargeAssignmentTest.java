package dudao.task.assigning;

import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dudao.commons.testing.RealParts;
import dudao.task.testing.ImportedCity;
import dudao.task.testing.IssuedPlan;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** More units than one request takes. */
@QuarkusTest
@QuarkusTestResource(RealParts.class)
class LargeAssignmentTest {

    private static final int BATCH = 500;
    private static final int UNITS = 20 * BATCH + 250;

    private static ImportedCity city;

    private final Jdbi jdbi = RealParts.owner();
    private UUID measure;

    @BeforeEach
    void issue() {
        if (city == null) {
            city = ImportedCity.registered();
            jdbi.useHandle(handle -> handle.execute(
                    """
                    insert into organization (id, kind, name, parent_id, path, county_id, version)
                    select made.id, 'CLASS', '第' || n || '班', c.id,
                      c.path || replace(cast(made.id as text), '-', '') || '/', c.id, 0
                    from (select n, gen_random_uuid() id from generate_series(1, ?) n offset 0) made
                    join organization c on c.id = ?""",
                    UNITS,
                    city.counties.get(0)));
        }
        measure = new IssuedPlan(city.bureau)
                .audience(Map.of("kinds", java.util.List.of("CLASS")))
                .issued(jdbi)
                .measures
                .get(0);
    }

    private String assign() {
        return city.supervisor()
                .contentType(ContentType.JSON)
                .body(Map.of("measureId", measure))
                .post("/api/v1/assignments")
                .then()
                .statusCode(202)
                .body("state", equalTo("RUNNING"))
                .body("counts.total", equalTo(UNITS))
                .body("counts.done", equalTo(BATCH))
                .extract()
                .path("id");
    }

    private Response job(String id) {
        return city.supervisor().get("/api/v1/jobs/" + id);
    }

    private void awaitDone(String id) {
        await().atMost(Duration.ofMinutes(2)).until(() -> job(id).path("state"), equalTo("DONE"));
    }

    private long count(String sql, Object of) {
        return jdbi.withHandle(handle ->
                handle.createQuery(sql).bind("of", of).mapTo(Long.class).one());
    }

    private void eachUnitHasOneTask(String id) {
        job(id).then()
                .body("counts.done", equalTo(UNITS))
                .body("counts.skipped", equalTo(0))
                .body("counts.total", equalTo(UNITS));
        assertEquals(UNITS, count("select count(*) from task where measure_id = :of", measure));
        assertEquals(UNITS, count("select count(distinct organization_id) from task where measure_id = :of", measure));
        assertEquals(
                UNITS,
                count(
                        """
                        select (select count(*) from outbox_event where correlation_id = :of)
                          + (select count(*) from change_log where correlation_id = :of)""",
                        id));
    }

    @Test
    void itGoesOnAfterItsRequest() {
        String id = assign();
        awaitDone(id);
        eachUnitHasOneTask(id);
        job(id + "/rows?limit=200").then().body("items.size()", equalTo(200));
    }

    /** As after kill -9: what the database has not committed has not happened. */
    @Test
    void whatIsCutOffIsDoneOnceAfterAll() {
        String id = assign();
        try (Handle gate = jdbi.open()) {
            gate.begin();
            gate.execute("lock table task in share row exclusive mode");
            await().atMost(Duration.ofSeconds(60)).until(() -> cutOff(gate) > 0);
            gate.commit();
        }
        awaitDone(id);
        eachUnitHasOneTask(id);
    }

    /** A transaction sees the activity it saw first, unless told to look again. */
    private static int cutOff(Handle gate) {
        gate.execute("select pg_stat_clear_snapshot()");
        return gate.createQuery(
                        """
                        select count(pg_terminate_backend(pid)) from pg_stat_activity
                        where wait_event_type = 'Lock' and query like '%uuidv7() as task_id%'""")
                .mapTo(Integer.class)
                .one();
    }

    @Test
    void theRestIsCancelled() {
        String id = assign();
        city.supervisor()
                .post("/api/v1/jobs/" + id + "/cancel")
                .then()
                .statusCode(200)
                .body("state", equalTo("CANCELLED"))
                .body("finishedAt.length()", greaterThan(0));
        long made = count("select count(*) from task where measure_id = :of", measure);
        assertTrue(made >= BATCH && made < UNITS);
        assertEquals((int) made, (int) job(id).path("counts.done"));
        city.supervisor()
                .post("/api/v1/jobs/" + id + "/cancel")
                .then()
                .statusCode(409)
                .body("code", equalTo("ILLEGAL_TRANSITION"));
    }
}
