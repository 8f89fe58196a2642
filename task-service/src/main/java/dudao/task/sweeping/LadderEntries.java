package dudao.task.sweeping;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/**
 * Which tasks may have to begin their ladder. Mostly there are none, and finding that out costs nothing, however many tasks
 * are overdue: those whose limit has come near, and those that were assigned or changed when it already was, wait in a
 * table of their own.
 */
@Singleton
class LadderEntries {

    private static final String REACH =
            """
            with moved as (
              update ladder_reach set due_at = :until where due_at < :until returning old.due_at)
            insert into ladder_entry
              select t.id from moved join task t on t.due_at > moved.due_at and t.due_at <= :until
              where t.state in ('ASSIGNED', 'ACCEPTED', 'IN_PROGRESS', 'RETURNED')
            on conflict do nothing""";

    private static final String NEAR =
            """
            with looked as (
              select n.task_id from ladder_entry n join task t on t.id = n.task_id
              where t.due_at <= :until limit :limit for update of n skip locked for no key update of t skip locked)
            delete from ladder_entry n using looked where n.task_id = looked.task_id returning n.task_id""";

    private static final String UNACCEPTED =
            """
            select t.id from task t
            where t.state = 'ASSIGNED' and t.assigned_at < :until and t.due_at > :now and %s
            limit :limit"""
                    .formatted(LadderTable.OFF_LADDER);

    /**
     * Lets tasks with a limit up to this moment come near, once. @return whether it did; then the transaction is to end
     * soon, as whoever assigns tasks or moves limits waits for it
     */
    boolean reach(Handle handle, Instant until) {
        boolean behind = handle.createQuery("select due_at < :until from ladder_reach")
                .bind("until", LadderTable.utc(until))
                .mapTo(Boolean.class)
                .one();
        if (behind) {
            handle.execute("select pg_advisory_xact_lock(56)");
            handle.createUpdate(REACH).bind("until", LadderTable.utc(until)).execute();
        }
        return behind;
    }

    /** Tasks whose limit is near and that have come near or changed since they were looked at; held from now on. */
    List<UUID> near(Handle handle, Instant until, int limit) {
        return handle.createQuery(NEAR)
                .bind("until", LadderTable.utc(until))
                .bind("limit", limit)
                .mapTo(UUID.class)
                .list();
    }

    List<UUID> unaccepted(Handle handle, Instant since, Instant now, int limit) {
        return handle.createQuery(UNACCEPTED)
                .bind("until", LadderTable.utc(since))
                .bind("now", LadderTable.utc(now))
                .bind("limit", limit)
                .mapTo(UUID.class)
                .list();
    }
}
