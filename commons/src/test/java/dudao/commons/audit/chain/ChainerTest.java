package dudao.commons.audit.chain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.agroal.api.AgroalDataSource;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChainerTest {

    @TempDir
    Path directory;

    private AuditDatabase database;
    private AgroalDataSource pool;

    @BeforeEach
    void start() throws SQLException {
        database = AuditDatabase.start();
        pool = database.pool();
    }

    @AfterEach
    void stop() throws Exception {
        pool.close();
        database.close();
    }

    private Anchors anchors() {
        return new Anchors(Clock.systemUTC(), "task-service", Optional.of(directory.toString()));
    }

    private Chainer chainer(String algorithm) {
        return new Chainer(pool, anchors(), Clock.systemUTC(), new SimpleMeterRegistry(), algorithm);
    }

    private void fill(int rows) {
        try {
            database.fill(rows);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private void awaitChained(int rows) {
        Awaitility.await().until(() -> database.number("select position from audit_head") == rows);
    }

    private Verdict verify() throws Exception {
        try (Connection connection = database.asApplication()) {
            connection.setAutoCommit(false);
            return Verification.verify(connection, anchors().outside());
        }
    }

    @Test
    void twoInstancesMakeOneChainWithoutGaps() throws Exception {
        Chainer one = chainer("SHA-256");
        Chainer other = chainer("SM3");
        one.start(null);
        other.start(null);
        IntStream.range(0, 40).parallel().forEach(n -> {
            fill(10);
            one.wake();
            other.wake();
        });
        awaitChained(400);
        assertEquals(0, database.number("select count(*) from audit_pending"));
        assertTrue(verify().intact());
        assertEquals(400, verify().rows());
        one.stop(null);
        other.stop(null);
    }

    @Test
    void theStandbyTakesOver() throws Exception {
        Chainer one = chainer("SHA-256");
        one.start(null);
        fill(5);
        awaitChained(5);
        Chainer other = chainer("SM3");
        other.start(null);
        one.stop(null);
        fill(5);
        awaitChained(10);
        assertEquals(5, database.number("select count(*) from audit_event where algorithm = 'SM3'"));
        assertTrue(verify().intact());
        other.stop(null);
    }

    @Test
    void headsAreAnchoredEachDayAndAtTheEnd() throws Exception {
        Chainer chainer = chainer("SHA-256");
        chainer.start(null);
        fill(3);
        awaitChained(3);
        Awaitility.await().until(() -> database.number("select count(*) from audit_anchor") == 1);
        fill(2);
        chainer.stop(null);
        List<Anchor> outside = anchors().outside();
        assertEquals(
                List.of("DAILY", "SHUTDOWN"),
                outside.stream().map(Anchor::reason).toList());
        assertEquals(5, outside.get(1).position());
        assertTrue(verify().intact());
        // A second start on the same day adds no daily one.
        Chainer again = chainer("SHA-256");
        again.start(null);
        fill(1);
        awaitChained(6);
        again.stop(null);
        assertEquals(
                3, Files.readAllLines(directory.resolve("task-service.anchors")).size());
    }
}
