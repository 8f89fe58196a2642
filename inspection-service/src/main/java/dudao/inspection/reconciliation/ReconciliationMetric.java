package dudao.inspection.reconciliation;

import dudao.commons.identity.Scope;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.jdbi.v3.core.Jdbi;

/** Counts the differences from time to time, for {@code dudao_reconciliation_differences} by kind. */
@Singleton
class ReconciliationMetric {

    private static final Logger LOG = Logger.getLogger(ReconciliationMetric.class);

    private final Reconciliation reconciliation;
    private final Jdbi jdbi;
    private final Duration every;
    private final Semaphore end = new Semaphore(0);
    private final Thread thread = new Thread(this::run, "reconciliation");
    private volatile Map<Difference, Integer> counts = Map.of();

    ReconciliationMetric(
            Reconciliation reconciliation,
            Jdbi jdbi,
            MeterRegistry meters,
            @ConfigProperty(name = "dudao.reconciliation.every", defaultValue = "15M") Duration every) {
        this.reconciliation = reconciliation;
        this.jdbi = jdbi;
        this.every = every;
        for (Difference kind : Difference.values()) {
            Gauge.builder("dudao.reconciliation.differences", () -> counts.getOrDefault(kind, 0))
                    .tag("kind", kind.name())
                    .strongReference(true)
                    .register(meters);
        }
    }

    void start(@Observes StartupEvent started) {
        thread.setDaemon(true);
        thread.start();
    }

    void stop(@Observes ShutdownEvent stopped) throws InterruptedException {
        end.release();
        thread.join(5000);
    }

    private void run() {
        try {
            do {
                look();
            } while (!end.tryAcquire(every.toMillis(), TimeUnit.MILLISECONDS));
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }

    private void look() {
        try {
            count();
        } catch (RuntimeException databaseAway) {
            LOG.warnf("Differences are counted again later: %s", databaseAway.getMessage());
        }
    }

    void count() {
        counts = QuarkusTransaction.requiringNew().call(() -> {
            jdbi.useHandle(Scope::everything);
            return reconciliation.counts();
        });
    }
}
