package dudao.task.organizations.successions;

import dudao.commons.identity.Scope;
import dudao.commons.problems.RuleViolation;
import dudao.task.organizations.Organizations;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.jdbi.v3.core.Jdbi;

/** Brings planned successions into effect when their day comes. Any number of replicas may sweep; a missed run loses nothing. */
@Singleton
class SuccessionSweep {

    private static final Logger LOG = Logger.getLogger(SuccessionSweep.class);

    private final Successions successions;
    private final Succeeding succeeding;
    private final Organizations organizations;
    private final Jdbi jdbi;
    private final Duration every;
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread thread = new Thread(work, "succession-sweep");
        thread.setDaemon(true);
        return thread;
    });

    SuccessionSweep(
            Successions successions,
            Succeeding succeeding,
            Organizations organizations,
            Jdbi jdbi,
            @ConfigProperty(name = "dudao.successions.sweep-every", defaultValue = "PT1M") Duration every) {
        this.successions = successions;
        this.succeeding = succeeding;
        this.organizations = organizations;
        this.jdbi = jdbi;
        this.every = every;
    }

    void start(@Observes StartupEvent started) {
        timer.scheduleWithFixedDelay(this::sweepQuietly, every.toMillis(), every.toMillis(), TimeUnit.MILLISECONDS);
    }

    void stop(@Observes ShutdownEvent stopped) {
        timer.shutdownNow();
    }

    private void sweepQuietly() {
        try {
            sweep();
        } catch (RuntimeException failure) {
            LOG.warnf("Successions wait: %s", failure.getMessage());
        }
    }

    /** Each in a transaction of its own; one that cannot be says why, and the others go on. */
    void sweep() {
        List<UUID> seen = new ArrayList<>();
        Optional<UUID> done;
        do {
            done = QuarkusTransaction.requiringNew().call(() -> next(seen));
            done.ifPresent(seen::add);
        } while (done.isPresent());
    }

    private Optional<UUID> next(List<UUID> seen) {
        jdbi.useHandle(Scope::everything);
        organizations.lock();
        Optional<Succession> due = successions.nextDue(organizations.today(), seen);
        due.ifPresent(this::takeEffect);
        return due.map(Succession::id);
    }

    private void takeEffect(Succession succession) {
        try {
            succeeding.check(succession);
        } catch (RuleViolation no) {
            LOG.warnf("Succession %s waits: %s", succession.id(), no.getMessage());
            successions.block(succession.id(), no.getMessage());
            return;
        }
        succeeding.takeEffect(succession);
    }
}
