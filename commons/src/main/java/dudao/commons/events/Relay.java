package dudao.commons.events;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.agroal.api.AgroalDataSource;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * Sends what stands in the outbox to Kafka, in order, and moves what the broker has acknowledged into the change log.
 * One relay at a time per service holds an advisory lock; any other instance stands by and takes over when it is gone.
 * While broker or database are away rows wait; nothing is skipped.
 */
@Singleton
class Relay {

    private static final Logger LOG = Logger.getLogger(Relay.class);
    private static final int BATCH = 1000;
    private static final long LOOK_EVERY_MILLIS = 250;
    private static final long REST_AFTER_FAILURE_MILLIS = 1000;

    private final AgroalDataSource dataSource;
    private final EventProducer producer;
    private final Counter sent;
    private final Counter failures;
    private final Semaphore signal = new Semaphore(0);
    private final Thread thread = new Thread(this::run, "outbox-relay");
    private volatile boolean running;

    Relay(
            AgroalDataSource dataSource,
            ObjectMapper json,
            MeterRegistry meters,
            @ConfigProperty(name = "quarkus.application.name") String service,
            @Identifier("default-kafka-broker") Map<String, Object> kafka) {
        this.dataSource = dataSource;
        this.producer = new EventProducer(new KafkaSettings(kafka), "/" + service, json);
        this.sent = meters.counter("dudao.outbox.sent");
        this.failures = meters.counter("dudao.outbox.failures");
    }

    void start(@Observes StartupEvent started) {
        running = true;
        thread.setDaemon(true);
        thread.start();
    }

    void stop(@Observes ShutdownEvent stopped) throws InterruptedException {
        running = false;
        wake();
        producer.abandon();
        thread.join(5000);
    }

    void wake() {
        signal.release();
    }

    private void run() {
        while (running) {
            try (Connection connection = dataSource.getConnection()) {
                connection.setAutoCommit(true);
                lead(connection);
            } catch (SQLException | RuntimeException failure) {
                if (running) {
                    failures.increment();
                    LOG.warnf("Relay pauses: %s", failure.getMessage());
                    await(REST_AFTER_FAILURE_MILLIS);
                }
            }
        }
        producer.abandon();
    }

    private void lead(Connection connection) throws SQLException {
        OutboxTable table = new OutboxTable(connection);
        while (running && !table.tryLead()) {
            await(LOOK_EVERY_MILLIS);
        }
        try {
            while (running) {
                signal.drainPermits();
                List<OutboxRow> rows = table.next(BATCH);
                if (rows.isEmpty()) {
                    await(LOOK_EVERY_MILLIS);
                    continue;
                }
                producer.send(rows);
                table.moveToChangeLog(rows);
                sent.increment(rows.size());
            }
        } finally {
            table.resign();
        }
    }

    private void await(long millis) {
        try {
            signal.tryAcquire(millis, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            running = false;
        }
    }
}
