package dudao.commons.audit;

import dudao.commons.problems.SqlStates;
import io.agroal.api.AgroalDataSource;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * Rows of refused attempts, which have no transaction of their own: written in batches beside the requests. When more
 * come than can be kept, the surplus is counted, and one row tells how many there were.
 */
@Singleton
class Refusals {

    private static final Logger LOG = Logger.getLogger(Refusals.class);
    private static final int BATCH = 200;
    private static final long LOOK_EVERY_MILLIS = 200;
    private static final long REST_AFTER_FAILURE_MILLIS = 1000;

    private final AgroalDataSource dataSource;
    private final Clock clock;
    private final Counter recorded;
    private final Counter overflow;
    private final BlockingQueue<AuditRow> waiting;
    private final AtomicInteger lost = new AtomicInteger();
    private final Thread thread = new Thread(this::run, "audit-refusals");
    private volatile boolean running;

    Refusals(
            AgroalDataSource dataSource,
            Clock clock,
            MeterRegistry meters,
            @ConfigProperty(name = "dudao.audit.refusals", defaultValue = "10000") int capacity) {
        this.dataSource = dataSource;
        this.clock = clock;
        this.recorded = meters.counter("dudao.audit.refusals");
        this.overflow = meters.counter("dudao.audit.refusals.lost");
        this.waiting = new ArrayBlockingQueue<>(capacity);
    }

    void start(@Observes StartupEvent started) {
        running = true;
        thread.setDaemon(true);
        thread.start();
    }

    void stop(@Observes ShutdownEvent stopped) throws InterruptedException {
        running = false;
        thread.join(5000);
    }

    /** Never waits: requests come from the event loop. */
    void add(AuditRow row) {
        if (!waiting.offer(row)) {
            lost.incrementAndGet();
            overflow.increment();
        }
    }

    private void run() {
        List<AuditRow> batch = new ArrayList<>();
        while (running || !waiting.isEmpty() || lost.get() > 0) {
            if (batch.isEmpty()) {
                collect(batch);
            }
            if (!batch.isEmpty() && !write(batch) && running) {
                rest();
            } else {
                batch.clear();
            }
        }
    }

    private void collect(List<AuditRow> batch) {
        try {
            AuditRow first = waiting.poll(LOOK_EVERY_MILLIS, TimeUnit.MILLISECONDS);
            if (first != null) {
                batch.add(first);
                waiting.drainTo(batch, BATCH - 1);
            }
            int missed = lost.getAndSet(0);
            if (missed > 0) {
                batch.add(overflow(missed));
            }
        } catch (InterruptedException e) {
            running = false;
        }
    }

    private AuditRow overflow(int missed) {
        return new AuditRow(
                clock.instant().truncatedTo(ChronoUnit.MICROS),
                "refusalsNotRecorded",
                new Resource("audit-events", null),
                new AuditRow.Result("REFUSED", 0, "AUDIT_OVERFLOW", missed + " 次被拒绝的请求超出了记录能力,未逐条记录"),
                Actor.NOBODY,
                new Origin(null, null, null),
                AuditRow.States.NONE);
    }

    /** @return false when it may work later */
    private boolean write(List<AuditRow> batch) {
        try (Connection connection = dataSource.getConnection()) {
            connection.setAutoCommit(false);
            try (PreparedStatement statement = connection.prepareStatement(AuditRow.INSERT)) {
                for (AuditRow row : batch) {
                    row.bind(statement);
                    statement.addBatch();
                }
                statement.executeBatch();
                connection.commit();
            }
            recorded.increment(batch.size());
            return true;
        } catch (SQLException failure) {
            LOG.warnf("%d refusals not recorded yet: %s", batch.size(), failure.getMessage());
            if (SqlStates.isTransient(failure)) {
                return false;
            }
            lost.addAndGet(batch.size());
            overflow.increment(batch.size());
            return true;
        }
    }

    private void rest() {
        try {
            Thread.sleep(REST_AFTER_FAILURE_MILLIS);
        } catch (InterruptedException e) {
            running = false;
        }
    }
}
