package dudao.inspection.hazards;

import dudao.commons.identity.Scope;
import dudao.commons.time.Rounds;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jdbi.v3.core.Jdbi;

/** Tells the next of an alarm nobody answers for. Every replica looks; a look that was missed loses nothing. */
@Singleton
class HazardSweep {

    private static final int BATCH = 100;

    private final HazardAlarms alarms;
    private final HazardDesk desk;
    private final Jdbi jdbi;
    private final Clock clock;
    private final Rounds rounds;

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
        rounds = new Rounds("hazard-alarms", every, this::look);
    }

    void start(@Observes StartupEvent started) {
        rounds.start();
    }

    void stop(@Observes ShutdownEvent stopped) throws InterruptedException {
        rounds.stop();
    }

    private void look() {
        int told;
        do {
            told = QuarkusTransaction.requiringNew().call(this::tellSome);
        } while (told == BATCH);
    }

    private int tellSome() {
        jdbi.useHandle(Scope::everything);
        List<HazardAlarm> due = alarms.withStepDue(clock.instant(), BATCH);
        due.forEach(desk::escalate);
        return due.size();
    }
}
