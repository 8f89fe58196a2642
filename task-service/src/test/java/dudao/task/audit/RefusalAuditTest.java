package dudao.task.audit;

import static dudao.task.testing.Person.TASKS;
import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import dudao.commons.identity.OrganizationTree;
import dudao.commons.testing.AuditRows;
import dudao.commons.testing.RealParts;
import dudao.commons.testing.Tokens;
import dudao.commons.time.Clocks;
import dudao.task.testing.City;
import dudao.task.testing.Person;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Logger;
import org.jboss.logmanager.ExtHandler;
import org.jboss.logmanager.ExtLogRecord;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whoever refuses an attempt, and however early: it leaves one row. */
@QuarkusTest
@QuarkusTestResource(RealParts.class)
class RefusalAuditTest {

    @Inject
    OrganizationTree tree;

    @Inject
    Jdbi jdbi;

    private AuditRows rows;
    private City city;
    private Person head;
    private String task;
    private String accept;
    private String request;

    @BeforeEach
    void found() {
        rows = new AuditRows(jdbi);
        city = City.found(tree);
        head = Person.head(city.school());
        task = Person.supervisor(city.bureau())
                .assign(city.school(), Clocks.dateOf(Instant.now()).plusDays(40));
        accept = TASKS + "/" + task + "/accept";
        request = AuditRows.requestId();
    }

    private RequestSpecification asking(RequestSpecification as) {
        return as.header("X-Request-Id", request);
    }

    private RequestSpecification anonymous() {
        return asking(given().contentType(ContentType.JSON).body(Map.of()));
    }

    private Map<String, Object> refused(int status, String code, String action, String actor) {
        Map<String, Object> row = rows.one(request);
        assertEquals("REFUSED", row.get("outcome"));
        assertEquals(status, row.get("status"));
        assertEquals(code, row.get("code"));
        assertEquals(action, row.get("action"));
        assertEquals(actor, row.get("actor"));
        return row;
    }

    @Test
    void withoutAToken() {
        anonymous().post(accept).then().statusCode(401).header("X-Request-Id", request);
        Map<String, Object> row = refused(401, "UNAUTHENTICATED", "acceptTask", null);
        assertEquals(task, row.get("resource_id").toString());
        assertEquals("tasks", row.get("resource_kind"));
        assertEquals("127.0.0.1", row.get("remote_address"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"nonsense", "a.b.c", "eyJhbGciOiJub25lIn0.eyJzdWIiOiJoZWFkIn0."})
    void withATokenThatIsNone(String token) {
        asking(given())
                .header("Authorization", "Bearer " + token)
                .contentType(ContentType.JSON)
                .body(Map.of())
                .post(accept)
                .then()
                .statusCode(401);
        refused(401, "UNAUTHENTICATED", "acceptTask", null);
    }

    @Test
    void withATokenThatSomebodyChanged() {
        String token = Tokens.of("head", "UNIT_HEAD", city.school());
        String forged = token.substring(0, token.length() - 6) + (token.endsWith("AAAAAA") ? "BBBBBB" : "AAAAAA");
        asking(given().auth().oauth2(forged)).get(TASKS + "/" + task).then().statusCode(401);
        refused(401, "UNAUTHENTICATED", "getTask", null);
    }

    @Test
    void withAnotherRole() {
        asking(new Person("leader", "LEADER", city.bureau()).request())
                .header("If-Match", "\"0\"")
                .body(Map.of())
                .post(accept)
                .then()
                .statusCode(403);
        Map<String, Object> row = refused(403, "FORBIDDEN", "acceptTask", "leader");
        assertEquals("LEADER", row.get("roles"));
        assertEquals(city.bureau(), row.get("organization_id"));
    }

    @Test
    void aReadingWithAnotherRole() {
        asking(new Person("auditor", "AUDITOR", city.bureau()).request())
                .get(TASKS + "/" + task)
                .then()
                .statusCode(403);
        refused(403, "FORBIDDEN", "getTask", "auditor");
    }

    @Test
    void outsideTheScope() {
        Person stranger = Person.supervisor(City.found(tree).bureau());
        asking(stranger.request()).get(TASKS + "/" + task).then().statusCode(404);
        Map<String, Object> row = refused(404, "NOT_FOUND", "getTask", "supervisor");
        assertEquals(task, row.get("resource_id").toString());
        assertEquals(stranger.organization(), row.get("organization_id"));
    }

    @Test
    void aCommandOutsideTheScope() {
        asking(Person.head(city.secondSchool()).request())
                .header("If-Match", "\"0\"")
                .body(Map.of())
                .post(accept)
                .then()
                .statusCode(404);
        refused(404, "NOT_FOUND", "acceptTask", "head");
    }

    @Test
    void inTheWrongState() {
        asking(head.request())
                .header("If-Match", "\"0\"")
                .body(Map.of("text", "已到位"))
                .post(TASKS + "/" + task + "/submit")
                .then()
                .statusCode(409);
        refused(409, "ILLEGAL_TRANSITION", "submitTask", "head");
    }

    @Test
    void withAnOldVersionOrNone() {
        asking(head.request())
                .header("If-Match", "\"5\"")
                .body(Map.of())
                .post(accept)
                .then()
                .statusCode(412);
        refused(412, "STALE", "acceptTask", "head");
        request = AuditRows.requestId();
        asking(head.request()).body(Map.of()).post(accept).then().statusCode(428);
        refused(428, "IF_MATCH_REQUIRED", "acceptTask", "head");
    }

    @Test
    void withAKeyUsedForSomethingElse() {
        String key = UUID.randomUUID().toString();
        Person supervisor = Person.supervisor(city.bureau());
        for (String title : new String[] {"甲", "乙"}) {
            asking(supervisor.request())
                    .header("Idempotency-Key", key)
                    .body(Map.of(
                            "title",
                            title,
                            "source",
                            "INSTRUCTION",
                            "organizationId",
                            city.county(),
                            "dueOn",
                            Clocks.dateOf(Instant.now()).plusDays(40).toString()))
                    .post(TASKS);
            if (title.equals("甲")) {
                request = AuditRows.requestId();
            }
        }
        refused(422, "IDEMPOTENCY_KEY_REUSED", "createTask", "supervisor");
    }

    @Test
    void withABodyNobodyUnderstands() {
        asking(head.request())
                .header("If-Match", "\"0\"")
                .body("{\"text\":")
                .post(TASKS + "/" + task + "/submit")
                .then()
                .statusCode(400);
        refused(400, "MALFORMED_JSON", "submitTask", "head");
    }

    @Test
    void withABodyThatIsTooLarge() throws IOException {
        try (Socket socket = new Socket("127.0.0.1", RestAssured.port)) {
            String message = "POST " + TASKS + " HTTP/1.1\r\nHost: localhost\r\nX-Request-Id: " + request
                    + "\r\nContent-Type: application/json\r\nContent-Length: 99999999\r\n\r\n";
            socket.setSoTimeout(20_000);
            socket.getOutputStream().write(message.getBytes(StandardCharsets.US_ASCII));
            byte[] answer = socket.getInputStream().readNBytes(12);
            assertEquals("HTTP/1.1 413", new String(answer, StandardCharsets.US_ASCII));
        }
        refused(413, "BODY_TOO_LARGE", "POST " + TASKS, null);
    }

    @Test
    void whereNothingIs() {
        asking(head.request()).body(Map.of()).post("/api/v1/nothing").then().statusCode(404);
        assertEquals("POST /api/v1/nothing", rows.one(request).get("action"));
    }

    @Test
    void aMistypedReadingIsNoAttempt() {
        asking(head.request()).get(TASKS + "?nothing=1").then().statusCode(400);
        asking(head.request()).get("/api/v1/nothing").then().statusCode(404);
        String marker = request;
        request = AuditRows.requestId();
        anonymous().post(accept).then().statusCode(401);
        rows.one(request);
        assertEquals(0, rows.of(marker).size() + rows.waiting(marker));
    }

    @Test
    void everyAnswerCarriesAnId() {
        String given = anonymous().get("/api/v1/problems").then().extract().header("X-Request-Id");
        assertEquals(request, given);
        for (String insane : new String[] {"a b", "x".repeat(65), "a;b", "ä", ""}) {
            String made = given().header("X-Request-Id", insane)
                    .get("/api/v1/problems")
                    .then()
                    .extract()
                    .header("X-Request-Id");
            assertNotEquals(insane, made);
            assertFalse(made.isEmpty());
        }
        String made = given().get("/q/health/live").then().extract().header("X-Request-Id");
        assertEquals(36, made.length());
    }

    @Test
    void whatIsLoggedCarriesTheId() {
        String message = "said " + request;
        List<String> ids = new CopyOnWriteArrayList<>();
        Handler listener = new ExtHandler() {
            @Override
            protected void doPublish(ExtLogRecord said) {
                if (message.equals(said.getMessage())) {
                    ids.add(said.getMdc("requestId"));
                }
            }
        };
        Logger logger = Logger.getLogger(TestedRequest.class.getName());
        logger.addHandler(listener);
        try {
            asking(head.request())
                    .header(TestedRequest.LOGS, message)
                    .get(TASKS + "/" + task)
                    .then()
                    .statusCode(200);
        } finally {
            logger.removeHandler(listener);
        }
        assertEquals(List.of(request), ids);
    }
}
