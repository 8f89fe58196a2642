package dudao.local;

import java.io.IOException;
import java.net.http.HttpResponse;

/** Fills a new system with the example, through the same API that everybody uses. */
final class Example {
    private static final String ADMINISTRATOR = "sysadmin";

    private final Api api;
    private final Progress progress;

    private Example(Api api, Progress progress) {
        this.api = api;
        this.progress = progress;
    }

    static void load(Cluster cluster, Options options, Progress progress) throws IOException {
        var example = new Example(new Api(cluster), progress);
        if (example.isThere()) {
            progress.say("The example is there from an earlier start");
            return;
        }
        example.importOrganizations();
    }

    private boolean isThere() throws IOException {
        var path = "/api/v1/organizations/by-code/GB2260/" + Organizations.CITY;
        return api.get(ADMINISTRATOR, Service.TASK, path).statusCode() == 200;
    }

    private void importOrganizations() throws IOException {
        var organizations = Organizations.all();
        var answer = api.post(
                ADMINISTRATOR,
                Service.TASK,
                "/api/v1/organization-imports",
                "example-organizations",
                "text/csv",
                OrganizationsCsv.of(organizations));
        // Accepted is not enough: a file at fault is a finished job too.
        if (!answer.body().contains("\"state\":\"DONE\"")) {
            throw refused("organisations", answer);
        }
        progress.say("Loaded the example's %,d organisations".formatted(organizations.size()));
    }

    private static Refusal refused(String what, HttpResponse<String> answer) {
        return new Refusal(
                1, "The example's %s were refused: HTTP %d %s".formatted(what, answer.statusCode(), answer.body()));
    }
}
