package dudao.task.organizations.successions;

import dudao.task.duties.Deadline;
import dudao.task.ending.BulkCancellation;
import dudao.task.tasks.Act;
import dudao.task.tasks.OutOfSight;
import dudao.task.tasks.Tasks;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;

/** What was handed down from tasks that have just gone to other organisations; there is little of it. */
@Singleton
class Below {

    private record Late(UUID taskId, Instant limit) {}

    private final Jdbi jdbi;
    private final Tasks tasks;
    private final OutOfSight outOfSight;
    private final BulkCancellation cancellation;

    Below(Jdbi jdbi, Tasks tasks, OutOfSight outOfSight, BulkCancellation cancellation) {
        this.jdbi = jdbi;
        this.tasks = tasks;
        this.outOfSight = outOfSight;
        this.cancellation = cancellation;
    }

    void follow(Succession succession, UUID job) {
        cancel(succession);
        outOfSight.run(() -> {
            shorten(succession, job);
            suspendAlong(job);
        });
    }

    /** What did not go along with a task to its new holder. */
    private void cancel(Succession succession) {
        List<UUID> ended = jdbi.withHandle(handle -> handle.createQuery(
                        """
                        select distinct p.id from task p join task c on c.parent_id = p.id
                        where p.organization_id = any(:closing) and p.state in ('CANCELLED', 'REASSIGNED')""")
                .bindArray("closing", UUID.class, succession.closing())
                .mapTo(UUID.class)
                .list());
        ended.forEach(id -> cancellation.cancelBelow(id, "机构变更：" + succession.documentTitle()));
    }

    /** What went along is not due after the new holder's task. */
    private void shorten(Succession succession, UUID job) {
        List<Late> late = jdbi.withHandle(handle -> handle.createQuery(
                        """
                        select c.id, p.due_at
                        from task o join task p on p.replaces = o.id and p.job_id = :job
                          join task c on c.parent_id = p.id and c.due_at > p.due_at
                        where o.organization_id = any(:closing) and o.state = 'REASSIGNED'
                          and c.state in ('ASSIGNED', 'OBJECTED', 'ACCEPTED', 'IN_PROGRESS', 'SUBMITTED', 'RETURNED', 'SUSPENDED')
                        order by c.id""")
                .bind("job", job)
                .bindArray("closing", UUID.class, succession.closing())
                .map((row, context) -> new Late(
                        row.getObject("id", UUID.class),
                        row.getObject("due_at", OffsetDateTime.class).toInstant()))
                .list());
        late.forEach(each -> tasks.actBySystem(
                each.taskId(), Act.recountDeadline(each.limit(), Deadline.by("上级任务期限提前", each.limit())), null));
    }

    /** What was itself handed down from a task that stands still. */
    private void suspendAlong(UUID job) {
        List<UUID> held = jdbi.withHandle(handle -> handle.createQuery(
                        """
                        select c.id from task c join task p on p.id = c.parent_id and p.state = 'SUSPENDED'
                        where c.job_id = :job and c.state = 'ASSIGNED' order by c.id""")
                .bind("job", job)
                .mapTo(UUID.class)
                .list());
        held.forEach(id -> tasks.actBySystem(id, Act.suspendAlong(), null));
    }
}
