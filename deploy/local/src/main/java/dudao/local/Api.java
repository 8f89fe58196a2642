package dudao.local;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Calls the services as one of the example's persons, the way everybody calls them. */
final class Api {
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final Cluster cluster;
    private final Map<String, String> tokens = new ConcurrentHashMap<>();
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();

    Api(Cluster cluster) {
        this.cluster = cluster;
    }

    HttpResponse<String> get(String person, Service service, String path) throws IOException {
        return send(person, request(service, path).GET());
    }

    /** @param key of idempotency, so that an example broken off can be loaded again */
    HttpResponse<String> post(String person, Service service, String path, String key, String type, String body)
            throws IOException {

        return send(
                person,
                request(service, path)
                        .header("Content-Type", type)
                        .header("Idempotency-Key", key)
                        .POST(BodyPublishers.ofString(body)));
    }

    private HttpRequest.Builder request(Service service, String path) {
        URI address = cluster.url(service).resolve(path);
        return HttpRequest.newBuilder(address).timeout(PATIENCE);
    }

    private HttpResponse<String> send(String person, HttpRequest.Builder request) throws IOException {
        request.header("Authorization", "Bearer " + token(person));
        try {
            return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
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
