package dudao.task.keys;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dudao.commons.identity.OrganizationTree;
import dudao.commons.testing.RealParts;
import dudao.commons.testing.Tokens;
import dudao.commons.time.Clocks;
import dudao.task.testing.City;
import dudao.task.testing.Person;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@QuarkusTestResource(RealParts.class)
class ApiKeyTest {

    private static final String KEYS = "/api/v1/api-keys";
    private static final LocalDate TODAY = Clocks.dateOf(Instant.now());

    @Inject
    OrganizationTree tree;

    private City city;
    private Person secadmin;

    @BeforeEach
    void found() {
        city = City.found(tree);
        secadmin = new Person("secadmin", "SECADMIN", city.bureau());
    }

    private Map<String, Object> wanted() {
        return new HashMap<>(Map.of(
                "name", "学籍系统",
                "organizationId", city.county(),
                "roles", List.of("SYSTEM"),
                "expiresOn", TODAY.plusDays(90).toString()));
    }

    private JsonPath made() {
        Response answer = secadmin.post(KEYS, wanted());
        answer.then().statusCode(201).header("Cache-Control", equalTo("no-store"));
        return answer.jsonPath();
    }

    private static Response with(String key) {
        return given().header("X-API-Key", key).get(Person.TASKS);
    }

    private static void refused(Response answer, int status, String code) {
        answer.then().statusCode(status).contentType("application/problem+json").body("code", equalTo(code));
    }

    private static String wrong(String key) {
        char last = key.charAt(key.length() - 1);
        return key.substring(0, key.length() - 1) + (last == 'A' ? 'B' : 'A');
    }

    @Test
    void aKeyOpensWhatItsOrganisationSees() {
        Person supervisor = Person.supervisor(city.bureau());
        String near = supervisor.assign(city.school(), TODAY.plusDays(9));
        String far = supervisor.assign(city.farSchool(), TODAY.plusDays(9));
        String key = made().getString("key");
        with(key).then().statusCode(200).body("items.id", hasItem(near)).body("items.id", not(hasItem(far)));
        given().header("X-API-Key", key).get(Person.TASKS + "/" + far).then().statusCode(404);
        given().header("X-API-Key", key).get(KEYS).then().statusCode(403);
    }

    @Test
    void theSecretIsToldOnceAndKeptByNobody() throws SQLException {
        JsonPath made = made();
        String key = made.getString("key");
        secadmin.get(KEYS + "/" + made.getString("id"))
                .then()
                .statusCode(200)
                .body("key", nullValue())
                .body("prefix", equalTo(key.substring(3, 19)))
                .body("name", equalTo("学籍系统"));
        secadmin.get(KEYS).then().body("items.id", hasItem(made.getString("id")));
        try (var owner = RealParts.asOwner();
                var query = owner.prepareStatement("select (k.*)::text from api_key k where prefix = ?")) {
            query.setString(1, key.substring(3, 19));
            var row = query.executeQuery();
            assertTrue(row.next());
            assertFalse(row.getString(1).contains(key.substring(20)));
        }
    }

    @Test
    void aWrongSecretOpensNothing() {
        String key = made().getString("key");
        refused(with(wrong(key)), 401, "UNAUTHENTICATED");
        refused(with("dk_" + "0".repeat(16) + "_" + "A".repeat(43)), 401, "UNAUTHENTICATED");
        refused(with("nonsense"), 401, "UNAUTHENTICATED");
        refused(given().header("X-API-Key", "").get(Person.TASKS), 401, "UNAUTHENTICATED");
        with(key).then().statusCode(200);
    }

    @Test
    void aRevokedKeyOpensNothing() {
        JsonPath made = made();
        String resource = KEYS + "/" + made.getString("id");
        Map<String, Object> why = Map.of("reason", "系统下线");
        refused(secadmin.post(resource + "/revoke", why), 428, "IF_MATCH_REQUIRED");
        String etag = secadmin.get(resource).header("ETag");
        secadmin.request()
                .header("If-Match", etag)
                .body(why)
                .post(resource + "/revoke")
                .then()
                .statusCode(200)
                .body("revokedBy", equalTo("secadmin"))
                .body("revokedAt", notNullValue());
        refused(with(made.getString("key")), 401, "UNAUTHENTICATED");
        refused(
                secadmin.request().header("If-Match", "*").body(why).post(resource + "/revoke"),
                409,
                "ILLEGAL_TRANSITION");
    }

    @Test
    void anExpiredKeyOpensNothing() throws SQLException {
        JsonPath made = made();
        try (var owner = RealParts.asOwner();
                var update = owner.prepareStatement("update api_key set expires_at = now() where id = ?")) {
            update.setObject(1, UUID.fromString(made.getString("id")));
            update.executeUpdate();
        }
        refused(with(made.getString("key")), 401, "UNAUTHENTICATED");
    }

    @Test
    void afterFiveFailuresEvenTheRightSecretWaits() {
        String key = made().getString("key");
        for (int n = 0; n < 5; n++) {
            refused(with(wrong(key)), 401, "UNAUTHENTICATED");
        }
        Response locked = with(key);
        refused(locked, 429, "TOO_MANY_ATTEMPTS");
        locked.then().header("Retry-After", matchesPattern("[1-9]\\d?"));
        with(made().getString("key")).then().statusCode(200);
    }

    @Test
    void aKeyAndATokenAreOneTooMany() {
        String key = made().getString("key");
        given().header("X-API-Key", key)
                .auth()
                .oauth2(Tokens.of("supervisor", "SUPERVISOR", city.bureau()))
                .get(Person.TASKS)
                .then()
                .statusCode(401)
                .body("code", equalTo("CREDENTIALS_COMBINED"));
    }

    @Test
    void aKeyActsForNobody() {
        refused(
                given().header("X-API-Key", made().getString("key"))
                        .header("On-Behalf-Of", "supervisor")
                        .get(Person.TASKS),
                403,
                "NOT_DELEGATED");
    }

    @ParameterizedTest
    @CsvSource({"roles,SUPERVISOR", "roles,SECADMIN", "expiresOn,2020-01-01", "expiresOn,2099-01-01", "name,''"})
    void whatAKeyMayBe(String field, String value) {
        Map<String, Object> wanted = wanted();
        wanted.put(field, field.equals("roles") ? List.of(value) : value);
        refused(secadmin.post(KEYS, wanted), 400, "VALIDATION_FAILED");
    }

    @Test
    void itsOrganisationExistsAndOnlySecurityMakesKeys() {
        Map<String, Object> wanted = wanted();
        wanted.put("organizationId", UUID.randomUUID());
        refused(secadmin.post(KEYS, wanted), 400, "VALIDATION_FAILED");
        for (String role : List.of("SYSADMIN", "AUDITOR", "SUPERVISOR", "SYSTEM")) {
            refused(new Person("x", role, city.bureau()).post(KEYS, wanted()), 403, "FORBIDDEN");
        }
    }

    @Test
    void nothingWritesASecretToTheLog() {
        Queue<String> written = new ConcurrentLinkedQueue<>();
        Handler listener = new Handler() {
            @Override
            public void publish(LogRecord record) {
                written.add(record.getMessage()
                        + List.of(record.getParameters() == null ? new Object[0] : record.getParameters()));
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
        listener.setLevel(Level.ALL);
        Logger root = Logger.getLogger("");
        root.addHandler(listener);
        try {
            String key = made().getString("key");
            with(key);
            with(wrong(key));
            String secret = key.substring(20, 50);
            assertTrue(written.stream().noneMatch(line -> line.contains(secret)));
        } finally {
            root.removeHandler(listener);
        }
    }
}
