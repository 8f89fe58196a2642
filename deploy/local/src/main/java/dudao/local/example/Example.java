package dudao.local.example;

import dudao.local.Cluster;
import dudao.local.Options;
import dudao.local.Organizations;
import dudao.local.Progress;
import dudao.local.Service;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Fills a new system with the example, through the same API that everybody uses. Each step looks first, so that a load
 * which was broken off is taken up where it stood.
 */
public final class Example {
    private static final String ADMINISTRATOR = "sysadmin";

    private final Api api;
    private final Options options;
    private final Progress progress;

    private Example(Api api, Options options, Progress progress) {
        this.api = api;
        this.options = options;
        this.progress = progress;
    }

    public static void load(Cluster cluster, Options options, Progress progress) throws IOException {
        new Example(new Api(cluster), options, progress).load();
    }

    private void load() throws IOException {
        var document = Document.of(options);
        if (Files.exists(mark())) {
            var same = Files.readString(mark()).strip().equals(document.key());
            progress.say("The example is there from an earlier start"
                    + (same ? "" : ", built on another document; --fresh builds it on " + document.name()));
            return;
        }
        importOrganizations();
        awaitOrganizations();
        var plan = new Issuing(api, progress).issued(document);
        new FanOut(api, progress).assign(plan);
        new UnitWork(api, progress).work(plan);
        new Visit(api, progress).inspect(plan);
        Files.writeString(mark(), document.key() + System.lineSeparator());
    }

    /** Stands in the data directory once all is loaded. */
    private Path mark() {
        return options.data().resolve("example");
    }

    private void importOrganizations() {
        var city = "/api/v1/organizations/by-code/GB2260/" + Organizations.CITY;
        if (api.get(ADMINISTRATOR, Service.TASK, city).status() == 200) {
            return;
        }
        var organizations = Organizations.all();
        var job = api.upload(
                ADMINISTRATOR,
                Service.TASK,
                "/api/v1/organization-imports",
                "example-organizations",
                "text/csv",
                OrganizationsCsv.of(organizations).getBytes(StandardCharsets.UTF_8));
        new Jobs(api).done(ADMINISTRATOR, job);
        progress.say("Loaded the example's %,d organisations".formatted(organizations.size()));
    }

    /** Until the services that hear of organisations by events know the last one. */
    private void awaitOrganizations() {
        var schools = Organizations.schools();
        var head = "school-" + schools.get(schools.size() - 1).code();
        Await.accepted("the organisations in plan-service", () -> api.get(head, Service.PLAN, "/api/v1/plans"));
        Await.accepted(
                "the organisations in inspection-service",
                () -> api.get(head, Service.INSPECTION, "/api/v1/inspections"));
    }
}
