package dudao.commons.testing;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.anyOf;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.config.ConfigProvider;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.junit.jupiter.api.Test;

/** What holds for every service, whatever it is about. A service's own test extends this. */
public abstract class Hardening {

    private static final Path LOG = Path.of("target/test.log");
    private static final String PROBLEM = "application/problem+json";

    @Inject
    Jdbi jdbi;

    private final String administrator = Tokens.of("hardening", "SYSADMIN", UUID.randomUUID());
    private final String discard = "/api/v1/dead-letters/" + UUID.randomUUID() + "/discard";

    private RequestSpecification admin() {
        return given().auth().oauth2(administrator);
    }

    private RequestSpecification json(String body) {
        return admin().contentType("application/json").body(body);
    }

    @Test
    void everyAnswerCarriesTheSecurityHeaders() {
        for (Response answer : List.of(
                given().get("/api/v1/problems"),
                given().get("/api/v1/nowhere"),
                given().get("/api/v1/changes"),
                json("{").post(discard),
                given().get("/q/health/live"))) {
            answer.then()
                    .header("X-Content-Type-Options", "nosniff")
                    .header("Referrer-Policy", "no-referrer")
                    .header("Cache-Control", "no-store")
                    .header("Cross-Origin-Resource-Policy", "same-origin")
                    .header(
                            "Content-Security-Policy",
                            equalTo("default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"))
                    .header("Server", nullValue())
                    .header("X-Powered-By", nullValue());
        }
    }

    /** Whatever goes wrong with a row: the values in it may be a person's. */
    @Test
    void whatTheDatabaseRefusesTellsNoValues() {
        JdbiException refused = assertThrows(JdbiException.class, () -> QuarkusTransaction.requiringNew()
                .run(() -> jdbi.useHandle(handle -> {
                    handle.execute("create temporary table refused (name text, check (name is null)) on commit drop");
                    handle.createUpdate("insert into refused (name) values (:name)")
                            .bind("name", "某某的姓名")
                            .execute();
                })));
        StringWriter told = new StringWriter();
        refused.printStackTrace(new PrintWriter(told));
        assertTrue(told.toString().contains("refused_name_check"), told.toString());
        assertFalse(told.toString().contains("某某的姓名"), told.toString());
    }

    @Test
    void anotherOriginIsAllowedNothing() {
        Response preflight = given().header("Origin", "https://evil.example")
                .header("Access-Control-Request-Method", "POST")
                .header("Access-Control-Request-Headers", "authorization,content-type")
                .options(discard);
        Response simple = given().header("Origin", "https://evil.example").get("/api/v1/problems");
        for (Response answer : List.of(preflight, simple)) {
            assertFalse(
                    answer.headers().asList().stream()
                            .anyMatch(header -> header.getName().toLowerCase().startsWith("access-control-")),
                    answer.headers().toString());
        }
    }

    @Test
    void thereIsNoSwaggerPage() {
        given().redirects().follow(false).get("/q/swagger-ui").then().statusCode(404);
    }

    @Test
    void traceAndUnknownMethodsAreRefused() throws Exception {
        for (String method : List.of("TRACE", "PROPFIND")) {
            HttpResponse<String> answer = raw(method, "/api/v1/problems", "text/plain", "hidden");
            assertEquals(405, answer.statusCode(), method);
            assertFalse(answer.body().contains("hidden"));
        }
    }

    /** As a stranger's program would send it, with no help from the test library. */
    private HttpResponse<String> raw(String method, String path, String type, String body) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(RestAssured.baseURI + ":" + RestAssured.port + path))
                .method(method, HttpRequest.BodyPublishers.ofString(body))
                .header("Content-Type", type)
                .header("Authorization", "Bearer " + administrator)
                .build();
        return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
    }

    @Test
    void noHeaderOverridesTheMethod() {
        given().header("X-HTTP-Method-Override", "DELETE")
                .header("X-Method-Override", "POST")
                .get("/api/v1/problems")
                .then()
                .statusCode(200);
    }

    @Test
    void longAddressesAndHeadersAreRefused() {
        given().get("/api/v1/problems?x=" + "a".repeat(5000)).then().statusCode(414);
        given().header("X-Long", "a".repeat(30_000))
                .get("/api/v1/problems")
                .then()
                .statusCode(431);
    }

    @Test
    void otherTypesOfContentAreRefused() {
        admin().contentType("text/xml")
                .body("<x/>")
                .post(discard)
                .then()
                .statusCode(415)
                .contentType(PROBLEM)
                .body("code", equalTo("UNSUPPORTED_MEDIA_TYPE"));
        admin().accept("text/csv")
                .get("/api/v1/dead-letters")
                .then()
                .statusCode(406)
                .contentType(PROBLEM)
                .body("code", equalTo("NOT_ACCEPTABLE"));
    }

    @Test
    void aFormOfAnotherSiteIsNotRead() throws Exception {
        for (String simple : List.of("text/plain", "application/x-www-form-urlencoded", "multipart/form-data")) {
            assertEquals(415, raw("POST", discard, simple, "reason=x").statusCode(), simple);
        }
    }

    @Test
    void bodiesAreReadStrictly() {
        for (Map.Entry<String, String> wrong : Map.of(
                        "{\"reason\":\"x\",\"state\":\"DISCARDED\"}",
                        "UNKNOWN_FIELD",
                        "{\"reason\":\"x\",\"reason\":\"y\"}",
                        "MALFORMED_JSON",
                        "{\"a\":" + "[".repeat(200) + "]".repeat(200) + "}",
                        "MALFORMED_JSON",
                        "{\"reason\":" + "[".repeat(200) + "]".repeat(200) + "}",
                        "VALIDATION_FAILED",
                        "",
                        "VALIDATION_FAILED")
                .entrySet()) {
            json(wrong.getKey())
                    .post(discard)
                    .then()
                    .statusCode(400)
                    .contentType(PROBLEM)
                    .body("code", equalTo(wrong.getValue()));
        }
    }

    @Test
    void queryParametersAreReadStrictly() {
        for (String query :
                List.of("limit=", "limit=%20", "limit=1&limit=2", "limit=x", "limit=201", "state=", "cursor=")) {
            admin().urlEncodingEnabled(false)
                    .get("/api/v1/dead-letters?" + query)
                    .then()
                    .statusCode(400)
                    .contentType(PROBLEM)
                    .body("code", anyOf(is("INVALID_PARAMETER"), is("VALIDATION_FAILED")));
        }
        admin().get("/api/v1/dead-letters?cursor=eA").then().statusCode(400).body("code", equalTo("INVALID_CURSOR"));
    }

    @Test
    void lineBreaksStayOutOfHeaders() {
        given().urlEncodingEnabled(false)
                .header("X-Request-Id", "a b")
                .get("/api/v1/problems?x=%0d%0aX-Evil:%201")
                .then()
                .statusCode(400)
                .header("X-Evil", nullValue());
    }

    @Test
    void aHostileRunLeavesOneLineEachAndNoToken() throws Exception {
        String mark = UUID.randomUUID().toString().substring(0, 8);
        String forged = "2026-01-01 INFO forged " + mark;
        given().header("User-Agent", "agent\t" + mark)
                .auth()
                .oauth2(administrator + "x")
                .get("/api/v1/dead-letters");
        given().urlEncodingEnabled(false).get("/api/v1/%0a" + forged.replace(" ", "%20"));
        hear("Bearer abc." + mark);
        hear("\n" + forged);
        String log = waitFor(mark);
        assertFalse(log.lines().anyMatch(line -> line.startsWith("2026-01-01")), log);
        assertTrue(log.contains("\\u000a" + forged), log);
        assertFalse(log.contains(administrator.substring(0, 40)), "a token is in the log");
        assertFalse(log.contains("abc." + mark), "a token is in the log");
    }

    /** A message of another system whose error repeats what it says. */
    private static void hear(String time) {
        String topic = ConfigProvider.getConfig()
                .getValue("dudao.events.topics", String.class)
                .split(",")[0];
        UUID id = UUID.randomUUID();
        Told.message(
                topic,
                id.toString(),
                "{\"id\":\"%1$s\",\"type\":\"x\",\"subject\":\"%1$s\",\"time\":\"%2$s\"}"
                        .formatted(id, time.replace("\n", "\\n")));
    }

    private static String waitFor(String mark) throws IOException, InterruptedException {
        for (int i = 0; i < 300; i++) {
            String log = Files.readString(LOG);
            if (log.contains("forged " + mark)) {
                return log;
            }
            Thread.sleep(100);
        }
        return Files.readString(LOG);
    }

    @Test
    void rolesAndHeadersStandInTheContract() {
        given().accept("application/json")
                .get("/q/openapi?format=json")
                .then()
                .statusCode(200)
                .body("paths.'/api/v1/problems'.get.x-roles", hasItem("EVERYBODY"))
                .body("paths.'/api/v1/dead-letters'.get.x-roles", equalTo(List.of("SYSADMIN")))
                .body("components.schemas.keySet().findAll { it ==~ /.*[0-9]/ }.size()", equalTo(0));
    }
}
