package dudao.commons.testing;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.RSAKey;
import dudao.commons.issuers.KnownTokens;
import io.restassured.http.Header;
import io.restassured.http.Headers;
import io.restassured.response.Response;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What every service does with tokens; each runs these tests against itself. */
public abstract class TokenAttacks {

    /** In all services, and for nobody with the role of these tokens: a genuine token gets 403. */
    protected static final String PATH = "/api/v1/changes";

    private static final Duration KEYS_ARE_READ_WITHIN = Duration.ofSeconds(15);

    public static Stream<Arguments> attacks() {
        Instant now = Instant.now();
        RSAKey stranger = SecondIssuer.newKey("first");
        return Stream.of(
                Arguments.of("empty", ""),
                Arguments.of("garbage", "garbage"),
                Arguments.of("three dots", "..."),
                Arguments.of("garbage in three parts", "a.b.c"),
                Arguments.of(
                        "no JSON in three parts",
                        Forgery.part("no") + '.' + Forgery.part("no") + '.' + Forgery.part("no")),
                Arguments.of("an array", Forgery.part("[]") + '.' + Forgery.part("[]") + '.' + Forgery.part("[]")),
                Arguments.of("not UTF-8", Forgery.part("{}") + "._-_-." + Forgery.part("{}")),
                Arguments.of("very long", "x".repeat(6000)),
                Arguments.of("five parts", Forgery.signed(Forgery.claims()) + ".a.b"),
                Arguments.of("without its signature", cut(Forgery.signed(Forgery.claims()))),
                Arguments.of(
                        "issuer is a number", Forgery.signed(Forgery.claims().claim("iss", 7))),
                Arguments.of("no issuer", Forgery.signed(Forgery.claims().issuer(null))),
                Arguments.of("unknown issuer", Forgery.signed(Forgery.claims().issuer("https://issuer.example"))),
                Arguments.of(
                        "issuer of other keys",
                        Forgery.signed(Forgery.claims().issuer(System.getProperty(Tokens.ISSUER)))),
                Arguments.of(
                        "expired", Forgery.signed(Forgery.claims().expirationTime(Date.from(now.minusSeconds(60))))),
                Arguments.of("never expires", Forgery.signed(Forgery.claims().expirationTime(null))),
                Arguments.of(
                        "not yet valid",
                        Forgery.signed(Forgery.claims().notBeforeTime(Date.from(now.plusSeconds(60))))),
                Arguments.of(
                        "not issued at any time",
                        Forgery.signed(Forgery.claims().issueTime(null))),
                Arguments.of("no subject", Forgery.signed(Forgery.claims().subject(null))),
                Arguments.of("blank subject", Forgery.signed(Forgery.claims().subject(" "))),
                Arguments.of("no audience", Forgery.signed(Forgery.claims().audience((String) null))),
                Arguments.of("foreign audience", Forgery.signed(Forgery.claims().audience("elsewhere"))),
                Arguments.of(
                        "ID token of Keycloak", Forgery.signed(Forgery.claims().claim("typ", "ID"))),
                Arguments.of(
                        "refresh token of Keycloak",
                        Forgery.signed(Forgery.claims().claim("typ", "Refresh"))),
                Arguments.of("ID token", Forgery.signed(Forgery.claims().claim("at_hash", "x"))),
                Arguments.of("alg none", Forgery.unsigned(Forgery.claims(), "none", "")),
                Arguments.of("alg NONE", Forgery.unsigned(Forgery.claims(), "NONE", "")),
                Arguments.of(
                        "alg none of the first issuer",
                        Forgery.unsigned(Forgery.claims().issuer(System.getProperty(Tokens.ISSUER)), "none", "")),
                Arguments.of("alg RS256, signature of another", spliced()),
                Arguments.of("HS256 with the public key", Forgery.signedWithThePublicKey(Forgery.claims())),
                Arguments.of("wrong key, known kid", Forgery.signed(Forgery.claims(), stranger)),
                Arguments.of("wrong key, unknown kid", Forgery.signed(Forgery.claims(), SecondIssuer.newKey("never"))));
    }

    private static String cut(String token) {
        return token.substring(0, token.lastIndexOf('.') + 1);
    }

    /** The claims of one token under the signature of another. */
    private static String spliced() {
        String[] own = Forgery.signed(Forgery.claims()).split("\\.");
        String[] other = Forgery.signed(Forgery.claims().subject("leader")).split("\\.");
        return own[0] + '.' + other[1] + '.' + own[2];
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("dudao.commons.testing.TokenAttacks#attacks")
    public void anAttackIsRefused(String attack, String token) {
        assertRefused(with(token));
        assertRefused(with(token));
    }

    @Test
    public void aGenuineTokenIsRememberedUntilTheKeysAreReadAgain() {
        String token = Forgery.signed(Forgery.claims());
        Awaitility.await().atMost(KEYS_ARE_READ_WITHIN).until(() -> {
            assertEquals(403, with(token).statusCode());
            return KnownTokens.has(token);
        });
        Awaitility.await().atMost(KEYS_ARE_READ_WITHIN).until(() -> !KnownTokens.has(token));
        assertEquals(403, with(token).statusCode());
    }

    @Test
    public void everyRefusalIsRecorded() {
        List<String> requests = attacks()
                .map(attack -> {
                    String request = UUID.randomUUID().toString();
                    given().header("X-Request-Id", request)
                            .header("Authorization", "Bearer " + attack.get()[1])
                            .get(PATH);
                    return request;
                })
                .toList();
        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .until(() -> RefusedRows.count(requests, 401) == requests.size());
    }

    @Test
    public void aGenuineTokenOfEitherIssuerIsTaken() {
        assertEquals(403, with(Forgery.signed(Forgery.claims())).statusCode());
        assertEquals(
                403, with(Tokens.of("stranger", "NOBODY", UUID.randomUUID())).statusCode());
    }

    @Test
    public void otherAsymmetricAlgorithmsAreTaken() {
        RSAKey key = SecondIssuer.key("first");
        for (JWSAlgorithm algorithm : List.of(JWSAlgorithm.PS256, JWSAlgorithm.RS512)) {
            assertEquals(
                    403,
                    with(Forgery.signed(Forgery.claims(), key, algorithm, "at+jwt"))
                            .statusCode());
        }
    }

    @Test
    public void aTokenIsForThisServiceOrForAll() {
        String name = ConfigProvider.getConfig().getValue("quarkus.application.name", String.class);
        assertEquals(403, with(Forgery.signed(Forgery.claims().audience(name))).statusCode());
        for (String service : List.of("plan-service", "task-service", "inspection-service")) {
            String token = Forgery.signed(Forgery.claims().audience(service));
            assertEquals(service.equals(name) ? 403 : 401, with(token).statusCode(), service);
        }
        assertEquals(
                403,
                with(Forgery.signed(Forgery.claims().audience(List.of("elsewhere", name))))
                        .statusCode());
    }

    @Test
    public void withoutATokenTheAnswerAsksForOne() {
        Response response = given().get(PATH);
        assertRefused(response);
        assertEquals("Bearer", response.header("WWW-Authenticate"));
        assertRefused(given().header("Authorization", "Basic dGVzdDp0ZXN0").get(PATH));
    }

    @Test
    public void aTokenInTheAddressIsNone() {
        assertRefused(given().queryParam("access_token", Forgery.signed(Forgery.claims()))
                .get(PATH));
    }

    @Test
    public void oneRequestBringsOneToken() {
        Header token = new Header("Authorization", "Bearer " + Forgery.signed(Forgery.claims()));
        Header other = new Header("Authorization", "Bearer garbage");
        assertRefused(given().headers(new Headers(token, token)).get(PATH));
        assertRefused(given().headers(new Headers(token, other)).get(PATH));
        assertRefused(given().headers(new Headers(other, token)).get(PATH));
    }

    @Test
    public void aKeyThatAppearsIsTakenAndOneTakenBackIsNot() {
        String id = "rotated-" + UUID.randomUUID();
        String token = Forgery.signed(Forgery.claims(), SecondIssuer.addKey(id));
        becomes(403, token);
        SecondIssuer.takeBack(id);
        becomes(401, token);
        assertRefused(with(token));
        assertEquals(403, with(Forgery.signed(Forgery.claims())).statusCode());
    }

    /** Each would have the issuer asked for its keys. */
    @Test
    public void unknownKeysDoNotStopKnownOnes() {
        RSAKey key = SecondIssuer.newKey("unknown");
        for (int n = 0; n < 20; n++) {
            RSAKey unknown = new RSAKey.Builder(key).keyID("unknown-" + n).build();
            assertRefused(with(Forgery.signed(Forgery.claims(), unknown)));
        }
        assertEquals(403, with(Forgery.signed(Forgery.claims())).statusCode());
    }

    private static void becomes(int status, String token) {
        Awaitility.await().atMost(KEYS_ARE_READ_WITHIN).until(() -> with(token).statusCode() == status);
    }

    /** Of an issuer that has been away since the start, nobody can say whether the token is genuine. */
    @Test
    public void aTokenOfAnIssuerThatIsAwayCannotBeJudged() {
        String token = Forgery.signed(Forgery.claims().issuer(RealParts.ABSENT_ISSUER));
        with(token)
                .then()
                .statusCode(503)
                .contentType("application/problem+json")
                .body("code", equalTo("TEMPORARILY_UNAVAILABLE"));
    }

    protected static Response with(String token) {
        return given().header("Authorization", "Bearer " + token).get(PATH);
    }

    protected static void assertRefused(Response response) {
        response.then()
                .statusCode(401)
                .contentType("application/problem+json")
                .header("WWW-Authenticate", startsWith("Bearer"))
                .body("code", equalTo("UNAUTHENTICATED"));
    }
}
