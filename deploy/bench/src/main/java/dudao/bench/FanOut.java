package dudao.bench;

import dudao.local.Cluster;
import dudao.local.Options;
import dudao.local.Organization;
import dudao.local.Organizations;
import dudao.local.Ports;
import dudao.local.Progress;
import dudao.local.Service;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;

/**
 * One measure to 2,000 schools, over HTTP with everything a caller goes through, and the same rows by one bare {@code
 * INSERT … SELECT} on the same database: by turns, so that both meet the same machine. What counts is the ratio.
 */
public final class FanOut {
    private static final double MUST = 0.7;
    private static final int MEANT = 2000;
    private static final int WARM_UP = 10;
    private static final int ROUNDS = 15;

    private final TaskApi api;
    private final TaskDatabase database;
    private final List<Double> overHttp = new ArrayList<>();
    private final List<Double> bare = new ArrayList<>();

    private FanOut(TaskApi api, TaskDatabase database) {
        this.api = api;
        this.database = database;
    }

    public static void main(String[] arguments) throws Exception {
        var rounds = arguments.length > 0 ? Integer.parseInt(arguments[0]) : ROUNDS;
        var data = Files.createTempDirectory("dudao-bench");
        boolean isGood;
        try (var cluster = start(data);
                var connection = cluster.postgres().connect("task")) {
            var api = new TaskApi(cluster);
            api.importOrganizations();
            // Their work on the events of one round would fall into the next.
            cluster.kill(Service.PLAN);
            cluster.kill(Service.INSPECTION);
            isGood = new FanOut(api, new TaskDatabase(connection, data, "SCHOOL")).measure(rounds);
        } finally {
            delete(data);
        }
        System.exit(isGood ? 0 : 1);
    }

    private static Cluster start(Path data) throws IOException {
        var home = Path.of(System.getProperty("dudao.home", ""));
        return Cluster.start(Options.of(home, data, Ports.free()), new Progress(System.out));
    }

    private boolean measure(int rounds) throws SQLException, IOException, InterruptedException {
        var plan = database.issuePlan(Organization.id(Organizations.CITY));
        api.warmUp(database.addMeasure(plan), Organizations.schools().get(0).id());
        for (var n = 0; n < WARM_UP + rounds; n++) {
            var measured = n >= WARM_UP;
            // Who goes first changes, so that neither always follows the other's checkpoint.
            if (n % 2 == 0) {
                http(plan, measured);
                bare(plan, measured);
            } else {
                bare(plan, measured);
                http(plan, measured);
            }
        }
        var ratio = median(bare) / median(overHttp);
        System.out.printf("%n%,d tasks with their events, median of %d rounds by turns%n", MEANT, rounds);
        System.out.printf("over HTTP   %6.1f ms  %,9.0f tasks/s%n", median(overHttp), perSecond(overHttp));
        System.out.printf("bare SQL    %6.1f ms  %,9.0f tasks/s%n", median(bare), perSecond(bare));
        System.out.printf("ratio       %6.2f     (must be at least %.2f)%n", ratio, MUST);
        System.out.printf("SQL statements that write tasks or events of one fan-out: %d%n", statements(plan));
        return ratio >= MUST;
    }

    private void http(TaskDatabase.Plan plan, boolean measured) throws SQLException, IOException, InterruptedException {
        var measure = database.addMeasure(plan);
        database.awaitQuiet();
        var began = System.nanoTime();
        var done = api.assign(measure);
        note(overHttp, began, done, measured);
    }

    private void bare(TaskDatabase.Plan plan, boolean measured) throws SQLException, InterruptedException {
        var measure = database.addMeasure(plan);
        database.awaitQuiet();
        var began = System.nanoTime();
        var done = database.assign(plan, measure);
        note(bare, began, done, measured);
    }

    private static void note(List<Double> times, long began, int done, boolean measured) {
        var millis = (System.nanoTime() - began) / 1e6;
        if (done != MEANT) {
            throw new IllegalStateException(done + " tasks instead of " + MEANT);
        }
        if (measured) {
            times.add(millis);
        }
    }

    private int statements(TaskDatabase.Plan plan) throws SQLException, IOException, InterruptedException {
        UUID measure = database.addMeasure(plan);
        database.awaitQuiet();
        return database.writingStatementsOf(() -> {
            try {
                api.assign(measure);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        });
    }

    private static double median(List<Double> times) {
        var sorted = times.stream().sorted().toList();
        var middle = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
    }

    private static double perSecond(List<Double> times) {
        return MEANT / median(times) * 1000;
    }

    private static void delete(Path directory) throws IOException {
        try (var files = Files.walk(directory)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
