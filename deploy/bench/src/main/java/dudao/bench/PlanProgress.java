package dudao.bench;

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
import java.sql.Connection;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/**
 * How far a plan of 60 items × 20 measures with 100,000 tasks is, asked by 8 clients over HTTP with everything a caller
 * goes through, and beside it bare sums over the same counters. Then the same number of tasks by as many events, as fast as
 * they are taken, and after that as many of them a second as on a busy day, and more.
 */
public final class PlanProgress {
    private static final int CLIENTS = 8;
    private static final int WARM_UP = 15;
    private static final int SECONDS = 20;
    private static final int MEANWHILE = 20;
    private static final int STEADY = 10;

    /** A busy day of a city, of whose tasks each second some hundred change, and ten times that. */
    private static final int BUSY = 100;

    private static final List<Integer> RATES = List.of(BUSY, 10 * BUSY);
    private static final double MUST = 50;

    private final Cluster cluster;
    private final Connection connection;
    private final PlanDatabase database;
    private final AtomicInteger moments = new AtomicInteger();

    private PlanProgress(Cluster cluster, Connection connection) {
        this.cluster = cluster;
        this.connection = connection;
        this.database = new PlanDatabase(connection);
    }

    public static void main(String[] arguments) throws Exception {
        var seconds = arguments.length > 0 ? Integer.parseInt(arguments[0]) : SECONDS;
        var data = Files.createTempDirectory("dudao-bench");
        boolean isGood;
        try (var cluster = Cluster.start(
                        Options.of(Path.of(System.getProperty("dudao.home", "")), data, Ports.free()),
                        new Progress(System.out));
                var connection = cluster.postgres().connect("plan")) {
            isGood = new PlanProgress(cluster, connection).measure(seconds);
        } finally {
            try (var files = Files.walk(data)) {
                for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
        System.exit(isGood ? 0 : 1);
    }

    private boolean measure(int seconds) throws Exception {
        new TaskApi(cluster).importOrganizations();
        var all = Organizations.all().size();
        await("select count(*) from organization", all);
        cluster.kill(Service.TASK);
        cluster.kill(Service.INSPECTION);
        database.makePlan(Organization.id(Organizations.CITY));
        var began = System.nanoTime();
        database.makeHistory();
        System.out.printf(
                "history of 100,000 tasks written and counted in %.1f s%n", (System.nanoTime() - began) / 1e9);
        System.out.printf(
                "rows kept for the city: %d by state, %d by clock%n",
                database.number("select count(*) from task_count where plan_id = :plan and part_id = '" + city() + "'"),
                database.number(
                        "select count(*) from task_clock where plan_id = :plan and part_id = '" + city() + "'"));

        var county = Organizations.all().stream()
                .filter(each -> each.kind() == Organization.Kind.COUNTY_BUREAU)
                .findFirst()
                .orElseThrow();
        http("supervisor", WARM_UP);
        http("county-" + county.code(), WARM_UP / 2.0);
        bare(WARM_UP / 3.0);
        System.out.printf("%n%d clients, %d s each, warm%n", CLIENTS, seconds);
        var supervisor = tell("supervisor of the city", () -> http("supervisor", seconds));
        tell("head of a county", () -> http("county-" + county.code(), seconds));
        var each = tell("supervisor, each time another moment", () -> httpOfMoments(seconds));
        tell("bare sums over JDBC", () -> bare(seconds));
        var consumed = consume();
        System.out.printf("%nsupervisor's p99 must be below %.0f ms%n", MUST);
        return supervisor < MUST && each < MUST && consumed;
    }

    /** Each time it is the first of the tasks. */
    private static long accepted() {
        return STEADY * (long) Collections.max(RATES);
    }

    private static UUID city() {
        return Organization.id(Organizations.CITY);
    }

    private double tell(String who, Callable<Latencies> measuring) throws Exception {
        var before = cpu();
        var latencies = measuring.call();
        var each = cpu().minus(before).toNanos() / 1e6 / latencies.sorted().length;
        return tell(who, latencies, "   processor %.2f ms each".formatted(each));
    }

    private static double tell(String who, Latencies latencies, String further) {
        System.out.printf(
                "%-37s p50 %6.2f ms   p99 %6.2f ms   %,7.0f /s%s%n",
                who, latencies.percentile(0.5), latencies.percentile(0.99), latencies.perSecond(), further);
        return latencies.percentile(0.99);
    }

    /** Of the service and the database, without the clients. */
    private Duration cpu() throws IOException {
        return cluster.pids().stream()
                .flatMap(pid -> ProcessHandle.of(pid).stream())
                .flatMap(process -> Stream.concat(Stream.of(process), process.descendants()))
                .flatMap(process -> process.info().totalCpuDuration().stream())
                .reduce(Duration.ZERO, Duration::plus);
    }

    private Latencies http(String person, double seconds) throws Exception {
        return http(person, database.plan, seconds);
    }

    private Latencies http(String person, UUID plan, double seconds) throws Exception {
        return Connections.get(cluster.url(Service.PLAN), path(plan), cluster.token(person), CLIENTS, seconds);
    }

    /** Each request asks something else, so nobody is answered together with another or as somebody was before. */
    private Latencies httpOfMoments(double seconds) throws Exception {
        var tomorrow = Instant.now().plus(Duration.ofDays(1));
        return Connections.get(
                cluster.url(Service.PLAN),
                () -> path(database.plan) + "?asOf=" + tomorrow.plusSeconds(moments.incrementAndGet()),
                cluster.token("supervisor"),
                CLIENTS,
                seconds);
    }

    private static String path(UUID plan) {
        return "/api/v1/plans/" + plan + "/progress";
    }

    private Latencies bare(double seconds) throws Exception {
        var open = new ArrayList<Connection>();
        try {
            return Latencies.of(CLIENTS, seconds, () -> {
                var own = cluster.postgres().connect("plan");
                open.add(own);
                var statement = own.prepareStatement(PlanDatabase.BARE);
                for (var n = 1; n <= 6; n++) {
                    statement.setObject(n, n % 2 == 1 ? database.plan : city());
                }
                return () -> {
                    try (var rows = statement.executeQuery()) {
                        while (rows.next()) {
                            rows.getLong(3);
                        }
                    }
                };
            });
        } finally {
            for (var each : open) {
                each.close();
            }
        }
    }

    /** Another plan's tasks, through broker and consumer, while its progress is asked for. */
    private boolean consume() throws Exception {
        var told = new PlanDatabase(connection);
        told.makePlan(city());
        var events = new ManyEvents(cluster.broker().bootstrapServers(), connection);
        var asked = Executors.newSingleThreadExecutor();
        var began = System.nanoTime();
        var meanwhile = asked.submit(() -> http("supervisor", told.plan, MEANWHILE));
        events.assigned(told);
        while (told.number("select count(*) from task_state where plan_id = :plan") < 100_000) {
            Thread.sleep(50);
        }
        var seconds = (System.nanoTime() - began) / 1e9;
        System.out.printf(
                "%n100,000 events taken in %.1f s: %,.0f events/s, %.1f batches of 500 /s%n",
                seconds, 100_000 / seconds, 200 / seconds);
        tell("supervisor, meanwhile", meanwhile.get(), "");
        var kept = 0.0;
        for (var rate : RATES) {
            var steady = asked.submit(() -> http("supervisor", told.plan, STEADY));
            events.accepted(told, STEADY * rate, rate);
            var p99 = tell("supervisor, %,d events/s".formatted(rate), steady.get(), "");
            kept = rate == BUSY ? p99 : kept;
        }
        asked.shutdown();
        await(
                "select count(*) from task_state where plan_id = '%s' and state = 'ACCEPTED'".formatted(told.plan),
                accepted());
        var drifted = told.number("select cast(recount(:plan) as int)") == 1;
        System.out.println(drifted ? "the counters differ from the history" : "the counters are what the history says");
        return kept < MUST && !drifted;
    }

    private void await(String count, long wanted) throws Exception {
        while (database.number(count) < wanted) {
            Thread.sleep(50);
        }
    }
}
