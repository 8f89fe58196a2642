package dudao.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.oauth2.sdk.pkce.CodeChallenge;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The issuer as a console and its browser see it. */
class LoginTest {
    private static final String CALLBACK = "http://127.0.0.1:8082/login";

    /** One for all tests, because making a key takes long. */
    @TempDir
    static Path directory;

    private final HttpClient http = HttpClient.newHttpClient();
    private final CodeVerifier verifier = new CodeVerifier();
    private final int port = Ports.free().of(Listener.ISSUER);
    private Issuer issuer;

    @BeforeEach
    void start() throws Exception {
        issuer = Issuer.start(port, new Secrets(directory));
    }

    @AfterEach
    void stop() {
        issuer.close();
    }

    @Test
    void thePageOffersThePersons() throws Exception {
        var page = get(authorize(Map.of()));
        assertEquals(200, page.statusCode());
        assertTrue(page.body().contains("value=\"county-341524-clerk\""));
        assertTrue(page.body().contains("陶永年"));
    }

    @Test
    void whoLogsInGetsTheirTokens() throws Exception {
        var redirect = post(authorize(Map.of()), "username=leader");
        assertEquals(302, redirect.statusCode());
        var location = redirect.headers().firstValue("Location").orElseThrow();
        assertTrue(location.startsWith(CALLBACK + "?"), location);
        assertTrue(location.contains("state=s1"), location);
        var answer = exchange(code(location), verifier.getValue());
        var access = claims(answer, "access_token");
        assertEquals("leader", access.getSubject());
        assertEquals(List.of("dudao"), access.getAudience());
        assertEquals(List.of("LEADER"), access.getStringListClaim("groups"));
        var identity = claims(answer, "id_token");
        assertEquals(List.of("task-console"), identity.getAudience());
        assertEquals("n1", identity.getStringClaim("nonce"));
        assertEquals(Organization.id("341500").toString(), identity.getStringClaim("org"));
    }

    @Test
    void theBrowserCannotChooseItsRoles() throws Exception {
        var form = "username=school-2134990881&claims=" + encode("{\"groups\":[\"SYSADMIN\"]}");
        var location =
                post(authorize(Map.of()), form).headers().firstValue("Location").orElseThrow();
        var access = claims(exchange(code(location), verifier.getValue()), "access_token");
        assertEquals(List.of("UNIT_HEAD"), access.getStringListClaim("groups"));
    }

    @Test
    void whoIsNotKnownIsRefusedWithoutEcho() throws Exception {
        var page = post(authorize(Map.of()), "username=" + encode("<script>alert(1)</script>"));
        assertEquals(403, page.statusCode());
        assertTrue(page.body().contains("&lt;script&gt;"));
        assertFalse(page.body().contains("<script>"));
    }

    @Test
    void aCodeIsNoUseWithoutItsVerifier() throws Exception {
        var location = post(authorize(Map.of()), "username=leader")
                .headers()
                .firstValue("Location")
                .orElseThrow();
        assertEquals(
                400, exchange(code(location), new CodeVerifier().getValue()).statusCode());
    }

    @Test
    void strangersFarAwayAndRequestsWithoutChallengeAreRefused() throws Exception {
        assertEquals(400, get(authorize(Map.of("client_id", "stranger"))).statusCode());
        assertEquals(
                400,
                get(authorize(Map.of("redirect_uri", "https://example.com/"))).statusCode());
        assertEquals(
                400,
                get(authorize(Map.of("redirect_uri", "http://127.0.0.1@example.com/")))
                        .statusCode());
        assertEquals(
                400, get(authorize(Map.of("code_challenge_method", "plain"))).statusCode());
    }

    @Test
    void otherGrantsAreRefused() throws Exception {
        var answer = post(
                URI.create(issuer.url() + "/token"), "grant_type=password&client_id=leader&username=leader&password=x");
        assertEquals(400, answer.statusCode());
    }

    @Test
    void theIssuerIsTheSameUnderEachNameOfTheMachine() throws Exception {
        var path = "/dudao/.well-known/openid-configuration";
        var byNumber = get(URI.create("http://127.0.0.1:" + port + path)).body();
        assertTrue(byNumber.contains("\"issuer\" : \"http://127.0.0.1:" + port + "/dudao\""), byNumber);
        assertEquals(
                byNumber, get(URI.create("http://localhost:" + port + path)).body());
    }

    @Test
    void theKeyOutlivesARestart() throws Exception {
        var keys = URI.create(issuer.url() + "/jwks");
        var before = get(keys).body();
        issuer.close();
        issuer = Issuer.start(port, new Secrets(directory));
        assertEquals(before, get(keys).body());
    }

    private URI authorize(Map<String, String> changes) {
        var challenge = CodeChallenge.compute(CodeChallengeMethod.S256, verifier);
        var query = new TreeMap<>(Map.of(
                "client_id", "task-console",
                "response_type", "code",
                "scope", "openid",
                "redirect_uri", CALLBACK,
                "state", "s1",
                "nonce", "n1",
                "code_challenge", challenge.getValue(),
                "code_challenge_method", "S256"));
        query.putAll(changes);
        return URI.create(issuer.url() + "/authorize?"
                + query.entrySet().stream()
                        .map(entry -> entry.getKey() + "=" + encode(entry.getValue()))
                        .collect(Collectors.joining("&")));
    }

    private HttpResponse<String> exchange(String code, String secret) throws Exception {
        return post(
                URI.create(issuer.url() + "/token"),
                "grant_type=authorization_code&client_id=task-console&code=" + code + "&redirect_uri="
                        + encode(CALLBACK) + "&code_verifier=" + secret);
    }

    private static JWTClaimsSet claims(HttpResponse<String> answer, String token) throws Exception {
        assertEquals(200, answer.statusCode(), answer.body());
        return SignedJWT.parse(first("\"" + token + "\" : \"([^\"]+)", answer.body()))
                .getJWTClaimsSet();
    }

    private static String code(String location) {
        return first("[?&]code=([^&]+)", location);
    }

    private static String first(String pattern, String text) {
        var found = Pattern.compile(pattern).matcher(text);
        assertTrue(found.find(), text);
        return found.group(1);
    }

    private HttpResponse<String> get(URI address) throws Exception {
        return http.send(HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.ofString());
    }

    private HttpResponse<String> post(URI address, String form) throws Exception {
        return http.send(
                HttpRequest.newBuilder(address)
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(form))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
