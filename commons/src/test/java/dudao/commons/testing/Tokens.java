package dudao.commons.testing;

import static io.restassured.RestAssured.given;

import io.restassured.http.ContentType;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** Bearer tokens of the test issuer. */
public final class Tokens {

    static final String ISSUER = "dudao.test.issuer";

    private static final Map<String, String> CACHE = new ConcurrentHashMap<>();

    private Tokens() {}

    /** @param roles comma-separated */
    public static String of(String person, String roles, UUID organization) {
        return CACHE.computeIfAbsent(
                person + '|' + roles + '|' + organization, key -> fetch(person, roles, organization));
    }

    private static String fetch(String person, String roles, UUID organization) {
        return given().contentType(ContentType.URLENC)
                .auth()
                .preemptive()
                .basic("test", "test")
                .formParam("grant_type", "client_credentials")
                .formParam("person", person)
                .formParam("roles", roles)
                .formParam("org", organization.toString())
                .post(System.getProperty(ISSUER) + "/token")
                .then()
                .statusCode(200)
                .extract()
                .path("access_token");
    }
}
