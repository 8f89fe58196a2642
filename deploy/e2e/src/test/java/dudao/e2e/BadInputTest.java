package dudao.e2e;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.notNullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dudao.local.Cluster;
import dudao.local.Organization;
import dudao.local.Organizations;
import dudao.local.Service;
import io.restassured.response.Response;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What must be refused is refused with a problem a program can read, and leaves nothing behind. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BadInputTest {

    private static final String PROBLEM = "application/problem+json";
    private static final String IMPORTS = "/api/v1/plan-imports";
    private static final String TEXT = "text/plain;charset=UTF-8";

    private World world;
    private Cluster cluster;
    private UUID draft;

    @BeforeAll
    void start() {
        cluster = Sut.cluster();
        world = new World(cluster);
        draft = world.draft("错误演练");
    }

    private static void refused(Response answer, int status, String code) {
        answer.then()
                .statusCode(status)
                .contentType(PROBLEM)
                .body("code", equalTo(code))
                .body("status", equalTo(status))
                .body("title", notNullValue());
    }

    @Test
    void anUnknownPlan() {
        for (String id : List.of(UUID.randomUUID().toString(), "not-an-id")) {
            refused(world.issuer.get(Service.PLAN, "/api/v1/plans/" + id), 404, "NOT_FOUND");
            refused(world.issuer.post(Service.PLAN, "/api/v1/plans/" + id + "/submit", Map.of()), 404, "NOT_FOUND");
        }
    }

    @Test
    void aCommandInTheWrongState() {
        String resource = "/api/v1/plans/" + draft;
        String before = etag(resource);
        Response answer = world.leader.command(Service.PLAN, resource, "approve", null);
        refused(answer, 409, "ILLEGAL_TRANSITION");
        answer.then().body("allowedCommands", hasItem("submit"));
        assertEquals(before, etag(resource), "nothing has changed");
    }

    @Test
    void aVersionThatIsNotTheCurrentOne() {
        String resource = "/api/v1/plans/" + draft;
        Response answer = world.issuer.command(Service.PLAN, resource, "submit", Map.of(), "\"987654\"");
        refused(answer, 412, "STALE");
        answer.then().body("currentETag", equalTo(etag(resource)));
        status(draft, "DRAFT");
    }

    @Test
    void noVersionAtAll() {
        Response answer = world.issuer.post(Service.PLAN, "/api/v1/plans/" + draft + "/submit", Map.of());
        refused(answer, 428, "IF_MATCH_REQUIRED");
        status(draft, "DRAFT");
    }

    @Test
    void aKeyUsedAgainForSomethingElse() {
        String key = UUID.randomUUID().toString();
        String text = world.planText();
        Response first = world.issuer.upload(Service.PLAN, IMPORTS, TEXT, text, key);
        first.then().statusCode(201);
        refused(world.issuer.upload(Service.PLAN, IMPORTS, TEXT, text + "\n补一句。", key), 422, "IDEMPOTENCY_KEY_REUSED");
        world.issuer
                .upload(Service.PLAN, IMPORTS, TEXT, text, key)
                .then()
                .statusCode(201)
                .body("id", equalTo(first.path("id")));
    }

    @Test
    void aFilterThatDoesNotExist() {
        refused(world.issuer.get(Service.PLAN, "/api/v1/plans?colour=red"), 400, "UNKNOWN_PARAMETER");
        refused(world.supervisor.get(Service.TASK, "/api/v1/tasks?colour=red"), 400, "UNKNOWN_PARAMETER");
        refused(world.as("eso").get(Service.INSPECTION, "/api/v1/findings?colour=red"), 400, "UNKNOWN_PARAMETER");
        refused(world.supervisor.get(Service.TASK, "/api/v1/tasks?sort=colour"), 400, "INVALID_PARAMETER");
    }

    @Test
    void aBodyOfFortyMebibytes() throws Exception {
        URI address = URI.create(cluster.url(Service.PLAN) + IMPORTS);
        String head = String.join(
                "\r\n",
                "POST " + address.getPath() + " HTTP/1.1",
                "Host: " + address.getAuthority(),
                "Authorization: Bearer " + world.issuer.token(),
                "Content-Type: " + TEXT,
                "Content-Length: " + (40 << 20),
                // As curl does with a large body: asks before it sends.
                "Expect: 100-continue",
                "",
                "");
        StringBuilder answer = new StringBuilder();
        try (Socket socket = new Socket(address.getHost(), address.getPort())) {
            socket.setSoTimeout(20_000);
            socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
            byte[] part = new byte[8192];
            for (int n;
                    answer.indexOf("\"BODY_TOO_LARGE\"") < 0
                            && (n = socket.getInputStream().read(part)) > 0; ) {
                answer.append(new String(part, 0, n, StandardCharsets.UTF_8));
            }
        }
        assertTrue(answer.indexOf("HTTP/1.1 413") == 0, answer::toString);
        assertTrue(answer.indexOf(PROBLEM) > 0, answer::toString);
        assertTrue(answer.indexOf("\"BODY_TOO_LARGE\"") > 0, answer::toString);
    }

    @Test
    void aTextThatIsNotUtf8() {
        byte[] gbk = world.planText().getBytes(Charset.forName("GBK"));
        refused(world.issuer.upload(Service.PLAN, IMPORTS, TEXT, gbk), 400, "INVALID_ENCODING");
    }

    @Test
    void aDocumentWithoutItems() {
        Response imported = world.issuer.upload(Service.PLAN, IMPORTS, TEXT, "今天天气很好，没有什么要办的事。");
        refused(imported, 422, "NO_ITEMS");
    }

    @Test
    void anAudienceThatMatchesNobody() {
        String measure = world.supervisor
                .get(Service.TASK, "/api/v1/tasks?limit=1&source=PLAN")
                .then()
                .body("items.size()", greaterThan(0))
                .extract()
                .path("items[0].measureId");
        Map<String, Object> wanted = Map.of(
                "measureId", measure,
                "audience", Map.of("kinds", List.of("COUNTY_BUREAU"), "under", Organization.id(schoolCode())),
                "dueOn", LocalDate.now().plusDays(30).toString());
        int before = tasksOf(measure);
        refused(world.supervisor.post(Service.TASK, "/api/v1/assignments", wanted), 422, "AUDIENCE_EMPTY");
        assertEquals(before, tasksOf(measure));
    }

    private static String schoolCode() {
        return Organizations.schools().get(0).code();
    }

    private int tasksOf(String measure) {
        List<?> items = world.supervisor
                .get(Service.TASK, "/api/v1/tasks?limit=200&measureId=" + measure)
                .path("items");
        return items.size();
    }

    private String etag(String resource) {
        return world.issuer
                .get(Service.PLAN, resource)
                .then()
                .statusCode(200)
                .extract()
                .header("ETag");
    }

    private void status(UUID plan, String status) {
        world.issuer.get(Service.PLAN, "/api/v1/plans/" + plan).then().body("status", equalTo(status));
    }
}
