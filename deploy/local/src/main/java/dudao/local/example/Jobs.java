package dudao.local.example;

import com.fasterxml.jackson.databind.JsonNode;
import dudao.local.Refusal;
import dudao.local.Service;

/** Bulk work of task-service that must succeed as a whole. */
final class Jobs {
    private final Api api;

    Jobs(Api api) {
        this.api = api;
    }

    /** Accepted is not enough: a file at fault is a finished job too. */
    JsonNode done(String person, JsonNode accepted) {
        var path = "/api/v1/jobs/" + accepted.path("id").asText();
        var job = accepted;
        if (isUnderWay(job)) {
            job = Await.until(
                    "the job " + path, () -> api.get(person, Service.TASK, path).ok(), now -> !isUnderWay(now));
        }
        if (!job.path("state").asText().equals("DONE")
                || job.path("counts").path("failed").asInt() > 0) {
            throw new Refusal(1, "A job of the example failed: " + job);
        }
        return job;
    }

    private static boolean isUnderWay(JsonNode job) {
        return job.path("state").asText().equals("RUNNING");
    }
}
