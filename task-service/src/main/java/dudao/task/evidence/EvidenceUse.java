package dudao.task.evidence;

import dudao.commons.problems.RuleViolation;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** Ties evidence to the task it proves something of; from then on whoever reads the task reads it. */
@Singleton
public class EvidenceUse {

    private final Jdbi jdbi;
    private final EvidenceLimits limits;

    EvidenceUse(Jdbi jdbi, EvidenceLimits limits) {
        this.jdbi = jdbi;
        this.limits = limits;
    }

    /** Every one must be there and be the evidence of the task's unit; in the caller's transaction. */
    public void attach(UUID taskId, List<UUID> evidenceIds, Instant at) {
        if (evidenceIds.isEmpty()) {
            return;
        }
        jdbi.useHandle(handle -> {
            requireKnown(handle, taskId, evidenceIds);
            handle.createUpdate(
                            """
                            insert into evidence_use (evidence_id, task_id, used_at)
                            select distinct id, cast(:task as uuid), cast(:at as timestamptz)
                            from unnest(cast(:ids as uuid[])) wanted (id)
                            on conflict do nothing""")
                    .bind("task", taskId)
                    .bind("at", at.atOffset(ZoneOffset.UTC))
                    .bindArray("ids", UUID.class, evidenceIds)
                    .execute();
            limits.checkTask(handle.createQuery("select count(*) from evidence_use where task_id = :task")
                    .bind("task", taskId)
                    .mapTo(Long.class)
                    .one());
        });
    }

    private static void requireKnown(Handle handle, UUID taskId, List<UUID> evidenceIds) {
        Set<UUID> unknown = new HashSet<>(evidenceIds);
        handle.createQuery(
                        """
                        select e.id from evidence e
                        where e.id = any(:ids)
                          and e.organization_id = (select organization_id from task where id = :task)""")
                .bindArray("ids", UUID.class, evidenceIds)
                .bind("task", taskId)
                .mapTo(UUID.class)
                .forEach(unknown::remove);
        if (unknown.isEmpty()) {
            return;
        }
        RuleViolation violation = RuleViolation.of("EVIDENCE_UNKNOWN", "有 " + unknown.size() + " 份佐证材料不存在或不是承办单位的");
        for (int n = 0; n < evidenceIds.size(); n++) {
            if (unknown.contains(evidenceIds.get(n))) {
                violation.at("/evidenceIds/" + n, "不存在或不是承办单位的");
            }
        }
        throw violation;
    }
}
