package dudao.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.UUID;
import java.util.regex.Pattern;

/** task-service's tables, without task-service. */
final class TaskDatabase {
    private static final Pattern WRITES = Pattern.compile("insert into (task|outbox_event)\\b");

    private static final String TASKS_AND_EVENTS =
            """
            with made as (
              insert into task (id, source, plan_id, item_id, measure_id, organization_id, county_id, title,
                                acceptance_standard, state, assigned_at, assigned_by, due_at, original_due_at,
                                deadline_basis, job_id, updated_at)
              select uuidv7(), 'PLAN', ?, ?, ?, id, county_id, ?, ?, 'ASSIGNED', now(), 'supervisor',
                     timestamptz '2099-01-01T00:00:00+08:00', timestamptz '2099-01-01T00:00:00+08:00',
                     '按举措规定的期限 2098-12-31(24:00)', ?, now()
              from organization where kind = ?
              returning id, organization_id, county_id
            )
            insert into outbox_event (id, topic, type, subject, aggregate_version, time, correlation_id, actor, data)
            select uuidv7(), 'task.events.v1', 'dudao.task.assigned.v1', id, 0, now(), ?, 'supervisor',
                   '{"taskId":"' || id || '","organizationId":"' || organization_id || '","countyId":"' || county_id
                     || '",' || ?
            from made""";

    private static final String FACTS =
            """
            "source":"PLAN","planId":"%s","itemId":"%s","measureId":"%s","title":"%s","state":"ASSIGNED",\
            "assignedAt":"2026-03-02T09:00:00.123456+08:00","dueAt":"2099-01-01T00:00:00+08:00",\
            "originalDueAt":"2099-01-01T00:00:00+08:00","deadlineVersion":1,"actorOrganizationId":"%s"}""";

    private static final String WORDING = "各中小学每学期至少组织一次应急疏散演练,完善预案,留存过程资料";
    private static final String STANDARD = "有预案,有记录,有总结";

    private final Connection connection;
    private final Path data;
    private final String kind;

    TaskDatabase(Connection connection, Path data, String kind) {
        this.connection = connection;
        this.data = data;
        this.kind = kind;
    }

    record Plan(UUID id, UUID item, UUID issuer) {}

    /** As if plan-service had told of it. */
    Plan issuePlan(UUID issuer) throws SQLException {
        var plan = new Plan(UUID.randomUUID(), UUID.randomUUID(), issuer);
        run(
                "insert into plan (id, title, issuer_id, state, version) values (?, '要点', ?, 'ISSUED', 1)",
                plan.id,
                issuer);
        run("insert into plan_item (id, plan_id, position, title) values (?, ?, 1, '校园安全')", plan.item, plan.id);
        return plan;
    }

    /** For every unit of the kind in the city. */
    UUID addMeasure(Plan plan) throws SQLException {
        var measure = UUID.randomUUID();
        run(
                """
                insert into measure (id, plan_id, item_id, position, wording, assisting_organization_ids,
                                     audience_organization_ids, audience_kinds, audience_school_classes, due_on,
                                     acceptance_standard)
                values (?, ?, ?, 1, ?, '{}', '{}', array[?], '{}', '2098-12-31', ?)""",
                measure,
                plan.id,
                plan.item,
                WORDING,
                kind,
                STANDARD);
        return measure;
    }

    /** The yardstick: the same tasks and events in one statement, nothing asked and nothing checked. */
    int assign(Plan plan, UUID measure) throws SQLException {
        var job = UUID.randomUUID();
        var facts = FACTS.formatted(plan.id, plan.item, measure, WORDING, plan.issuer);
        return run(TASKS_AND_EVENTS, plan.id, plan.item, measure, WORDING, STANDARD, job, kind, job.toString(), facts);
    }

    /** Classes, equally many in each county. */
    void addClasses(int number) throws SQLException {
        run(
                """
                insert into organization (id, kind, name, parent_id, path, county_id, version)
                select made.id, 'CLASS', n || '班', c.id, c.path || replace(cast(made.id as text), '-', '') || '/', c.id, 0
                from (select n, gen_random_uuid() id from generate_series(1, ?) n offset 0) made
                join (select *, row_number() over (order by id) - 1 place, count(*) over () many
                      from organization where kind = 'COUNTY_BUREAU') c on c.place = made.n % c.many""",
                number);
    }

    int tasks(UUID measure) throws SQLException {
        return count("select count(*) from task where measure_id = ?", measure);
    }

    int unitsWithTask(UUID measure) throws SQLException {
        return count("select count(distinct organization_id) from task where measure_id = ?", measure);
    }

    private int count(String sql, UUID of) throws SQLException {
        try (var statement = connection.prepareStatement(sql)) {
            statement.setObject(1, of);
            try (var row = statement.executeQuery()) {
                row.next();
                return row.getInt(1);
            }
        }
    }

    /** Until the relay has sent what was written before, so that its work is nobody's. */
    void awaitQuiet() throws SQLException, InterruptedException {
        while (isRelayBusy()) {
            Thread.sleep(20);
        }
    }

    private boolean isRelayBusy() throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery("select exists (select from outbox_event)")) {
            return rows.next() && rows.getBoolean(1);
        }
    }

    /** Counted in the server's log, where nothing can hide. */
    int writingStatementsOf(Runnable work) throws SQLException, IOException {
        var log = data.resolve("logs").resolve("postgres.log");
        var password = Files.readString(data.resolve("postgres.password"));
        var url = connection.getMetaData().getURL();
        try (var administrator = DriverManager.getConnection(url, "postgres", password)) {
            logStatements(administrator, "all");
            var before = Files.size(log);
            work.run();
            logStatements(administrator, "none");
            var entries = new String(Arrays.copyOfRange(Files.readAllBytes(log), (int) before, (int) Files.size(log)))
                    .split("(?m)^(?=\\d{4}-\\d\\d-\\d\\d )");
            return (int) Arrays.stream(entries)
                    .filter(entry -> entry.contains("LOG:  execute") || entry.contains("LOG:  statement"))
                    .filter(entry -> WRITES.matcher(entry).find())
                    .count();
        }
    }

    private static void logStatements(Connection administrator, String which) throws SQLException {
        try (var statement = administrator.createStatement()) {
            statement.execute("alter system set log_statement = '" + which + "'");
            statement.execute("select pg_reload_conf()");
            // The reload reaches sessions that are at work a moment later.
            statement.execute("select pg_sleep(0.5)");
        }
    }

    private int run(String sql, Object... parameters) throws SQLException {
        try (var statement = connection.prepareStatement(sql)) {
            for (var n = 0; n < parameters.length; n++) {
                statement.setObject(n + 1, parameters[n]);
            }
            return statement.executeUpdate();
        }
    }
}
