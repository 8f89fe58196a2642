package dudao.task.suspensions;

import dudao.commons.identity.Scope;
import dudao.commons.time.Clocks;
import dudao.task.tasks.Act;
import dudao.task.tasks.TaskFacts;
import dudao.task.tasks.Tasks;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;

/**
 * Ends suspensions whose last day has passed. Any number of instances may do it at once, each takes rows no other has; a
 * run that was missed is made up by the next one, and gives back the days up to the last one only.
 */
@Singleton
class SuspensionSweep {

    private static final int BATCH = 50;

    /** @param undone whether the act that suspended it was taken back */
    private record Ended(UUID taskId, LocalDate endsOn, boolean undone) {}

    private final Jdbi jdbi;
    private final Tasks tasks;
    private final Reckoning reckoning;
    private final SuspensionLedger ledger;
    private final Clock clock;

    SuspensionSweep(Jdbi jdbi, Tasks tasks, Reckoning reckoning, SuspensionLedger ledger, Clock clock) {
        this.jdbi = jdbi;
        this.tasks = tasks;
        this.reckoning = reckoning;
        this.ledger = ledger;
        this.clock = clock;
    }

    void run() {
        while (QuarkusTransaction.requiringNew().call(this::batch) == BATCH) {
            // More may have ended.
        }
    }

    private int batch() {
        List<Ended> ended = jdbi.withHandle(handle -> {
            Scope.everything(handle);
            return handle.createQuery(
                            """
                            select s.task_id, s.ends_on, b.undone_at is not null as undone
                            from suspension s join task t on t.id = s.task_id
                              left join bulk_suspension b on b.id = s.bulk_id
                            where s.closed_at is null and s.ends_on < :today and t.state = 'SUSPENDED'
                            order by s.ends_on, s.id limit :batch for no key update of s, t skip locked""")
                    .bind("today", Clocks.dateOf(clock.instant()))
                    .bind("batch", BATCH)
                    .map((row, context) -> new Ended(
                            row.getObject("task_id", UUID.class),
                            row.getObject("ends_on", LocalDate.class),
                            row.getBoolean("undone")))
                    .list();
        });
        ended.forEach(this::resume);
        return ended.size();
    }

    private void resume(Ended ended) {
        TaskFacts task = tasks.bySystem(ended.taskId()).orElseThrow();
        LocalDate last = ended.undone() ? Clocks.dateOf(clock.instant()) : ended.endsOn();
        Reckoning.GivenBack given = reckoning.of(task, last, "中止");
        tasks.actBySystem(ended.taskId(), Act.resume(given.dueAt(), given.basis()), null)
                .ifPresent(resumed -> reckoning.keep(resumed, given));
        ledger.gaveBack(ended.taskId(), given.days());
    }
}
