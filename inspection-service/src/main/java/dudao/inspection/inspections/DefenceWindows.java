package dudao.inspection.inspections;

import dudao.commons.identity.Scope;
import dudao.commons.time.Clocks;
import dudao.inspection.procedure.InspectionCommand;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.jdbi.v3.core.Jdbi;

/** Closes defences whose last day is over. Every replica looks; a look that was missed loses nothing. */
@Singleton
class DefenceWindows {

    private static final Logger LOG = Logger.getLogger(DefenceWindows.class);
    private static final int BATCH = 100;

    private final Inspections inspections;
    private final Facts facts;
    private final Jdbi jdbi;
    private final Clock clock;
    private final Duration every;
    private final Semaphore end = new Semaphore(0);
    private final Thread thread = new Thread(this::run, "defence-windows");

    DefenceWindows(
            Inspections inspections,
            Facts facts,
            Jdbi jdbi,
            Clock clock,
            @ConfigProperty(name = "dudao.defence.every", defaultValue = "1M") Duration every) {
        this.inspections = inspections;
        this.facts = facts;
        this.jdbi = jdbi;
        this.clock = clock;
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
            int closed;
            do {
                closed = QuarkusTransaction.requiringNew().call(this::closeSome);
            } while (closed == BATCH);
        } catch (RuntimeException databaseAway) {
            LOG.warnf("Defences are looked at again later: %s", databaseAway.getMessage());
        }
    }

    private int closeSome() {
        jdbi.useHandle(Scope::everything);
        List<UUID> over = inspections.withDefenceOver(Clocks.dateOf(clock.instant()), BATCH);
        for (UUID id : over) {
            Inspection inspection = inspections.findById(id);
            inspection.endDefence(InspectionCommand.END_DEFENCE, clock.instant());
            facts.announce("defence-closed", inspection);
        }
        return over.size();
    }
}
