package dudao.bench;

import dudao.local.Cluster;
import dudao.local.Options;
import dudao.local.Ports;
import dudao.local.Progress;
import dudao.local.Service;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/**
 * Pages of 50 overdue tasks under every filter, over HTTP with everything a caller goes through, and the bare SQL of the
 * same page in pgbench, by 8 clients in turns; the same pages of the past; statistics of the whole city. At two sizes, so
 * that what grows is seen.
 */
public final class Tasks {
    private static final int CLIENTS = 8;
    private static final int ROUNDS = 3;
    private static final double SECONDS = 1;
    private static final double MUST = 0.4;
    private static final double GROWTH = 1.5;
    private static final double PAST = 3;
    private static final double STATISTICS_MILLIS = 100;

    /** What one page costs: by the rates of the same round. */
    private record Cost(double bare, double http, double past) {}

    private final Cluster cluster;
    private final Load load;
    private final ManyTasks tasks;
    private final List<Map<String, Cost>> sizes = new ArrayList<>();
    private boolean isGood = true;

    private Tasks(Cluster cluster, Path data, Connection connection) {
        this.cluster = cluster;
        this.load = new Load(CLIENTS, data);
        this.tasks = new ManyTasks(connection);
    }

    public static void main(String[] arguments) throws Exception {
        var measures = arguments.length > 0
                ? Arrays.stream(arguments).map(Integer::valueOf).toList()
                : List.of(50, 500);
        var data = Files.createTempDirectory("dudao-bench");
        boolean isGood;
        try (var cluster = Cluster.start(
                        Options.of(Path.of(System.getProperty("dudao.home", "")), data, Ports.free()),
                        new Progress(System.out));
                var connection = cluster.postgres().connect("task")) {
            new TaskApi(cluster).importOrganizations();
            cluster.kill(Service.PLAN);
            cluster.kill(Service.INSPECTION);
            isGood = new Tasks(cluster, data, connection).measure(measures);
        } finally {
            try (var files = Files.walk(data)) {
                for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
        System.exit(isGood ? 0 : 1);
    }

    private boolean measure(List<Integer> measures) throws Exception {
        for (var size : measures) {
            var began = System.nanoTime();
            tasks.growTo(size);
            System.out.printf("%n%,d tasks, made in %.0f s%n", tasks.number(), (System.nanoTime() - began) / 1e9);
            lists();
            statistics();
        }
        return isGood;
    }

    private void lists() throws Exception {
        var smaller = sizes.isEmpty() ? null : sizes.get(sizes.size() - 1);
        Map<String, Cost> costs = new LinkedHashMap<>();
        System.out.printf(
                "%-16s %9s %9s %6s %9s %6s %7s%n",
                "overdue by", "bare /s", "HTTP /s", "ratio", "past /s", "×", "growth");
        var all = TaskLists.all(tasks);
        if (smaller == null) {
            WarmUp.settle(() -> warmUp(all));
        }
        for (var list : all) {
            var cost = cost(list);
            costs.put(list.name(), cost);
            var ratio = cost.http / cost.bare;
            var past = cost.http / cost.past;
            var growth = smaller == null ? 1 : smaller.get(list.name()).http / cost.http;
            System.out.printf(
                    "%-16s %,9.0f %,9.0f %6.2f %,9.0f %6.1f %7.2f  %s%n",
                    list.name(),
                    cost.bare,
                    cost.http,
                    ratio,
                    cost.past,
                    past,
                    growth,
                    judged(ratio >= MUST && past <= PAST && growth <= GROWTH));
        }
        sizes.add(costs);
    }

    private Cost cost(TaskLists list) throws Exception {
        pages(list.path());
        pages(list.past().path());
        List<Cost> rounds = new ArrayList<>();
        for (var n = 0; n < ROUNDS; n++) {
            rounds.add(new Cost(
                    load.pgbench(cluster.postgres().port(), "task", list.sql()),
                    pages(list.path()),
                    pages(list.past().path())));
        }
        return new Cost(median(rounds, Cost::bare), median(rounds, Cost::http), median(rounds, Cost::past));
    }

    private static double median(List<Cost> rounds, ToDoubleFunction<Cost> figure) {
        return rounds.stream()
                .mapToDouble(figure)
                .sorted()
                .skip(ROUNDS / 2)
                .findFirst()
                .orElseThrow();
    }

    /** Each list a second. */
    private double warmUp(List<TaskLists> lists) throws Exception {
        var pages = 0.0;
        for (var list : lists) {
            pages += pages(list.path());
        }
        return pages;
    }

    private double pages(String path) throws Exception {
        return load.wrk(cluster.url(Service.TASK).resolve(path), cluster.token("supervisor"));
    }

    private void statistics() throws Exception {
        var then = Instant.now().minus(100, ChronoUnit.DAYS).truncatedTo(ChronoUnit.SECONDS);
        for (var grouping : List.of("county", "plan", "section", "item", "measure")) {
            var path = "/api/v1/statistics/lights?groupBy=" + grouping;
            http(path);
            var now = http(path);
            var past = http(path + "&asOf=" + then);
            var p99 = now.percentile(0.99);
            System.out.printf(
                    "statistics by %-8s p50 %6.1f p99 %6.1f ms, past p50 %6.1f p99 %6.1f ms  %s%n",
                    grouping,
                    now.percentile(0.5),
                    p99,
                    past.percentile(0.5),
                    past.percentile(0.99),
                    judged(p99 < STATISTICS_MILLIS && past.percentile(0.5) <= PAST * now.percentile(0.5)));
        }
    }

    private String judged(boolean good) {
        isGood &= good;
        return good ? "OK" : "MISSED";
    }

    private Latencies http(String path) throws Exception {
        return Connections.get(cluster.url(Service.TASK), path, cluster.token("supervisor"), CLIENTS, SECONDS);
    }
}
