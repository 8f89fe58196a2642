package dudao.task.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dudao.commons.testing.RealParts;
import dudao.commons.testing.RefusedRows;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.http.Cookie;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.net.HttpCookie;
import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A session cookie in the wrong hands, or sent along by a page of somebody else. */
@QuarkusTest
@QuarkusTestResource(RealParts.class)
class ForeignSiteTest {

    private static final String FOREIGN = "https://evil.example";
    private static final List<String> PAGES =
            List.of("/", "/login", "/logout", "/signed-out", "/tasks", "/tasks/" + UUID.randomUUID());

    @TestHTTPResource("/")
    URI base;

    @Inject
    Jdbi jdbi;

    private World world;
    private Browser browser;
    private HttpCookie session;

    @BeforeEach
    void signIn() {
        world = new World(jdbi);
        browser = new Browser(base);
        assertEquals(
                200, browser.signIn("/", "supervisor", "SUPERVISOR", world.city).statusCode());
        session = browser.cookies().get(0);
    }

    private RequestSpecification stolen() {
        return RestAssured.given()
                .redirects()
                .follow(false)
                .cookie(new Cookie.Builder(session.getName(), session.getValue()).build());
    }

    @Test
    void withoutForeignSignsTheCookieOpensThePages() {
        stolen().get("/").then().statusCode(200);
        stolen().header("Origin", own()).get("/").then().statusCode(200);
    }

    private String own() {
        return base.getScheme() + "://" + base.getAuthority();
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE"})
    void noPageIsEverWrittenTo(String method) {
        for (String page : PAGES) {
            Response answer = stolen().header("Origin", own()).request(method, page);
            assertEquals(405, answer.statusCode(), method + " " + page);
            assertEquals("GET, HEAD", answer.header("Allow"));
            assertEquals(405, stolen().request(method, page).statusCode(), method + " " + page);
        }
        stolen().get("/").then().statusCode(200);
    }

    @Test
    void aForeignOriginIsRefusedOnEveryPage() {
        for (String origin : List.of(FOREIGN, "null", "http://127.0.0.1:1", "no address", own() + ".evil.example")) {
            for (String page : PAGES) {
                for (String method : List.of("GET", "POST")) {
                    Response answer = stolen().header("Origin", origin).request(method, page);
                    assertEquals(403, answer.statusCode(), origin + " " + method + " " + page);
                    assertFalse(answer.asString().contains("supervisor"));
                }
            }
        }
    }

    @Test
    void anotherSiteMayLinkButNeitherEmbedNorSignOut() {
        stolen().headers(Map.of("Sec-Fetch-Site", "cross-site", "Sec-Fetch-Mode", "navigate"))
                .get("/")
                .then()
                .statusCode(200);
        stolen().headers(Map.of("Sec-Fetch-Site", "cross-site", "Sec-Fetch-Mode", "no-cors"))
                .get("/")
                .then()
                .statusCode(403);
        stolen().headers(Map.of("Sec-Fetch-Site", "cross-site", "Sec-Fetch-Mode", "navigate"))
                .get("/logout")
                .then()
                .statusCode(403);
        stolen().get("/").then().statusCode(200);
    }

    /** Nowhere in the API does the cookie count, with whatever origin it comes. */
    @Test
    void theApiTakesNoCookie() {
        for (String path : List.of("/api/v1/tasks", "/api/v1/changes", "/api/v1/organizations", "/api/v1/console")) {
            for (String origin : List.of(FOREIGN, own())) {
                Response answer = stolen().header("Origin", origin).get(path);
                if (!path.endsWith("console")) {
                    assertEquals(401, answer.statusCode(), path);
                    assertEquals("UNAUTHENTICATED", answer.path("code"));
                    assertEquals("Bearer", answer.header("WWW-Authenticate"));
                } else {
                    assertEquals(404, answer.statusCode());
                }
                assertEquals(null, answer.header("Access-Control-Allow-Origin"));
                assertEquals(null, answer.header("Set-Cookie"));
            }
        }
        stolen().header("Origin", FOREIGN)
                .contentType("application/json")
                .header("If-Match", "*")
                .body("{}")
                .post("/api/v1/tasks/" + UUID.randomUUID() + "/accept")
                .then()
                .statusCode(401);
    }

    @Test
    void theAttemptsAreRecorded() {
        String onPage = UUID.randomUUID().toString();
        String onApi = UUID.randomUUID().toString();
        stolen().header("Origin", FOREIGN).header("X-Request-Id", onPage).get("/");
        stolen().header("Origin", FOREIGN).header("X-Request-Id", onApi).get("/api/v1/tasks");
        Awaitility.await()
                .atMost(Duration.ofSeconds(10))
                .until(() ->
                        RefusedRows.count(List.of(onPage), 403) == 1 && RefusedRows.count(List.of(onApi), 401) == 1);
    }

    @Test
    void theCookieIsForThisSiteAndForNoScript() {
        String set = RestAssured.given()
                .redirects()
                .follow(false)
                .get("/")
                .then()
                .statusCode(302)
                .extract()
                .header("Set-Cookie");
        assertTrue(set.startsWith("q_auth_console") && set.contains("HTTPOnly"), set);
        assertTrue(session.isHttpOnly());
        assertEquals("/", session.getPath());
        String cookie = sessionCookie();
        assertTrue(cookie.contains("SameSite=Lax"), cookie);
        assertTrue(cookie.contains("Max-Age="), cookie);
        assertFalse(cookie.contains("Domain="), cookie);
    }

    /** As the answer of a login sets it. */
    private String sessionCookie() {
        Browser other = new Browser(base);
        return other
                .signInAt("/", Map.of("name", "x", "groups", List.of("LEADER"), "org", world.city.toString()), "x")
                .headers()
                .allValues("Set-Cookie")
                .stream()
                .filter(each -> each.startsWith("q_session_console"))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aSessionEndsAWorkingDayAfterTheLogin() {
        assertEquals(200, at(Duration.ofHours(7)).statusCode());
        assertEquals(302, at(Duration.ofHours(9)).statusCode());
    }

    /** The page of somebody whose ID token was issued so long ago. */
    private HttpResponse<String> at(Duration ago) {
        Browser other = new Browser(base);
        other.signInAt(
                "/",
                Map.of(
                        "name", "x",
                        "groups", List.of("LEADER"),
                        "org", world.city.toString(),
                        "iat", Instant.now().minus(ago).getEpochSecond()),
                "x");
        return other.get("/");
    }
}
