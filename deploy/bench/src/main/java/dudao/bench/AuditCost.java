package dudao.bench;

import dudao.local.Cluster;
import dudao.local.Options;
import dudao.local.Organization;
import dudao.local.Organizations;
import dudao.local.Ports;
import dudao.local.Progress;
import dudao.local.Service;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * 签收 over HTTP, with its audit row and without, by turns in the same processes. The chain is made meanwhile, so most of
 * what it costs is in the first figure; the second waits until everything is chained and told.
 */
public final class AuditCost {
    /** While this file is there, commands leave no row. */
    private static final String SWITCH = "DUDAO_AUDIT_OFF_WHILE";

    private static final double MUST = 0.85;
    private static final int CONNECTIONS = 8;
    private static final int COMMANDS = 1500;
    private static final int WARM_UP = 8;
    private static final int ROUNDS = 15;

    private static final String TASKS =
            """
            insert into task (id, source, organization_id, title, acceptance_standard, assigned_at, assigned_by, due_at,
                              original_due_at, deadline_basis, updated_at)
            select uuidv7(), 'AD_HOC', ?, '各中小学每学期至少组织一次应急疏散演练', '有预案,有记录,有总结', now(), 'supervisor',
                   now() + interval '40 days', now() + interval '40 days', '按举措规定的期限', now()
            from generate_series(1, ?) returning id""";

    private record Round(double answered, double settled) {}

    private final Connection database;
    private final Connections clients;
    private final Path off;
    private final String head;
    private final List<Round> with = new ArrayList<>();
    private final List<Round> without = new ArrayList<>();

    private AuditCost(Connection database, Connections clients, Path off, String head) {
        this.database = database;
        this.clients = clients;
        this.off = off;
        this.head = head;
    }

    public static void main(String[] arguments) throws Exception {
        var rounds = arguments.length > 0 ? Integer.parseInt(arguments[0]) : ROUNDS;
        var off = Path.of(System.getenv(SWITCH));
        var data = Files.createTempDirectory("dudao-bench");
        boolean isGood;
        try (var cluster = Cluster.start(
                        Options.of(Path.of(System.getProperty("dudao.home", "")), data, Ports.free()),
                        new Progress(System.out));
                var connection = cluster.postgres().connect("task");
                var clients = new Connections(cluster.url(Service.TASK), CONNECTIONS)) {
            new TaskApi(cluster).importOrganizations();
            // Their work on the events of one round would fall into the next.
            cluster.kill(Service.PLAN);
            cluster.kill(Service.INSPECTION);
            var school = Organizations.schools().get(0);
            isGood = new AuditCost(connection, clients, off, head(cluster, school)).measure(school.id(), rounds);
        } finally {
            Files.deleteIfExists(off);
            try (var files = Files.walk(data)) {
                for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
        System.exit(isGood ? 0 : 1);
    }

    private static String head(Cluster cluster, Organization school) throws IOException {
        URI url = cluster.url(Service.TASK);
        return " HTTP/1.1\r\nHost: " + url.getAuthority() + "\r\nAuthorization: Bearer "
                + cluster.token("school-" + school.code())
                + "\r\nIf-Match: \"0\"\r\nContent-Type: application/json\r\nContent-Length: 2\r\n\r\n{}";
    }

    private boolean measure(UUID school, int rounds) throws SQLException, IOException, InterruptedException {
        for (var n = 0; n < WARM_UP + rounds; n++) {
            // Who goes first changes, so that neither always follows the other's checkpoint.
            for (var isAudited : n % 2 == 0 ? new boolean[] {true, false} : new boolean[] {false, true}) {
                var round = round(school, isAudited);
                if (n >= WARM_UP) {
                    (isAudited ? with : without).add(round);
                }
            }
        }
        System.out.printf("%n签收 by %d clients, median of %d rounds of %,d by turns%n", CONNECTIONS, rounds, COMMANDS);
        var answered = tell("answered", Round::answered);
        tell("chained and told", Round::settled);
        System.out.printf("must keep at least %.2f of the throughput%n", MUST);
        return answered >= MUST;
    }

    private double tell(String what, java.util.function.ToDoubleFunction<Round> figure) {
        var audited = median(with.stream().mapToDouble(figure).toArray());
        var bare = median(without.stream().mapToDouble(figure).toArray());
        System.out.printf(
                "%-18s with audit %,7.0f /s   without %,7.0f /s   ratio %.3f%n",
                what, COMMANDS / audited, COMMANDS / bare, bare / audited);
        return bare / audited;
    }

    private Round round(UUID school, boolean isAudited) throws SQLException, IOException, InterruptedException {
        var requests = requests(school);
        if (isAudited) {
            Files.deleteIfExists(off);
        } else if (!Files.exists(off)) {
            Files.createFile(off);
        }
        awaitQuiet();
        var rows = audited();
        var began = System.nanoTime();
        clients.sendAll(new ConcurrentLinkedQueue<>(requests));
        var answered = System.nanoTime();
        awaitQuiet();
        var settled = System.nanoTime();
        if (audited() - rows != (isAudited ? COMMANDS : 0)) {
            throw new IllegalStateException("%d audit rows".formatted(audited() - rows));
        }
        return new Round((answered - began) / 1e9, (settled - began) / 1e9);
    }

    private Queue<byte[]> requests(UUID school) throws SQLException {
        var requests = new ArrayDeque<byte[]>();
        try (var statement = database.prepareStatement(TASKS)) {
            statement.setObject(1, school);
            statement.setInt(2, COMMANDS);
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    var request = "POST /api/v1/tasks/" + rows.getString(1) + "/accept" + head;
                    requests.add(request.getBytes(StandardCharsets.US_ASCII));
                }
            }
        }
        return requests;
    }

    private void awaitQuiet() throws SQLException, InterruptedException {
        while (number("select (exists (select from outbox_event) or exists (select from audit_pending))::int") == 1) {
            Thread.sleep(5);
        }
    }

    private long audited() throws SQLException {
        return number("select count(*) from audit_event where action = 'acceptTask'");
    }

    private long number(String query) throws SQLException {
        try (var statement = database.createStatement();
                var row = statement.executeQuery(query)) {
            row.next();
            return row.getLong(1);
        }
    }

    private static double median(double[] values) {
        var sorted = java.util.Arrays.stream(values).sorted().toArray();
        var middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
