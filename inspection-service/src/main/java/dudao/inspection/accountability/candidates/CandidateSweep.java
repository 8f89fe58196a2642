package dudao.inspection.accountability.candidates;

import dudao.commons.identity.Scope;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.jdbi.v3.core.Jdbi;

/** Looks for facts that raise candidates. Any number of replicas may: one fact raises one. */
@Singleton
class CandidateSweep {

    private static final Logger LOG = Logger.getLogger(CandidateSweep.class);

    private final Candidates candidates;
    private final Jdbi jdbi;
    private final Duration every;
    private final Semaphore end = new Semaphore(0);
    private final Thread thread = new Thread(this::run, "accountability-candidates");

    CandidateSweep(
            Candidates candidates,
            Jdbi jdbi,
            @ConfigProperty(name = "dudao.accountability.every", defaultValue = "1H") Duration every) {
        this.candidates = candidates;
        this.jdbi = jdbi;
        this.every = every;
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
            while (!end.tryAcquire(every.toMillis(), TimeUnit.MILLISECONDS)) {
                look();
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }

    private void look() {
        try {
            sweep();
        } catch (RuntimeException databaseAway) {
            LOG.warnf("Candidates are looked for again later: %s", databaseAway.getMessage());
        }
    }

    int sweep() {
        return QuarkusTransaction.requiringNew().call(() -> {
            jdbi.useHandle(Scope::everything);
            return candidates.raise();
        });
    }
}
