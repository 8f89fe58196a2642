package dudao.inspection.inspections;

import dudao.commons.identity.Scope;
import dudao.commons.time.Clocks;
import dudao.commons.time.Rounds;
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
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jdbi.v3.core.Jdbi;

/** Closes defences whose last day is over. Every replica looks; a look that was missed loses nothing. */
@Singleton
class DefenceWindows {

    private static final int BATCH = 100;

    private final Inspections inspections;
    private final Facts facts;
    private final Jdbi jdbi;
    private final Clock clock;
    private final Rounds rounds;

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
        rounds = new Rounds("defence-windows", every, this::look);
    }

    void start(@Observes StartupEvent started) {
        rounds.start();
    }

    void stop(@Observes ShutdownEvent stopped) throws InterruptedException {
        rounds.stop();
    }

    private void look() {
        int closed;
        do {
            closed = QuarkusTransaction.requiringNew().call(this::closeSome);
        } while (closed == BATCH);
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
