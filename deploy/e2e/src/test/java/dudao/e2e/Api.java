package dudao.e2e;

import static io.restassured.RestAssured.given;

import dudao.local.Cluster;
import dudao.local.Service;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The system as one person sees it from outside: HTTP and a token, nothing else. */
final class Api {

    private static final Map<String, String> TOKENS = new ConcurrentHashMap<>();

    private final Cluster cluster;
    private final String person;

    Api(Cluster cluster, String person) {
        this.cluster = cluster;
        this.person = person;
    }

    Response get(Service service, String path) {
        return request().get(cluster.url(service) + path);
    }

    Response post(Service service, String path, Object body) {
        return send(request(), cluster.url(service) + path, body);
    }

    Response post(Service service, String path, Object body, String idempotencyKey) {
        return send(request().header("Idempotency-Key", idempotencyKey), cluster.url(service) + path, body);
    }

    /** A command on what is there: reads the current version first, as every client must. */
    Response command(Service service, String resource, String command, Object body) {
        String etag = get(service, resource).then().statusCode(200).extract().header("ETag");
        return command(service, resource, command, body, etag);
    }

    /** A command that is carried out. */
    void done(Service service, String resource, String command, Object body) {
        command(service, resource, command, body)
                .then()
                .log()
                .ifValidationFails()
                .statusCode(200);
    }

    Response command(Service service, String resource, String command, Object body, String etag) {
        return send(request().header("If-Match", etag), cluster.url(service) + resource + "/" + command, body);
    }

    Response upload(Service service, String path, String contentType, String text) {
        return upload(service, path, contentType, text.getBytes(StandardCharsets.UTF_8));
    }

    Response upload(Service service, String path, String contentType, byte[] content) {
        return request().contentType(contentType).body(content).post(cluster.url(service) + path);
    }

    Response upload(Service service, String path, String contentType, String text, String idempotencyKey) {
        return request()
                .contentType(contentType)
                .header("Idempotency-Key", idempotencyKey)
                .body(text.getBytes(StandardCharsets.UTF_8))
                .post(cluster.url(service) + path);
    }

    private static Response send(RequestSpecification request, String address, Object body) {
        return request.contentType(ContentType.JSON)
                .body(body == null ? Map.of() : body)
                .post(address);
    }

    private RequestSpecification request() {
        return given().auth().oauth2(token()).accept("application/json");
    }

    String token() {
        return TOKENS.computeIfAbsent(person, who -> {
            try {
                return cluster.token(who);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }
}
