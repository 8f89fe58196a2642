package dudao.task.suspensions;

import dudao.commons.identity.Scope;
import dudao.commons.time.Clocks;
import dudao.task.jobs.RunningJobs;
import dudao.task.tasks.Act;
import dudao.task.tasks.TaskState;
import dudao.task.tasks.Tasks;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Jdbi;

/**
 * Does what a bulk suspension asks for, a few tasks a transaction, each through the door of tasks: so each has its history
 * and its event, other features follow it, and whoever is killed leaves the rest to the next.
 */
@Singleton
class BulkWork {

    private static final int BATCH = 50;

    private record Pending(
            UUID bulkId,
            UUID taskId,
            UUID organizationId,
            boolean suspendable,
            String cause,
            String legalBasis,
            String statement,
            LocalDate endsOn) {}

    private final Jdbi jdbi;
    private final Tasks tasks;
    private final SuspensionLedger ledger;
    private final RunningJobs jobs;
    private final Clock clock;

    BulkWork(Jdbi jdbi, Tasks tasks, SuspensionLedger ledger, RunningJobs jobs, Clock clock) {
        this.clock = clock;
        this.jdbi = jdbi;
        this.tasks = tasks;
        this.ledger = ledger;
        this.jobs = jobs;
    }

    void run() {
        while (QuarkusTransaction.requiringNew().call(this::batch) > 0) {
            // More is pending.
        }
    }

    /**
     * Tasks of one bulk act, which its lock keeps from being undone meanwhile. What was handed down comes before the task
     * above: it would stand still along with that one, and not by this act.
     */
    private int batch() {
        List<Pending> batch = jdbi.withHandle(handle -> {
            Scope.everything(handle);
            return handle.createQuery(
                            """
                            with act as materialized (
                              select * from bulk_suspension b
                              where exists (select from bulk_suspension_task p where p.bulk_id = b.id and p.state = 'PENDING')
                              order by id limit 1 for update skip locked
                            ), next as materialized (
                              select p.task_id from act join bulk_suspension_task p on p.bulk_id = act.id and p.state = 'PENDING'
                              where not exists (
                                select from task k join bulk_suspension_task q on q.task_id = k.id
                                where k.parent_id = p.task_id and q.bulk_id = act.id and q.state = 'PENDING')
                              order by p.task_id limit :batch)
                            select act.id as bulk_id, act.cause, act.legal_basis, act.statement, act.ends_on, p.task_id,
                              t.organization_id, coalesce(act.ends_on >= :today, true) and t.state in ('ACCEPTED', 'IN_PROGRESS', 'RETURNED') and t.deadline_kind = 'SET' as suspendable
                            from act join bulk_suspension_task p on p.bulk_id = act.id and p.state = 'PENDING'
                              join next on next.task_id = p.task_id join task t on t.id = p.task_id
                            where t.parent_id is null or exists (select from task a where a.id = t.parent_id for share)
                            order by p.task_id for no key update of p, t""")
                    .bind("today", Clocks.dateOf(clock.instant()))
                    .bind("batch", BATCH)
                    .map((row, context) -> new Pending(
                            row.getObject("bulk_id", UUID.class),
                            row.getObject("task_id", UUID.class),
                            row.getObject("organization_id", UUID.class),
                            row.getBoolean("suspendable"),
                            row.getString("cause"),
                            row.getString("legal_basis"),
                            row.getString("statement"),
                            row.getObject("ends_on", LocalDate.class)))
                    .list();
        });
        Map<Boolean, List<Pending>> parts = batch.stream().collect(Collectors.partitioningBy(this::suspended));
        if (!batch.isEmpty()) {
            settle(batch.get(0).bulkId(), parts.get(true), parts.get(false));
        }
        return batch.size();
    }

    /** What has just been suspended with the task above goes on with it. */
    private boolean suspended(Pending each) {
        if (!each.suspendable() || tasks.bySystem(each.taskId()).orElseThrow().state() == TaskState.SUSPENDED) {
            return false;
        }
        Act suspend = Act.suspend(each.endsOn()).because(each.cause()).saying(each.statement());
        tasks.actBySystem(each.taskId(), suspend, null);
        ledger.explain(each.taskId(), each.legalBasis(), each.bulkId());
        return true;
    }

    private void settle(UUID bulk, List<Pending> done, List<Pending> skipped) {
        jdbi.useHandle(handle -> handle.createUpdate(
                        """
                        update bulk_suspension_task set state = case when task_id = any(:done) then 'SUSPENDED' else 'SKIPPED' end
                        where bulk_id = :bulk and (task_id = any(:done) or task_id = any(:skipped))""")
                .bind("bulk", bulk)
                .bindArray(
                        "done", UUID.class, done.stream().map(Pending::taskId).toList())
                .bindArray(
                        "skipped",
                        UUID.class,
                        skipped.stream().map(Pending::taskId).toList())
                .execute());
        jobs.progress(
                bulk,
                done.stream().map(Pending::organizationId).toList(),
                skipped.stream().map(Pending::organizationId).toList());
    }
}
