package dudao.task.audit;

import static dudao.task.testing.Person.TASKS;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dudao.commons.identity.OrganizationTree;
import dudao.commons.testing.AuditRows;
import dudao.commons.testing.RealParts;
import dudao.commons.time.Clocks;
import dudao.task.testing.City;
import dudao.task.testing.Person;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the auditor reads, and that nobody else does. */
@QuarkusTest
@QuarkusTestResource(RealParts.class)
class AuditEventsTest {

    private static final String EVENTS = "/api/v1/audit-events";

    @Inject
    OrganizationTree tree;

    @Inject
    Jdbi jdbi;

    private AuditRows rows;
    private City city;
    private Person head;
    private Person auditor;
    private String task;

    @BeforeEach
    void found() {
        rows = new AuditRows(jdbi);
        city = City.found(tree);
        head = new Person("head-" + UUID.randomUUID(), "UNIT_HEAD", city.school());
        auditor = new Person("auditor", "AUDITOR", city.bureau());
        task = Person.supervisor(city.bureau())
                .assign(city.school(), Clocks.dateOf(Instant.now()).plusDays(40));
        command("accept", "\"0\"", 200);
        command("start", "\"1\"", 200);
        command("recall", "\"2\"", 409);
    }

    private void command(String command, String etag, int status) {
        String request = AuditRows.requestId();
        head.request()
                .header("If-Match", etag)
                .header("X-Request-Id", request)
                .body(Map.of())
                .post(TASKS + "/" + task + "/" + command)
                .then()
                .statusCode(status);
        rows.one(request);
    }

    @Test
    void theNewestComeFirst() {
        auditor.get(EVENTS + "?actor=" + head.name())
                .then()
                .statusCode(200)
                .body("items.action", equalTo(List.of("recallTask", "startTask", "acceptTask")))
                .body("items[0].outcome", equalTo("REFUSED"))
                .body("items[0].code", equalTo("ILLEGAL_TRANSITION"))
                .body("items[1].beforeHash", notNullValue())
                .body("items[1].prevHash", notNullValue())
                .body("items[1].algorithm", equalTo("SHA-256"))
                .body("items[1].recordedAt", notNullValue())
                .body("next", nullValue());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "action=startTask",
                "outcome=DONE&action=startTask",
                "organizationId={school}&action=startTask",
                "resourceId={task}&action=startTask&from={today}&to={today}"
            })
    void aFilterNarrows(String filter) {
        String query = filter.replace("{school}", city.school().toString())
                .replace("{task}", task)
                .replace("{today}", Clocks.dateOf(Instant.now()).toString());
        auditor.get(EVENTS + "?actor=" + head.name() + "&" + query)
                .then()
                .statusCode(200)
                .body("items", hasSize(1))
                .body("items.action", everyItem(equalTo("startTask")));
    }

    @Test
    void aTimeBeforeHasNone() {
        auditor.get(EVENTS + "?actor=" + head.name() + "&to=2026-01-01").then().body("items", hasSize(0));
        auditor.get(EVENTS + "?actor=" + head.name() + "&onBehalfOf=nobody")
                .then()
                .body("items", hasSize(0));
        for (String wrong : List.of("from=yesterday", "outcome=MAYBE", "resourceId=1", "colour=red", "cursor=x")) {
            int status = auditor.get(EVENTS + "?" + wrong).statusCode();
            assertTrue(status == 400 || status == 404, wrong + ": " + status);
        }
    }

    @Test
    void pagesFollowEachOther() {
        Response first = auditor.get(EVENTS + "?limit=2&actor=" + head.name());
        first.then().body("items", hasSize(2)).body("next", notNullValue());
        auditor.get(EVENTS + "?limit=2&actor=" + head.name() + "&cursor=" + first.path("next"))
                .then()
                .statusCode(200)
                .body("items.action", equalTo(List.of("acceptTask")))
                .body("next", nullValue());
    }

    @Test
    void theAuditorsReadingIsAudited() {
        String request = AuditRows.requestId();
        auditor.request()
                .header("X-Request-Id", request)
                .get(EVENTS + "?limit=1")
                .then()
                .statusCode(200);
        Map<String, Object> row = rows.one(request);
        assertEquals("listAuditEvents", row.get("action"));
        assertEquals("audit-events", row.get("resource_kind"));
        assertEquals("auditor", row.get("actor"));
        assertEquals("DONE", row.get("outcome"));
    }

    @Test
    void whatAReadingFoundOutAtRunTimeIsNamed() {
        String request = AuditRows.requestId();
        UUID person = UUID.randomUUID();
        auditor.request()
                .header("X-Request-Id", request)
                .header(TestedRequest.READS, person)
                .get(EVENTS + "?limit=1")
                .then()
                .statusCode(200);
        Map<String, Object> row = rows.one(request);
        assertEquals("persons", row.get("resource_kind"));
        assertEquals(person, row.get("resource_id"));
        assertNull(row.get("after_hash"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"SYSADMIN", "SECADMIN", "SUPERVISOR", "LEADER", "SYSTEM", "UNIT_HEAD"})
    void nobodyElseReads(String role) {
        Person other = new Person("other", role, city.bureau());
        other.get(EVENTS).then().statusCode(403);
        other.post(EVENTS + "/verify", Map.of()).then().statusCode(403);
    }

    @Test
    void theChainIsVerifiedAndItsHeadAnchored() {
        String request = AuditRows.requestId();
        Response verdict = auditor.request().header("X-Request-Id", request).post(EVENTS + "/verify");
        verdict.then()
                .statusCode(200)
                .body("intact", equalTo(true))
                .body("rows", greaterThan(3))
                .body("firstBreak", nullValue());
        long position = ((Number) verdict.path("position")).longValue();
        int anchors = jdbi.withHandle(handle -> handle.createQuery(
                        "select count(*) from audit_anchor where reason = 'VERIFIED' and position = :position")
                .bind("position", position)
                .mapTo(Integer.class)
                .one());
        assertEquals(1, anchors);
        assertEquals("verifyAuditEvents", rows.one(request).get("action"));
    }

    @Test
    void aBrokenChainIsNamed() throws SQLException {
        long position = ((Number) auditor.get(EVENTS + "?action=acceptTask&actor=" + head.name())
                        .path("items[0].position"))
                .longValue();
        asOwner("update audit_event set actor = actor || 'x' where position = " + position);
        try {
            auditor.request()
                    .post(EVENTS + "/verify")
                    .then()
                    .statusCode(200)
                    .body("intact", equalTo(false))
                    .body("firstBreak.kind", equalTo("CHANGED"))
                    .body("firstBreak.position", equalTo((int) position));
        } finally {
            asOwner("update audit_event set actor = left(actor, -1) where position = " + position);
        }
    }

    private static void asOwner(String command) throws SQLException {
        try (Connection owner = RealParts.asOwner();
                Statement statement = owner.createStatement()) {
            statement.execute(command);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"update audit_event set actor = 'x'", "delete from audit_event", "truncate audit_event"})
    void theServicesRoleCannotTouchWhatIsWritten(String command) {
        JdbiException refusal =
                assertThrows(JdbiException.class, () -> jdbi.useHandle(handle -> handle.execute(command)));
        assertEquals("42501", ((SQLException) refusal.getCause()).getSQLState());
    }
}
