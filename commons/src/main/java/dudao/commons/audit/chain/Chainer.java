package dudao.commons.audit.chain;

import dudao.commons.time.Clocks;
import io.agroal.api.AgroalDataSource;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import jakarta.interceptor.Interceptor;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * Brings the rows of all requests into one order and hashes each together with the one before it. One chainer at a time
 * per service holds an advisory lock; any other instance stands by. While the database is away rows wait.
 */
@Singleton
public class Chainer {

    private static final Logger LOG = Logger.getLogger(Chainer.class);
    /** Behind all that may still leave a row at shutdown. */
    private static final int LAST = Interceptor.Priority.LIBRARY_AFTER;

    private static final int BATCH = 1000;
    private static final long LOOK_EVERY_MILLIS = 500;
    /** Nobody waits for the chain: rows are gathered, so that many cost one round trip. */
    private static final long GATHER_MILLIS = 100;

    private final AgroalDataSource dataSource;
    private final Anchors anchors;
    private final Clock clock;
    private final Algorithm algorithm;
    private final Counter chained;
    private final Counter failures;
    private final Semaphore signal = new Semaphore(0);
    private final Thread thread = new Thread(this::run, "audit-chainer");
    private volatile boolean running;
    private LocalDate anchoredOn;

    Chainer(
            AgroalDataSource dataSource,
            Anchors anchors,
            Clock clock,
            MeterRegistry meters,
            @ConfigProperty(name = "dudao.audit.algorithm", defaultValue = "SHA-256") String algorithm) {
        this.dataSource = dataSource;
        this.anchors = anchors;
        this.clock = clock;
        this.algorithm = Algorithm.of(algorithm);
        this.chained = meters.counter("dudao.audit.chained");
        this.failures = meters.counter("dudao.audit.failures");
    }

    public Algorithm algorithm() {
        return algorithm;
    }

    void start(@Observes StartupEvent started) {
        running = true;
        thread.setDaemon(true);
        thread.start();
    }

    /** After the refusals have been written. */
    void stop(@Observes @Priority(LAST) ShutdownEvent stopped) throws InterruptedException {
        running = false;
        wake();
        thread.join(5000);
    }

    /** Something was committed. */
    public void wake() {
        if (signal.availablePermits() == 0) {
            signal.release();
        }
    }

    private void run() {
        while (running) {
            try (Connection connection = dataSource.getConnection()) {
                connection.setAutoCommit(true);
                lead(connection);
            } catch (SQLException | RuntimeException failure) {
                if (running) {
                    failures.increment();
                    LOG.warnf("Audit chain pauses: %s", failure.getMessage());
                    await(LOOK_EVERY_MILLIS);
                }
            }
        }
    }

    private void lead(Connection connection) throws SQLException {
        ChainTable table = new ChainTable(connection, algorithm);
        while (!table.tryLead()) {
            if (!running) {
                return;
            }
            await(LOOK_EVERY_MILLIS);
        }
        try {
            ChainTable.Head first = table.head();
            ChainTable.Head head = first;
            while (running) {
                head = all(table, head);
                anchorDaily(head, connection);
                await(LOOK_EVERY_MILLIS);
                pause();
                signal.drainPermits();
            }
            head = all(table, head);
            if (head.position() > first.position()) {
                anchors.add(head.position(), head.hash(), "SHUTDOWN", connection);
            }
        } finally {
            table.resign();
        }
    }

    /** A batch that is not full has taken what there was; the few that came meanwhile can wait for more. */
    private ChainTable.Head all(ChainTable table, ChainTable.Head from) throws SQLException {
        ChainTable.Head head = from;
        long moved;
        do {
            ChainTable.Head next = table.chain(head, clock.instant(), BATCH);
            moved = next.position() - head.position();
            chained.increment(moved);
            head = next;
        } while (moved == BATCH);
        return head;
    }

    /** The first head of each day. */
    private void anchorDaily(ChainTable.Head head, Connection connection) throws SQLException {
        LocalDate today = Clocks.dateOf(clock.instant());
        if (today.equals(anchoredOn) || head.position() == 0) {
            return;
        }
        if (!anchors.isAnchoredOn(today, connection)) {
            anchors.add(head.position(), head.hash(), "DAILY", connection);
        }
        anchoredOn = today;
    }

    private void await(long millis) {
        try {
            signal.tryAcquire(millis, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            running = false;
        }
    }

    private void pause() {
        try {
            if (running) {
                Thread.sleep(GATHER_MILLIS);
            }
        } catch (InterruptedException e) {
            running = false;
        }
    }
}
