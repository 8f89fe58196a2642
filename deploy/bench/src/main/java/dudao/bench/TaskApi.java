package dudao.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dudao.local.Cluster;
import dudao.local.Organizations;
import dudao.local.Service;
import dudao.local.example.OrganizationsCsv;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.UUID;

/** task-service as a client calls it. */
final class TaskApi {
    private static final ObjectMapper JSON = new ObjectMapper();

    private static final int WARM_UP = 2000;

    private final Cluster cluster;
    private final String supervisor;
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    TaskApi(Cluster cluster) throws IOException {
        this.cluster = cluster;
        supervisor = cluster.token("supervisor");
    }

    void importOrganizations() throws IOException, InterruptedException {
        var answer = post(
                cluster.token("sysadmin"),
                "/api/v1/organization-imports",
                "text/csv",
                OrganizationsCsv.of(Organizations.all()));
        if (!answer.contains("\"state\":\"DONE\"")) {
            throw new IllegalStateException(answer);
        }
    }

    /** The same way through the service, with one school: a running service has compiled its code. */
    void warmUp(UUID measure, UUID school) throws IOException, InterruptedException {
        var body = "{\"measureId\":\"%s\",\"audience\":{\"organizationIds\":[\"%s\"]}}".formatted(measure, school);
        for (var n = 0; n < WARM_UP; n++) {
            post(supervisor, "/api/v1/assignments", "application/json", body);
        }
    }

    /** How many tasks it made. */
    int assign(UUID measure) throws IOException, InterruptedException {
        var answer = post(
                supervisor, "/api/v1/assignments", "application/json", "{\"measureId\":\"%s\"}".formatted(measure));
        return JSON.readTree(answer).path("counts").path("done").asInt();
    }

    /** Its job, which may go on after the answer. */
    String start(UUID measure) throws IOException, InterruptedException {
        var answer = post(
                supervisor, "/api/v1/assignments", "application/json", "{\"measureId\":\"%s\"}".formatted(measure));
        return JSON.readTree(answer).path("id").asText();
    }

    JsonNode job(String id) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(cluster.url(Service.TASK).resolve("/api/v1/jobs/" + id))
                .header("Authorization", "Bearer " + supervisor)
                .build();
        return JSON.readTree(http.send(request, BodyHandlers.ofString()).body());
    }

    private String post(String token, String path, String type, String body) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(cluster.url(Service.TASK).resolve(path))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", type)
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .POST(BodyPublishers.ofString(body))
                .build();
        var answer = http.send(request, BodyHandlers.ofString());
        if (answer.statusCode() != 202) {
            throw new IllegalStateException(answer.statusCode() + " " + answer.body());
        }
        return answer.body();
    }
}
