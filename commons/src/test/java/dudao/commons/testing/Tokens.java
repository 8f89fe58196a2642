package dudao.commons.testing;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/** Bearer tokens of the test issuer. */
public final class Tokens {

    static final String ISSUER = "dudao.test.issuer";

    private static final String CLIENT =
            "Basic " + Base64.getEncoder().encodeToString("test:test".getBytes(StandardCharsets.UTF_8));
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private static final Map<String, String> CACHE = new ConcurrentHashMap<>();

    private Tokens() {}

    /** @param roles comma-separated */
    public static String of(String person, String roles, UUID organization) {
        return CACHE.computeIfAbsent(
                person + '|' + roles + '|' + organization, key -> fetch(person, roles, organization));
    }

    /** Not by REST-assured: tokens are many, and this is a tenth of the work. */
    private static String fetch(String person, String roles, UUID organization) {
        String form = Map.of("person", person, "roles", roles, "org", organization.toString()).entrySet().stream()
                .map(field -> '&' + field.getKey() + '=' + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("", "grant_type=client_credentials", ""));
        HttpRequest request = HttpRequest.newBuilder(URI.create(System.getProperty(ISSUER) + "/token"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Authorization", CLIENT)
                .POST(HttpRequest.BodyPublishers.ofString(form))
                .build();
        try {
            HttpResponse<String> answer = HTTP.send(request, HttpResponse.BodyHandlers.ofString());
            assertEquals(200, answer.statusCode(), answer::body);
            return JSON.readTree(answer.body()).path("access_token").asText();
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
