package dudao.inspection.rectifications;

import dudao.commons.identity.People;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;

/** Table {@code rectification_task}: the tasks that findings have become, as task-service tells of them. */
@Singleton
class Tasks {

    private static final RowMapper<HeardTask> ROW = ConstructorMapper.of(HeardTask.class);

    private final Jdbi jdbi;

    Tasks(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** @return false when something newer is known of this task; then nothing is changed */
    boolean remember(HeardTask task, long version, Instant toldAt) {
        return jdbi.withHandle(handle -> handle.createUpdate(
                                """
                        insert into rectification_task
                          (task_id, finding_id, version, state, assigned_at, submitted_at, text, organization_id, due_at,
                           told_at)
                        values (:taskId, :findingId, :version, :state, :assignedAt, :submittedAt, :text, :organizationId,
                          :dueAt, :toldAt)
                        on conflict (task_id) do update set version = excluded.version, state = excluded.state,
                          assigned_at = excluded.assigned_at, submitted_at = excluded.submitted_at, text = excluded.text,
                          organization_id = excluded.organization_id, due_at = excluded.due_at, told_at = excluded.told_at
                        where rectification_task.version < excluded.version""")
                        .bindMethods(task)
                        .bind("version", version)
                        .bind("toldAt", toldAt.atOffset(ZoneOffset.UTC))
                        .execute())
                == 1;
    }

    /** @return false when this event, or a newer one of its task, has had its effect here; also when all is read again */
    boolean follow(UUID taskId, long version, UUID rectification) {
        return jdbi.withHandle(handle -> handle.createUpdate(
                                """
                                insert into followed_task (task_id, rectification_id, version)
                                values (:task, :rectification, :version)
                                on conflict (task_id) do update set version = excluded.version,
                                  rectification_id = excluded.rectification_id
                                where followed_task.version < excluded.version""")
                        .bind("task", taskId)
                        .bind("rectification", rectification)
                        .bind("version", version)
                        .execute())
                == 1;
    }

    /** Whatever order the events come in: whoever once worked for the unit has. */
    void rememberWorkers(UUID taskId, People workers) {
        jdbi.useHandle(handle -> handle.createUpdate(
                        """
                        update rectification_task set people = array(select distinct unnest(people || cast(:workers as text[])))
                        where task_id = :task and not people @> cast(:workers as text[])""")
                .bind("task", taskId)
                .bindArray("workers", String.class, workers.ids())
                .execute());
    }

    /** Everybody who acted for a unit on a task of this finding, or for whom that was done. */
    People workers(UUID findingId) {
        return new People(jdbi.withHandle(handle -> handle.createQuery(
                        "select distinct unnest(people) from rectification_task where finding_id = :finding")
                .bind("finding", findingId)
                .mapTo(String.class)
                .set()));
    }

    /** The task that counts: a reassigned or cancelled one gives way to the one that replaces it. */
    Optional<HeardTask> current(UUID findingId) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        """
                        select task_id, finding_id, state, assigned_at, submitted_at, text, organization_id, due_at
                        from rectification_task
                        where finding_id = :finding and state not in ('REASSIGNED', 'CANCELLED')
                        order by assigned_at desc nulls last, task_id desc limit 1""")
                .bind("finding", findingId)
                .map(ROW)
                .findOne());
    }
}
