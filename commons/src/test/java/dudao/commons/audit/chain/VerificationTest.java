package dudao.commons.audit.chain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dudao.commons.audit.chain.Verdict.Kind;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A long chain, and somebody with all rights over the tables. What a test breaks it rolls back. */
class VerificationTest {

    /** {@code -Ddudao.test.audit-rows=100000} says also how long a year's chain takes. */
    private static final int ROWS = Integer.getInteger("dudao.test.audit-rows", 20_000);

    private static final int MIDDLE = ROWS / 2;

    private static AuditDatabase database;
    private static Anchor head;

    @BeforeAll
    static void chain() throws SQLException {
        database = AuditDatabase.start();
        database.fill(ROWS);
        long began = System.nanoTime();
        database.chain(Algorithm.SHA_256, Instant.now());
        System.out.printf("%,d audit rows chained in %,d ms%n", ROWS, millisSince(began));
        head = new Anchor(ROWS, verify(List.of()).hash(), "2026-03-01T00:00:00Z", "DAILY");
    }

    @AfterAll
    static void stop() {
        database.close();
    }

    private static long millisSince(long began) {
        return (System.nanoTime() - began) / 1_000_000;
    }

    private static Verdict verify(List<Anchor> anchors, String... tampering) throws SQLException {
        try (Connection owner = database.asOwner()) {
            owner.setAutoCommit(false);
            try (Statement statement = owner.createStatement()) {
                for (String command : tampering) {
                    assertTrue(statement.executeUpdate(command) > 0, command);
                }
            }
            Verdict verdict = Verification.verify(owner, anchors);
            owner.rollback();
            return verdict;
        }
    }

    private static void breaks(long position, Kind kind, Verdict verdict) {
        System.out.println(verdict.firstBreak());
        assertEquals(position, verdict.firstBreak().position());
        assertEquals(kind, verdict.firstBreak().kind());
        assertEquals(false, verdict.intact());
    }

    @Test
    void anUntouchedChainIsIntact() throws SQLException {
        long began = System.nanoTime();
        Verdict verdict = verify(List.of(head));
        System.out.printf("%,d audit rows verified in %,d ms%n", ROWS, millisSince(began));
        assertNull(verdict.firstBreak());
        assertEquals(ROWS, verdict.rows());
        assertEquals(ROWS, verdict.position());
    }

    @Test
    void oneChangedByteIsNamed() throws SQLException {
        breaks(
                MIDDLE,
                Kind.CHANGED,
                verify(
                        List.of(),
                        "update audit_event set actor = 'heaD-%1$d' where position = %1$d".formatted(MIDDLE)));
        breaks(
                MIDDLE + 1,
                Kind.CHANGED,
                verify(
                        List.of(),
                        "update audit_event set after_hash = set_byte(after_hash, 31, (get_byte(after_hash, 31) + 1) % 256)"
                                + " where position = " + (MIDDLE + 1)));
    }

    @Test
    void everyColumnIsHashed() throws SQLException {
        List<String> changes = List.of(
                "id = gen_random_uuid()",
                "at = at + interval '1 microsecond'",
                "recorded_at = recorded_at + interval '1 microsecond'",
                "action = 'startTask'",
                "resource_kind = 'task'",
                "resource_id = gen_random_uuid()",
                "outcome = 'REFUSED'",
                "status = 201",
                "code = ''",
                "actor_name = actor_name || ' '",
                "on_behalf_of = 'x'",
                "organization_id = gen_random_uuid()",
                "roles = 'LEADER'",
                "reason = 'x'",
                "client = null",
                "remote_address = '10.1.2.4'",
                "request_id = 'x'",
                "correlation = 'x'",
                "before_hash = null",
                "algorithm = 'SM3'",
                "algorithm = 'none'");
        for (String change : changes) {
            breaks(7, Kind.CHANGED, verify(List.of(), "update audit_event set " + change + " where position = 7"));
        }
    }

    @Test
    void aMissingRowIsNamed() throws SQLException {
        breaks(MIDDLE, Kind.MISSING, verify(List.of(), "delete from audit_event where position = " + MIDDLE));
        breaks(1, Kind.MISSING, verify(List.of(), "delete from audit_event where position < 10"));
    }

    @Test
    void swappedRowsAreNamed() throws SQLException {
        int one = ROWS / 5;
        int other = ROWS / 5 * 4;
        Verdict verdict = verify(
                List.of(),
                "update audit_event set position = -1 where position = " + one,
                "update audit_event set position = " + one + " where position = " + other,
                "update audit_event set position = " + other + " where position = -1");
        breaks(one, Kind.MOVED, verdict);
        assertTrue(verdict.firstBreak().detail().contains(Integer.toString(other)));
    }

    @Test
    void aCutOffTailIsFoundByTheHeadAndByAnAnchor() throws SQLException {
        int last = ROWS - 1000;
        String cut = "delete from audit_event where position > " + last;
        breaks(last + 1, Kind.CUT_OFF, verify(List.of(), cut));
        String hidden = "update audit_head set (position, hash) ="
                + " (select position, hash from audit_event where position = " + last + ")";
        assertTrue(verify(List.of(), cut, hidden).intact(), "the tables alone cannot know");
        breaks(last + 1, Kind.CUT_OFF, verify(List.of(head), cut, hidden));
    }

    @Test
    void aChainWrittenAnewIsFoundByAnAnchor() throws SQLException {
        try (Connection owner = database.asOwner()) {
            owner.setAutoCommit(false);
            rewriteFrom(ROWS - 10, owner);
            assertTrue(Verification.verify(owner, List.of()).intact(), "the tables alone cannot know");
            breaks(ROWS, Kind.REWRITTEN, Verification.verify(owner, List.of(head)));
            owner.rollback();
        }
    }

    @Test
    void aRowWithAHashMadeAnewDoesNotFit() throws SQLException {
        try (Connection owner = database.asOwner()) {
            owner.setAutoCommit(false);
            rewrite(MIDDLE, null, owner);
            breaks(MIDDLE + 1, Kind.UNLINKED, Verification.verify(owner, List.of()));
            owner.rollback();
        }
    }

    private static void rewriteFrom(long position, Connection owner) throws SQLException {
        String previous = null;
        for (long n = position; n <= ROWS; n++) {
            previous = rewrite(n, previous, owner);
        }
        try (Statement statement = owner.createStatement()) {
            statement.execute("update audit_head set hash = decode('" + previous + "', 'hex')");
        }
    }

    /** With everything right but the actor. */
    private static String rewrite(long position, String previous, Connection owner) throws SQLException {
        try (Statement statement = owner.createStatement()) {
            statement.execute("update audit_event set actor = 'somebody' where position = " + position);
            Link link;
            try (ResultSet row = statement.executeQuery(
                    "select (extract(epoch from recorded_at) * 1000000)::bigint," + " encode(prev_hash, 'hex'), "
                            + Link.CONTENT + " from audit_event where position = " + position)) {
                row.next();
                String linked = previous == null ? row.getString(2) : previous;
                link = new Link(position, row.getLong(1), "SHA-256", linked, Link.content(row, 3));
            }
            try (PreparedStatement update =
                    owner.prepareStatement("update audit_event set prev_hash = decode(?, 'hex'),"
                            + " hash = decode(?, 'hex') where position = " + position)) {
                update.setString(1, link.previous());
                update.setString(2, link.hash());
                update.executeUpdate();
            }
            return link.hash();
        }
    }

    @Test
    void theCommandLineSaysItByItsStatus(@TempDir Path directory) throws IOException {
        Path anchors = directory.resolve("task-service.anchors");
        Files.writeString(anchors, head.line());
        Map<String, String> environment = Map.of(
                "QUARKUS_DATASOURCE_JDBC_URL", database.url(),
                "QUARKUS_DATASOURCE_USERNAME", "dudao_app",
                "QUARKUS_DATASOURCE_PASSWORD", "dudao_app");
        assertEquals(
                "审计链完好: 核验 %1$d 条, 末条第 %1$d 条 %2$s".formatted(ROWS, head.hash()),
                run(0, environment, anchors.toString()));
        Files.writeString(anchors, new Anchor(ROWS + 5, head.hash(), "2026-03-01T00:00:00Z", "DAILY").line());
        assertTrue(run(1, environment, anchors.toString()).startsWith("审计链在第 " + (ROWS + 1) + " 条断开 (CUT_OFF)"));
        run(2, Map.of());
    }

    private static String run(int status, Map<String, String> environment, String... files) {
        ByteArrayOutputStream told = new ByteArrayOutputStream();
        PrintStream out = new PrintStream(told, true, StandardCharsets.UTF_8);
        assertEquals(status, AuditVerify.run(environment, files, out, out));
        return told.toString(StandardCharsets.UTF_8).strip();
    }
}
