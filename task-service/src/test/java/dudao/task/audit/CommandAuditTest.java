package dudao.task.audit;

import static dudao.task.testing.Person.TASKS;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import dudao.commons.identity.OrganizationTree;
import dudao.commons.testing.AuditRows;
import dudao.commons.testing.RealParts;
import dudao.commons.time.Clocks;
import dudao.task.testing.City;
import dudao.task.testing.ImportedCity;
import dudao.task.testing.IssuedPlan;
import dudao.task.testing.Person;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Each command leaves one row, in its own transaction. */
@QuarkusTest
@QuarkusTestResource(RealParts.class)
class CommandAuditTest {

    @Inject
    OrganizationTree tree;

    @Inject
    Jdbi jdbi;

    private AuditRows rows;
    private City city;
    private Person supervisor;
    private Person head;
    private String task;

    @BeforeEach
    void found() {
        rows = new AuditRows(jdbi);
        city = City.found(tree);
        supervisor = Person.supervisor(city.bureau());
        head = Person.head(city.school());
        task = supervisor.assign(city.school(), Clocks.dateOf(Instant.now()).plusDays(40));
    }

    private static Response command(Person who, String task, String command, Object body, String etag, String request) {
        return who.request()
                .header("If-Match", etag)
                .header("X-Request-Id", request)
                .body(body)
                .post(TASKS + "/" + task + "/" + command);
    }

    private Map<String, Object> done(Person who, String command, Object body, String etag) {
        String request = AuditRows.requestId();
        command(who, task, command, body, etag, request).then().statusCode(200);
        return rows.one(request);
    }

    @Test
    void aCommandLeavesWhoWhatAndWhere() {
        String request = AuditRows.requestId();
        head.request()
                .header("If-Match", "\"0\"")
                .header("X-Request-Id", request)
                .header("traceparent", "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01")
                .body(Map.of())
                .post(TASKS + "/" + task + "/accept")
                .then()
                .statusCode(200)
                .header("X-Request-Id", request);
        Map<String, Object> row = rows.one(request);
        assertEquals("acceptTask", row.get("action"));
        assertEquals("tasks", row.get("resource_kind"));
        assertEquals(task, row.get("resource_id").toString());
        assertEquals("DONE", row.get("outcome"));
        assertEquals(200, row.get("status"));
        assertNull(row.get("code"));
        assertEquals("head", row.get("actor"));
        assertEquals(city.school(), row.get("organization_id"));
        assertEquals("UNIT_HEAD", row.get("roles"));
        assertEquals("127.0.0.1", row.get("remote_address"));
        assertEquals("0af7651916cd43dd8448eb211c80319c", row.get("correlation"));
    }

    @Test
    void eachStateIsWhereTheNextCommandBegins() {
        String request = AuditRows.requestId();
        Response created = supervisor
                .request()
                .header("X-Request-Id", request)
                .body(Map.of(
                        "title",
                        "整治校门口交通",
                        "source",
                        "INSTRUCTION",
                        "organizationId",
                        city.county(),
                        "dueOn",
                        Clocks.dateOf(Instant.now()).plusDays(40).toString()))
                .post(TASKS);
        created.then().statusCode(201);
        task = created.path("id");
        Map<String, Object> made = rows.one(request);
        assertEquals(task, made.get("resource_id").toString());
        assertNull(made.get("before_hash"));
        Person county = Person.head(city.county());
        Map<String, Object> accepted = done(county, "accept", Map.of(), "\"0\"");
        Map<String, Object> started = done(county, "start", Map.of(), "\"1\"");
        assertEquals(made.get("after_hash"), accepted.get("before_hash"));
        assertEquals(accepted.get("after_hash"), started.get("before_hash"));
        assertNotEquals(started.get("before_hash"), started.get("after_hash"));
    }

    @Test
    void theReasonIsKept() {
        Map<String, Object> row = done(supervisor, "cancel", Map.of("reason", "并入另一任务"), "\"0\"");
        assertEquals("并入另一任务", row.get("reason"));
    }

    @Test
    void aReportIsAResourceOfItsOwn() {
        done(head, "accept", Map.of(), "\"0\"");
        done(head, "start", Map.of(), "\"1\"");
        String request = AuditRows.requestId();
        Response report = head.request()
                .header("X-Request-Id", request)
                .body(Map.of("text", "已上岗"))
                .post(TASKS + "/" + task + "/reports");
        report.then().statusCode(201);
        Map<String, Object> row = rows.one(request);
        assertEquals("reports", row.get("resource_kind"));
        assertEquals(report.path("id"), row.get("resource_id").toString());
    }

    @Test
    void aRepetitionLeavesARowOfItsOwn() {
        done(head, "accept", Map.of(), "\"0\"");
        done(head, "start", Map.of(), "\"1\"");
        String key = UUID.randomUUID().toString();
        assertNull(report(key).get("code"));
        assertEquals("REPLAYED", report(key).get("code"));
    }

    private Map<String, Object> report(String key) {
        String request = AuditRows.requestId();
        head.request()
                .header("X-Request-Id", request)
                .header("Idempotency-Key", key)
                .body(Map.of("text", "已上岗"))
                .post(TASKS + "/" + task + "/reports")
                .then()
                .statusCode(201);
        return rows.one(request);
    }

    @Test
    void aCommandThatFailsLeavesNoRowOfSomethingDone() {
        String request = AuditRows.requestId();
        command(head, task, "accept", Map.of(), "\"7\"", request).then().statusCode(412);
        assertEquals("REFUSED", rows.one(request).get("outcome"));
    }

    @Test
    void aMeasureForManyUnitsIsOneRow() {
        ImportedCity imported = ImportedCity.registered();
        UUID measure = new IssuedPlan(imported.bureau)
                .issued(RealParts.owner())
                .measures
                .get(0);
        String request = AuditRows.requestId();
        Response job = imported.supervisor()
                .contentType(ContentType.JSON)
                .header("X-Request-Id", request)
                .body(Map.of("measureId", measure))
                .post("/api/v1/assignments");
        job.then().statusCode(202);
        Map<String, Object> row = rows.one(request);
        assertEquals("assignMeasure", row.get("action"));
        assertEquals("jobs", row.get("resource_kind"));
        assertEquals(job.path("id"), row.get("resource_id").toString());
        assertNull(row.get("before_hash"));
        assertNotNull(row.get("after_hash"));
    }

    @Test
    void anImportIsOneRow() {
        ImportedCity imported = new ImportedCity();
        String request = AuditRows.requestId();
        imported.sysadmin()
                .contentType("text/csv")
                .header("X-Request-Id", request)
                .body(imported.csv.getBytes(java.nio.charset.StandardCharsets.UTF_8))
                .post("/api/v1/organization-imports")
                .then()
                .statusCode(202);
        Map<String, Object> row = rows.one(request);
        assertEquals("importOrganizations", row.get("action"));
        assertEquals("SYSADMIN", row.get("roles"));
        assertNotNull(row.get("after_hash"));
    }

    @Test
    void aReadingOfWhatEverybodyMayKnowLeavesNone() {
        String request = AuditRows.requestId();
        head.request()
                .header("X-Request-Id", request)
                .get(TASKS + "/" + task)
                .then()
                .statusCode(200);
        done(head, "accept", Map.of(), "\"0\"");
        assertEquals(0, rows.of(request).size() + rows.waiting(request));
    }
}
