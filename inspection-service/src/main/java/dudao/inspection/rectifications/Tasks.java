package dudao.inspection.rectifications;

import jakarta.inject.Singleton;
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
    boolean remember(HeardTask task, long version) {
        return jdbi.withHandle(handle -> handle.createUpdate(
                                """
                        insert into rectification_task
                          (task_id, finding_id, version, state, assigned_at, submitted_at, text)
                        values (:taskId, :findingId, :version, :state, :assignedAt, :submittedAt, :text)
                        on conflict (task_id) do update set version = excluded.version, state = excluded.state,
                          assigned_at = excluded.assigned_at, submitted_at = excluded.submitted_at, text = excluded.text
                        where rectification_task.version < excluded.version""")
                        .bindMethods(task)
                        .bind("version", version)
                        .execute())
                == 1;
    }

    /** The task that counts: a reassigned or cancelled one gives way to the one that replaces it. */
    Optional<HeardTask> current(UUID findingId) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        """
                        select task_id, finding_id, state, assigned_at, submitted_at, text from rectification_task
                        where finding_id = :finding and state not in ('REASSIGNED', 'CANCELLED')
                        order by assigned_at desc nulls last, task_id desc limit 1""")
                .bind("finding", findingId)
                .map(ROW)
                .findOne());
    }
}
