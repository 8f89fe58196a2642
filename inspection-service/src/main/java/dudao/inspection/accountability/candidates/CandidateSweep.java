package dudao.inspection.accountability.candidates;

import dudao.commons.identity.Scope;
import dudao.commons.time.Rounds;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jdbi.v3.core.Jdbi;

/** Looks for facts that raise candidates. Any number of replicas may: one fact raises one. */
@Singleton
class CandidateSweep {

    private final Candidates candidates;
    private final Jdbi jdbi;
    private final Rounds rounds;

    CandidateSweep(
            Candidates candidates,
            Jdbi jdbi,
            @ConfigProperty(name = "dudao.accountability.every", defaultValue = "1H") Duration every) {
        this.candidates = candidates;
        this.jdbi = jdbi;
        rounds = new Rounds("accountability-candidates", every, this::sweep);
    }

    void start(@Observes StartupEvent started) {
        rounds.start();
    }

    void stop(@Observes ShutdownEvent stopped) throws InterruptedException {
        rounds.stop();
    }

    int sweep() {
        return QuarkusTransaction.requiringNew().call(() -> {
            jdbi.useHandle(Scope::everything);
            return candidates.raise();
        });
    }
}
