package dudao.commons.testing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Collectors;

/**
 * What the database alone lets the service's own role see: plain statements without any scope predicate, under the
 * settings a request would have made.
 */
public final class RowSecurity {

    /** Mechanisms of the service itself, public notices, and the names and relations of public bodies. */
    private static final Set<String> OPEN = Set.of(
            "flyway_schema_history",
            "outbox_event",
            "inbox_event",
            "dead_letter",
            "plan_change",
            "light_checkpoint",
            "ladder_reach",
            "idempotency_key",
            "organization",
            "organization_relation",
            "organization_version",
            "progress_version",
            "calendar_year",
            "organization_period",
            "organization_code",
            "organization_succession",
            "organization_calendar",
            "api_key",
            "delegation");

    private static final String AUDIT = "audit_";

    private final Map<String, String> settings;

    private RowSecurity(Map<String, String> settings) {
        this.settings = settings;
    }

    public static RowSecurity nothingSet() {
        return new RowSecurity(Map.of());
    }

    public static RowSecurity background() {
        return new RowSecurity(Map.of("dudao.scope", "*"));
    }

    /** An administrator has roles but no scope. */
    public static RowSecurity administrator(String role) {
        return new RowSecurity(Map.of("dudao.scope", "", "dudao.roles", role, "dudao.person", "administrator"));
    }

    public static RowSecurity caller(String role, UUID organization, String path) {
        Map<String, String> settings = new HashMap<>();
        settings.put("dudao.scope", path);
        settings.put("dudao.own", path);
        settings.put("dudao.office", organization.toString());
        settings.put("dudao.roles", role);
        settings.put("dudao.person", "nobody");
        return new RowSecurity(settings);
    }

    public RowSecurity with(String name, String value) {
        Map<String, String> more = new HashMap<>(settings);
        more.put(name, value);
        return new RowSecurity(more);
    }

    public long count(String table) {
        return number("select count(*) from " + table);
    }

    public long number(String sql) {
        try (Connection connection = RealParts.asApplication()) {
            connection.setAutoCommit(false);
            for (Map.Entry<String, String> setting : settings.entrySet()) {
                try (PreparedStatement set = connection.prepareStatement("select set_config(?, ?, true)")) {
                    set.setString(1, setting.getKey());
                    set.setString(2, setting.getValue());
                    set.execute();
                }
            }
            try (PreparedStatement statement = connection.prepareStatement(sql);
                    ResultSet rows = statement.executeQuery()) {
                rows.next();
                return rows.getLong(1);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    /** Every table with a policy. */
    public static List<String> tables() {
        return named("c.relrowsecurity");
    }

    /** In every table the same, so that the table is named that is not like the others. */
    public void seesInEveryTable(long rows) {
        Map<String, Long> expected = tables().stream().collect(Collectors.toMap(each -> each, each -> rows));
        Map<String, Long> seen = tables().stream().collect(Collectors.toMap(each -> each, this::count));
        assertEquals(new java.util.TreeMap<>(expected), new java.util.TreeMap<>(seen));
    }

    /**
     * A position in the change feed before all real ones. Those begin at one, also where nothing has been published yet:
     * there they would go on from the highest one a test has written.
     */
    public static long beforeTheFeed() {
        RealParts.owner()
                .useHandle(
                        handle -> handle.execute(
                                """
                        insert into change_log (position, id, topic, type, subject, aggregate_version, time, data,
                          organization_id)
                        values (0, gen_random_uuid(), 'test', 'test', gen_random_uuid(), 0, now(), '{}',
                          gen_random_uuid())
                        on conflict do nothing"""));
        return -ThreadLocalRandom.current().nextLong(1, Long.MAX_VALUE);
    }

    /** A new table is either one of the mechanisms or has row security. */
    public static void everyTableIsBehindTheWall() {
        List<String> forgotten = named("not c.relrowsecurity").stream()
                .filter(table -> !OPEN.contains(table) && !table.startsWith(AUDIT))
                .toList();
        assertEquals(List.of(), forgotten);
        assertTrue(tables().contains("change_log"));
    }

    private static List<String> named(String condition) {
        return RealParts.owner().withHandle(handle -> handle.createQuery(
                        "select c.relname from pg_class c where c.relnamespace = 'public'::regnamespace"
                                + " and c.relkind in ('r', 'p') and " + condition + " order by 1")
                .mapTo(String.class)
                .list());
    }
}
