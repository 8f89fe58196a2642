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
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** More units than one request takes. */
@QuarkusTest
@QuarkusTestResource(RealParts.class)
class LargeAssignmentTest {

    private static final int UNITS = 2 * FanOut.BATCH + 5_000;

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
                    select made.id, 'KINDERGARTEN', '第' || n || '幼儿园', c.id,
                      c.path || replace(cast(made.id as text), '-', '') || '/', c.id, 0
                    from (select n, gen_random_uuid() id from generate_series(1, ?) n offset 0) made
                    join organization c on c.id = ?""",
                    UNITS,
                    city.counties.get(0)));
        }
        measure = new IssuedPlan(city.bureau)
                .audience(Map.of("kinds", java.util.List.of("KINDERGARTEN")))
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
                .body("counts.done", equalTo(FanOut.BATCH))
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
        await().atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(5))
                .until(() -> count(
                                """
                                select count(pg_terminate_backend(pid)) from pg_stat_activity
                                where usename = :of and state = 'active' and query like '%insert into task (%update job%'""",
                                "dudao_app")
                        > 0);
        awaitDone(id);
        eachUnitHasOneTask(id);
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
        assertTrue(made >= FanOut.BATCH && made < UNITS);
        assertEquals((int) made, (int) job(id).path("counts.done"));
        city.supervisor()
                .post("/api/v1/jobs/" + id + "/cancel")
                .then()
                .statusCode(409)
                .body("code", equalTo("ILLEGAL_TRANSITION"));
    }
}
