package dudao.local;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/** Fills a new system with the example, through the same API that everybody uses. */
final class Example {
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final Cluster cluster;
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();

    private Example(Cluster cluster) {
        this.cluster = cluster;
    }

    static void load(Cluster cluster, Options options, Progress progress) throws IOException {
        var organizations = Organizations.all();
        progress.say("Loading the example: %,d organisations".formatted(organizations.size()));
        new Example(cluster).importOrganizations(OrganizationsCsv.of(organizations));
    }

    private void importOrganizations(String csv) throws IOException {
        var request = HttpRequest.newBuilder(cluster.url(Service.TASK).resolve("/api/v1/organization-imports"))
                .timeout(PATIENCE)
                .header("Authorization", "Bearer " + cluster.token("sysadmin"))
                .header("Content-Type", "text/csv")
                .header(
                        "Idempotency-Key",
                        Organization.id("example-organizations").toString())
                .POST(HttpRequest.BodyPublishers.ofString(csv))
                .build();
        var answer = send(request);
        if (answer.statusCode() != 202) {
            throw new Refusal(
                    1,
                    "The example's organisations were refused: HTTP %d %s"
                            .formatted(answer.statusCode(), answer.body()));
        }
    }

    private HttpResponse<String> send(HttpRequest request) throws IOException {
        try {
            return http.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }
}
