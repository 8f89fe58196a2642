package dudao.commons.audit.chain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the database itself holds to, whatever the service does. */
class AuditTablesTest {

    private static final String FORBIDDEN = "42501";
    private static final Instant LONG_AGO = Instant.now().minusSeconds(40L * 31 * 24 * 3600);

    private AuditDatabase database;

    @BeforeEach
    void start() throws SQLException {
        database = AuditDatabase.start();
        database.fill(3);
        database.chain(Algorithm.SHA_256, Instant.now());
        database.fill(1);
    }

    @AfterEach
    void stop() {
        database.close();
    }

    @Test
    void theThreeServicesHaveTheSameTables() throws IOException {
        for (String service : List.of("plan-service", "inspection-service")) {
            Path its = Path.of("..", service, "src/main/resources/db/migration/V10__create_audit.sql");
            assertEquals(Files.readString(AuditDatabase.MIGRATION), Files.readString(its));
        }
    }

    @Test
    void theServiceOnlyAddsAndReads() throws SQLException {
        String month = "audit_event_"
                + DateTimeFormatter.ofPattern("yyyyMM").format(Instant.now().atOffset(ZoneOffset.UTC));
        for (String table : List.of("audit_event", month, "audit_head", "audit_anchor", "audit_pending")) {
            refused(FORBIDDEN, "delete from " + table);
            refused(FORBIDDEN, "truncate " + table);
            refused(FORBIDDEN, "drop table " + table);
        }
        refused(FORBIDDEN, "update audit_event set actor = 'somebody'");
        refused(FORBIDDEN, "update " + month + " set actor = 'somebody'");
        refused(FORBIDDEN, "insert into audit_event select * from audit_event");
        refused(FORBIDDEN, "insert into " + month + " select * from audit_event");
        refused(FORBIDDEN, "update audit_head set position = 1");
        refused(FORBIDDEN, "update audit_pending set actor = 'somebody'");
        refused(FORBIDDEN, "update audit_anchor set position = 1");
        refused(FORBIDDEN, "select audit_retire(36)");
        refused(FORBIDDEN, "select audit_prepare(now())");
        assertEquals(3, database.number("select count(*) from audit_event"));
        assertEquals(1, database.number("select count(*) from audit_pending"));
    }

    @Test
    void rowsLeaveOnlyBehindTheHead() throws SQLException {
        String hash = "00".repeat(32);
        String seq = "array[" + database.number("select seq from audit_pending") + "]::bigint[]";
        String chain = "select audit_chain('%s', %s, now(), 'SHA-256', array['" + hash + "'])";
        refused("40001", chain.formatted(hash, seq));
        String head = "' || (select encode(hash, 'hex') from audit_head) || '";
        refused("40001", chain.formatted(head, "array[987654]::bigint[]"));
        refused("40001", chain.formatted(head, "array[]::bigint[]"));
        assertEquals(1, database.number("select count(*) from audit_pending"));
    }

    private void refused(String state, String command) throws SQLException {
        try (Connection application = database.asApplication();
                Statement statement = application.createStatement()) {
            SQLException refusal = assertThrows(SQLException.class, () -> statement.execute(command), command);
            assertEquals(state, refusal.getSQLState(), command + ": " + refusal.getMessage());
        }
    }

    @Test
    void monthsAreMadeAhead() throws SQLException {
        assertEquals(
                2,
                database.number(
                        """
                        select count(*) from pg_inherits where inhparent = 'audit_event'::regclass
                          and inhrelid::regclass::text in ('audit_event_' || to_char(now() at time zone 'UTC', 'YYYYMM'),
                            'audit_event_' || to_char((now() at time zone 'UTC') + interval '1 month', 'YYYYMM'))"""));
    }

    @Test
    void whatIsRetiredIsRememberedAndTheRestVerifies() throws SQLException {
        database.close();
        database = AuditDatabase.start();
        database.fill(5);
        database.chain(Algorithm.SHA_256, LONG_AGO);
        database.fill(4);
        database.chain(Algorithm.SM3, Instant.now());
        assertTrue(database.number("select audit_retire()") > 0);
        assertEquals(4, database.number("select count(*) from audit_event"));
        assertEquals(5, database.number("select position from audit_anchor where reason = 'RETIRED'"));
        assertTrue(verify().intact());
        assertEquals(4, verify().rows());
        database.asOwner("delete from audit_event where position = 6");
        assertEquals(6, verify().firstBreak().position());
    }

    @ParameterizedTest
    @ValueSource(ints = {5, 0, -1})
    void nothingIsRetiredBeforeSixMonths(int months) {
        SQLException refusal =
                assertThrows(SQLException.class, () -> database.number("select audit_retire(" + months + ")"));
        assertTrue(refusal.getMessage().contains("6 months"));
    }

    @Test
    void aClockThatGoesBackDoesNotTurnTheChain() throws SQLException {
        database.chain(Algorithm.SHA_256, LONG_AGO);
        assertEquals(
                0,
                database.number(
                        """
                        select count(*) from (select recorded_at < lag(recorded_at) over (order by position) as back
                          from audit_event) each where back"""));
        assertTrue(verify().intact());
        assertEquals(4, verify().rows());
    }

    private Verdict verify() throws SQLException {
        try (Connection application = database.asApplication()) {
            application.setAutoCommit(false);
            return Verification.verify(application, List.of());
        }
    }
}
