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
 * Ends suspensions whose last day has passed, and those of what was handed down from a task that goes on. Any number of
 * instances may do it at once, each takes rows no other has; a run that was missed is made up by the next one, and gives
 * back the days up to the last one only.
 */
@Singleton
class SuspensionSweep {

    private static final int BATCH = 50;

    /**
     * What stands above is locked first, here without waiting for it, and goes on first. Two indexes find what has ended:
     * of those whose last day has passed, and of those that stand still with a task above.
     */
    static final String ENDED =
            """
            select s.task_id, case when b.undone_at is null then least(s.ends_on, above.ends_on, above.closed_on)
                else above.closed_on end as last
            from (select id from suspension where closed_at is null and ends_on < :today
                  union
                  select a.id from suspension a join task k on k.id = a.task_id left join task p on p.id = k.parent_id
                  where a.closed_at is null and a.cause = 'PARENT_SUSPENDED' and p.state is distinct from 'SUSPENDED') due
              join suspension s on s.id = due.id join task t on t.id = s.task_id
              left join lateral (
                select p.bulk_id, p.ends_on, cast(p.closed_at at time zone 'Asia/Shanghai' as date) as closed_on
                from suspension p where p.task_id = t.parent_id and s.cause = 'PARENT_SUSPENDED'
                order by p.opened_at desc limit 1) above on true
              left join bulk_suspension b on b.id = coalesce(s.bulk_id, above.bulk_id)
            where s.closed_at is null and t.state = 'SUSPENDED'
              and (t.parent_id is null
                or exists (select from task p where p.id = t.parent_id for share skip locked))
            order by s.ends_on, t.parent_id is not null, s.id limit :batch for no key update of s, t skip locked""";

    /** @param last day that is given back; null: today */
    private record Ended(UUID taskId, LocalDate last) {}

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
            return handle.createQuery(ENDED)
                    .bind("today", Clocks.dateOf(clock.instant()))
                    .bind("batch", BATCH)
                    .map((row, context) ->
                            new Ended(row.getObject("task_id", UUID.class), row.getObject("last", LocalDate.class)))
                    .list();
        });
        ended.forEach(this::resume);
        return ended.size();
    }

    private void resume(Ended ended) {
        TaskFacts task = tasks.bySystem(ended.taskId()).orElseThrow();
        LocalDate last = ended.last() == null ? Clocks.dateOf(clock.instant()) : ended.last();
        Reckoning.GivenBack given = reckoning.of(task, last, "中止");
        tasks.actBySystem(ended.taskId(), Act.resume(given.dueAt(), given.basis()), null)
                .ifPresent(resumed -> reckoning.keep(resumed, given));
        ledger.gaveBack(ended.taskId(), given.days());
    }
}
