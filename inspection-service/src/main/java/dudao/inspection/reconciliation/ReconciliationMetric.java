package dudao.inspection.reconciliation;

import dudao.commons.identity.Scope;
import dudao.commons.time.Rounds;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jdbi.v3.core.Jdbi;

/** Counts the differences from time to time, for {@code dudao_reconciliation_differences} by kind. */
@Singleton
class ReconciliationMetric {

    private final Reconciliation reconciliation;
    private final Jdbi jdbi;
    private final Rounds rounds;
    private volatile Map<Difference, Integer> counts = Map.of();

    ReconciliationMetric(
            Reconciliation reconciliation,
            Jdbi jdbi,
            MeterRegistry meters,
            @ConfigProperty(name = "dudao.reconciliation.every", defaultValue = "15M") Duration every) {
        this.reconciliation = reconciliation;
        this.jdbi = jdbi;
        rounds = new Rounds("reconciliation", every, this::count);
        for (Difference kind : Difference.values()) {
            Gauge.builder("dudao.reconciliation.differences", () -> counts.getOrDefault(kind, 0))
                    .tag("kind", kind.name())
                    .strongReference(true)
                    .register(meters);
        }
    }

    void start(@Observes StartupEvent started) {
        rounds.start();
    }

    void stop(@Observes ShutdownEvent stopped) throws InterruptedException {
        rounds.stop();
    }

    void count() {
        counts = QuarkusTransaction.requiringNew().call(() -> {
            jdbi.useHandle(Scope::everything);
            return reconciliation.counts();
        });
    }
}
