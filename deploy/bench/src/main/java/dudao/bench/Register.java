package dudao.bench;

import dudao.local.Cluster;
import dudao.local.Options;
import dudao.local.Organizations;
import dudao.local.Ports;
import dudao.local.Progress;
import dudao.local.Service;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Pages of 50 findings and of 50 inspections under every filter, over HTTP with everything a caller goes through (token,
 * scope, row security), and beside each the bare SQL of the same page in pgbench, by 8 clients in turns. The clients are
 * wrk and pgbench, which take little of the machine that both of them measure.
 */
public final class Register {
    private static final int CLIENTS = 8;
    private static final int ROUNDS = 3;
    private static final int WARM_UP = 10;
    private static final double MUST = 0.4;

    private final Cluster cluster;
    private final Load load;
    private final int rounds;

    private Register(Cluster cluster, Path data, int rounds) {
        this.cluster = cluster;
        this.load = new Load(CLIENTS, data);
        this.rounds = rounds;
    }

    public static void main(String[] arguments) throws Exception {
        var rounds = arguments.length > 0 ? Integer.parseInt(arguments[0]) : ROUNDS;
        var data = Files.createTempDirectory("dudao-bench");
        boolean isGood;
        try (var cluster = Cluster.start(
                        Options.of(Path.of(System.getProperty("dudao.home", "")), data, Ports.free()),
                        new Progress(System.out));
                var connection = cluster.postgres().connect("inspection")) {
            isGood = new Register(cluster, data, rounds).measure(connection);
        } finally {
            try (var files = Files.walk(data)) {
                for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
        System.exit(isGood ? 0 : 1);
    }

    private boolean measure(Connection connection) throws Exception {
        var findings = new ManyFindings(connection);
        new TaskApi(cluster).importOrganizations();
        findings.awaitOrganizations(Organizations.all().size());
        cluster.kill(Service.PLAN);
        cluster.kill(Service.TASK);
        var began = System.nanoTime();
        findings.make();
        System.out.printf(
                "%n%,d inspections and %,d findings, made in %.0f s%n",
                findings.number("select count(*) from inspection"),
                findings.number("select count(*) from finding"),
                (System.nanoTime() - began) / 1e9);
        var lists = RegisterLists.all(findings);
        warmUp(lists);
        System.out.printf("%-48s %9s %9s %6s%n", "page of 50", "bare /s", "HTTP /s", "ratio");
        var isGood = true;
        for (var list : lists) {
            isGood &= compare(list);
        }
        System.out.printf("must be at least %.2f%n", MUST);
        return isGood;
    }

    /** Short runs measure the compiler. */
    private void warmUp(List<RegisterLists> lists) throws Exception {
        WarmUp.settle(() -> {
            var answers = 0.0;
            for (var n = 0; n < WARM_UP; n++) {
                answers += http(lists.get(n % lists.size()));
            }
            return answers / WARM_UP;
        });
    }

    private boolean compare(RegisterLists list) throws IOException, InterruptedException {
        http(list);
        var bare = new ArrayList<Double>();
        var http = new ArrayList<Double>();
        for (var n = 0; n < rounds; n++) {
            bare.add(load.pgbench(cluster.postgres().port(), "inspection", list.sql()));
            http.add(http(list));
        }
        var ratio = median(http) / median(bare);
        System.out.printf(
                "%-48s %,9.0f %,9.0f %6.2f  %s%n",
                list.name(), median(bare), median(http), ratio, ratio >= MUST ? "OK" : "MISSED");
        return ratio >= MUST;
    }

    private double http(RegisterLists list) throws IOException, InterruptedException {
        return load.wrk(cluster.url(Service.INSPECTION).resolve(list.path()), cluster.token(list.person()));
    }

    private static double median(List<Double> figures) {
        return figures.stream().sorted().skip(figures.size() / 2).findFirst().orElseThrow();
    }
}
