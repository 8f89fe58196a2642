package dudao.inspection.hazards;

import dudao.commons.identity.Scope;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.jdbi.v3.core.Jdbi;

/** Tells the next of an alarm nobody has acknowledged. Every replica looks; a look that was missed loses nothing. */
@Singleton
class HazardSweep {

    private static final Logger LOG = Logger.getLogger(HazardSweep.class);
    private static final int BATCH = 100;

    private final HazardAlarms alarms;
    private final HazardDesk desk;
    private final Jdbi jdbi;
    private final Clock clock;
    private final Duration every;
    private final Semaphore end = new Semaphore(0);
    private final Thread thread = new Thread(this::run, "hazard-alarms");

    HazardSweep(
            HazardAlarms alarms,
            HazardDesk desk,
            Jdbi jdbi,
            Clock clock,
            @ConfigProperty(name = "dudao.hazards.every", defaultValue = "10S") Duration every) {
        this.alarms = alarms;
        this.desk = desk;
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
            int told;
            do {
                told = QuarkusTransaction.requiringNew().call(this::tellSome);
            } while (told == BATCH);
        } catch (RuntimeException databaseAway) {
            LOG.warnf("Hazards are looked at again later: %s", databaseAway.getMessage());
        }
    }

    private int tellSome() {
        jdbi.useHandle(Scope::everything);
        List<HazardAlarm> due = alarms.withStepDue(clock.instant(), BATCH);
        for (HazardAlarm alarm : due) {
            alarm.escalate(clock.instant());
            desk.tell("escalated", alarm);
        }
        return due.size();
    }
}
