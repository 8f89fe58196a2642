package dudao.task.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dudao.commons.testing.RealParts;
import dudao.commons.testing.Tokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.net.HttpCookie;
import java.net.URI;
import java.net.http.HttpResponse;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(RealParts.class)
class LoginTest {

    @TestHTTPResource("/")
    URI base;

    @ConfigProperty(name = "quarkus.oidc.auth-server-url")
    String issuer;

    private final Jdbi jdbi = RealParts.owner();

    private World world;
    private Browser browser;

    @BeforeEach
    void start() {
        world = new World(jdbi);
        browser = new Browser(base);
    }

    @Test
    void withoutASessionThePageLeadsToTheIssuer() {
        HttpResponse<String> page = browser.get("/");
        assertEquals(302, page.statusCode());
        String location = Browser.location(page).toString();
        assertTrue(location.startsWith(issuer + "/authorize?"), location);
        assertTrue(location.contains("client_id=task-console"), location);
        assertTrue(location.contains("code_challenge="), location);
        assertTrue(location.contains("code_challenge_method=S256"), location);
        assertTrue(location.contains("nonce="), location);
        assertTrue(location.matches(".*redirect_uri=[^&]+%2Flogin&.*"), location);
    }

    @Test
    void afterTheLoginOneIsWhereOneWantedToBe() {
        var task = world.task(world.school, world.county, "校园安全排查", "IN_PROGRESS", 30);
        HttpResponse<String> page = browser.signIn("/tasks/" + task, "李局长", "LEADER", world.city);
        assertEquals(200, page.statusCode(), page.body());
        assertEquals("/tasks/" + task, page.uri().getPath());
        assertEquals(null, page.uri().getQuery());
        assertTrue(page.body().contains("校园安全排查"));
        assertTrue(page.body().contains("李局长（临江市教育局）"), page.body());
    }

    @Test
    void filtersOutliveTheLogin() {
        HttpResponse<String> page = browser.signIn("/?county=" + world.county, "leader", "LEADER", world.city);
        assertEquals(200, page.statusCode(), page.body());
        assertEquals("county=" + world.county, page.uri().getQuery());
    }

    @Test
    void theSessionIsOneCookieThatScriptsCannotRead() {
        browser.signIn("/", "leader", "LEADER", world.city);
        assertEquals(1, browser.cookies().size(), browser.cookies().toString());
        HttpCookie session = browser.cookies().get(0);
        assertTrue(session.isHttpOnly());
        assertTrue(session.getMaxAge() > 0);
    }

    @Test
    void theApiDoesNotTakeTheSession() {
        browser.signIn("/", "supervisor", "SUPERVISOR", world.city);
        assertEquals(200, browser.get("/").statusCode());
        assertEquals(401, browser.get("/api/v1/changes").statusCode());
        assertEquals(200, browser.get("/").statusCode());
    }

    @Test
    void thePagesDoNotTakeABearerToken() {
        RestAssured.given()
                .redirects()
                .follow(false)
                .auth()
                .oauth2(Tokens.of("leader", "LEADER", world.city))
                .get("/")
                .then()
                .statusCode(302);
    }

    @Test
    void aSessionNobodyCanReadAnyMoreLeadsToTheIssuer() {
        RestAssured.given()
                .redirects()
                .follow(false)
                .cookie("q_session_console", "of-before-the-restart")
                .get("/")
                .then()
                .statusCode(302);
    }

    @Test
    void aSecondVisitOfTheLoginLeadsToTheFirstPage() {
        browser.signIn("/", "leader", "LEADER", world.city);
        HttpResponse<String> again = browser.get("/login?code=used&state=used");
        assertEquals(303, again.statusCode(), again.body());
        assertEquals("/", Browser.location(again).getPath());
    }

    @Test
    void logoutEndsTheSessionHereAndAtTheIssuer() {
        browser.signIn("/", "leader", "LEADER", world.city);
        HttpResponse<String> logout = browser.get("/logout");
        assertEquals(302, logout.statusCode());
        String location = Browser.location(logout).toString();
        assertTrue(location.startsWith(issuer + "/endsession?"), location);
        HttpResponse<String> end = browser.follow(Browser.location(logout));
        assertEquals("/signed-out", end.uri().getPath());
        assertEquals(200, end.statusCode(), end.body());
        assertTrue(end.headers().firstValue("Content-Security-Policy").isPresent());
        assertFalse(browser.cookies().stream().anyMatch(each -> each.getName().startsWith("q_session")));
        assertEquals(302, browser.get("/").statusCode());
    }
}
