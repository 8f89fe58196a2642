package dudao.local.example;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dudao.local.Cluster;
import dudao.local.Refusal;
import dudao.local.Service;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Calls the services as one of the example's persons, the way everybody calls them. */
final class Api {
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Cluster cluster;
    private final Map<String, String> tokens = new ConcurrentHashMap<>();
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();

    Api(Cluster cluster) {
        this.cluster = cluster;
    }

    /** What was answered, whether yes or no. */
    record Answer(int status, JsonNode body, String call) {

        /** The body of a yes; else the whole start ends with what the service said. */
        JsonNode ok() {
            if (status / 100 != 2) {
                throw new Refusal(1, "The example was refused: %s: HTTP %d %s".formatted(call, status, body));
            }
            return body;
        }
    }

    Answer get(String person, Service service, String path) {
        return send(person, request(service, path).GET());
    }

    /** All rows of a list, page by page. */
    List<JsonNode> rows(String person, Service service, String path) {
        var rows = new ArrayList<JsonNode>();
        for (var next = ""; next != null; ) {
            var page = get(person, service, path + "&limit=200" + next).ok();
            page.path("items").forEach(rows::add);
            var cursor = page.path("next");
            next = cursor.isTextual() ? "&cursor=" + cursor.textValue() : null;
        }
        return rows;
    }

    Answer post(String person, Service service, String path, Object body) {
        return send(person, json(request(service, path)).POST(json(body)));
    }

    /** @param key of idempotency, so that an example broken off can be loaded again */
    JsonNode create(String person, Service service, String path, String key, Object body) {
        return send(
                        person,
                        json(request(service, path))
                                .header("Idempotency-Key", key)
                                .POST(json(body)))
                .ok();
    }

    JsonNode upload(String person, Service service, String path, String key, String type, byte[] file) {
        return send(
                        person,
                        request(service, path)
                                .header("Content-Type", type)
                                .header("Idempotency-Key", key)
                                .POST(BodyPublishers.ofByteArray(file)))
                .ok();
    }

    /** On whatever version is there: nobody else works on the example while it is loaded. */
    JsonNode command(String person, Service service, String path, Object body) {
        return send(person, json(request(service, path)).header("If-Match", "*").POST(json(body)))
                .ok();
    }

    JsonNode replace(String person, Service service, String path, Object body) {
        return send(person, json(request(service, path)).header("If-Match", "*").PUT(json(body)))
                .ok();
    }

    private HttpRequest.Builder request(Service service, String path) {
        return HttpRequest.newBuilder(cluster.url(service).resolve(path)).timeout(PATIENCE);
    }

    private static HttpRequest.Builder json(HttpRequest.Builder request) {
        return request.header("Content-Type", "application/json");
    }

    private static BodyPublisher json(Object body) {
        try {
            return BodyPublishers.ofByteArray(JSON.writeValueAsBytes(body));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private Answer send(String person, HttpRequest.Builder builder) {
        try {
            var request = builder.header("Authorization", "Bearer " + token(person))
                    .header("Accept", "application/json")
                    .build();
            var response = http.send(request, HttpResponse.BodyHandlers.ofString());
            var call = person + " " + request.method() + " " + request.uri();
            return new Answer(response.statusCode(), read(response.body()), call);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Refusal(1, "Interrupted");
        }
    }

    /** A text that is no JSON stands for itself, so that it can be shown. */
    private static JsonNode read(String body) {
        try {
            return JSON.readTree(body);
        } catch (JsonProcessingException e) {
            return JSON.getNodeFactory().textNode(body);
        }
    }

    private String token(String person) throws IOException {
        var known = tokens.get(person);
        if (known == null) {
            known = cluster.token(person);
            tokens.put(person, known);
        }
        return known;
    }
}
