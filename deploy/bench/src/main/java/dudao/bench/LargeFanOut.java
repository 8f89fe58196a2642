package dudao.bench;

import com.fasterxml.jackson.databind.JsonNode;
import dudao.local.Cluster;
import dudao.local.Options;
import dudao.local.Organization;
import dudao.local.Organizations;
import dudao.local.Ports;
import dudao.local.Progress;
import dudao.local.Service;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;

/**
 * One measure for very many units: the request and the job that goes on after it until it says DONE, by turns with the same
 * rows in one bare statement; then once more, with the service killed in the middle of the job.
 */
public final class LargeFanOut {
    private static final double MUST = 0.7;
    private static final int UNITS = 100_000;
    private static final int ROUNDS = 5;
    private static final int WARM_UP = 1;
    /** Each look costs the service a request. */
    private static final int POLL_MILLIS = 50;

    private final Cluster cluster;
    private final TaskApi api;
    private final TaskDatabase database;
    private final int units;
    private final List<Double> overHttp = new ArrayList<>();
    private final List<Double> bare = new ArrayList<>();

    private LargeFanOut(Cluster cluster, TaskApi api, TaskDatabase database, int units) {
        this.cluster = cluster;
        this.api = api;
        this.database = database;
        this.units = units;
    }

    public static void main(String[] arguments) throws Exception {
        var units = arguments.length > 0 ? Integer.parseInt(arguments[0]) : UNITS;
        var data = Files.createTempDirectory("dudao-bench");
        boolean isGood;
        try (var cluster = Cluster.start(
                        Options.of(Path.of(System.getProperty("dudao.home", "")), data, Ports.free()),
                        new Progress(System.out));
                var connection = cluster.postgres().connect("task")) {
            var api = new TaskApi(cluster);
            api.importOrganizations();
            // Their work on the events of one round would fall into the next.
            cluster.kill(Service.PLAN);
            cluster.kill(Service.INSPECTION);
            var database = new TaskDatabase(connection, data, "CLASS");
            database.addClasses(units);
            isGood = new LargeFanOut(cluster, api, database, units).measure();
        } finally {
            try (var files = Files.walk(data)) {
                for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
        System.exit(isGood ? 0 : 1);
    }

    private boolean measure() throws SQLException, IOException, InterruptedException {
        var plan = database.issuePlan(Organization.id(Organizations.CITY));
        for (var n = 0; n < WARM_UP + ROUNDS; n++) {
            var measured = n >= WARM_UP;
            if (n % 2 == 0) {
                http(plan, measured);
                bare(plan, measured);
            } else {
                bare(plan, measured);
                http(plan, measured);
            }
        }
        var ratio = median(bare) / median(overHttp);
        System.out.printf("%n%,d tasks with their events, median of %d rounds by turns%n", units, ROUNDS);
        System.out.printf("as a job    %6.2f s  %,9.0f tasks/s%n", median(overHttp), units / median(overHttp));
        System.out.printf("bare SQL    %6.2f s  %,9.0f tasks/s%n", median(bare), units / median(bare));
        System.out.printf("ratio       %6.2f    (must be at least %.2f)%n", ratio, MUST);
        return survivesKill(plan) && ratio >= MUST;
    }

    private void http(TaskDatabase.Plan plan, boolean measured) throws SQLException, IOException, InterruptedException {
        var measure = database.addMeasure(plan);
        database.awaitQuiet();
        var began = System.nanoTime();
        var job = api.start(measure);
        awaitDone(job);
        note(overHttp, began, database.tasks(measure), measured);
    }

    private void bare(TaskDatabase.Plan plan, boolean measured) throws SQLException, InterruptedException {
        var measure = database.addMeasure(plan);
        database.awaitQuiet();
        var began = System.nanoTime();
        note(bare, began, database.assign(plan, measure), measured);
    }

    private boolean survivesKill(TaskDatabase.Plan plan) throws SQLException, IOException, InterruptedException {
        UUID measure = database.addMeasure(plan);
        database.awaitQuiet();
        var job = api.start(measure);
        cluster.kill(Service.TASK);
        var before = database.tasks(measure);
        cluster.restart(Service.TASK);
        var done = awaitDone(job).path("counts").path("done").asInt();
        var made = database.tasks(measure);
        var distinct = database.unitsWithTask(measure);
        System.out.printf(
                "killed after %,d tasks; after the restart the job says %,d, there are %,d tasks of %,d units%n",
                before, done, made, distinct);
        return before < units && done == units && made == units && distinct == units;
    }

    private JsonNode awaitDone(String job) throws IOException, InterruptedException {
        var seen = api.job(job);
        while (!seen.path("state").asText().equals("DONE")) {
            Thread.sleep(POLL_MILLIS);
            seen = api.job(job);
        }
        return seen;
    }

    private void note(List<Double> times, long began, int done, boolean measured) {
        var seconds = (System.nanoTime() - began) / 1e9;
        if (done != units) {
            throw new IllegalStateException(done + " tasks instead of " + units);
        }
        if (measured) {
            times.add(seconds);
        }
    }

    private static double median(List<Double> times) {
        return times.stream().sorted().skip(times.size() / 2).findFirst().orElseThrow();
    }
}
