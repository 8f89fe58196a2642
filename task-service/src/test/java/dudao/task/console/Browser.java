package dudao.task.console;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** One person's browser: keeps cookies, follows redirects one at a time, and signs in at the test issuer. */
final class Browser {

    private static final int MOST_REDIRECTS = 5;

    private final URI base;
    private final CookieManager cookies = new CookieManager();
    private final HttpClient http =
            HttpClient.newBuilder().cookieHandler(cookies).build();

    Browser(URI base) {
        this.base = base;
    }

    /** Goes to a page that needs a login, signs in, and returns the page it ends at. */
    HttpResponse<String> signIn(String path, String person, String role, UUID organization) {
        URI authorize = location(get(path));
        Map<String, ?> claims = Map.of("name", person, "groups", List.of(role), "org", organization);
        return follow(location(submit(authorize, person, claims)));
    }

    /** As far as the answer that the issuer's redirect leads to, where the session begins. */
    HttpResponse<String> signInAt(String path, Map<String, ?> claims, String person) {
        return get(location(submit(location(get(path)), person, claims)));
    }

    HttpResponse<String> get(String path) {
        return get(base.resolve(path));
    }

    List<HttpCookie> cookies() {
        return cookies.getCookieStore().getCookies();
    }

    static URI location(HttpResponse<?> response) {
        return response.uri()
                .resolve(response.headers()
                        .firstValue("Location")
                        .orElseThrow(() -> new AssertionError(response + " " + response.body())));
    }

    HttpResponse<String> follow(URI address) {
        HttpResponse<String> response = get(address);
        for (int left = MOST_REDIRECTS; left > 0 && response.statusCode() / 100 == 3; left--) {
            response = get(location(response));
        }
        return response;
    }

    private HttpResponse<String> get(URI address) {
        return send(HttpRequest.newBuilder(address).build());
    }

    private HttpResponse<String> submit(URI authorize, String person, Map<String, ?> claims) {
        String form = "username=" + encode(person) + "&claims=" + encode(json(claims));
        return send(HttpRequest.newBuilder(authorize)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form))
                .build());
    }

    private HttpResponse<String> send(HttpRequest request) {
        try {
            return http.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String json(Object value) {
        try {
            return new ObjectMapper().writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
