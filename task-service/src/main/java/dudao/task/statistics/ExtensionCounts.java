package dudao.task.statistics;

import dudao.commons.identity.Scope;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;

/** How often limits are moved, by whom asked and by whom granted. */
@Singleton
class ExtensionCounts {

    @Schema(name = "ExtensionCount")
    public record Row(
            @Schema(description = "id of the unit, or sub of the decider; null: nobody has decided") String key,
            String name,
            long total,
            @Schema(description = "undecided, the limit has not passed") long requested,
            @Schema(description = "undecided, the limit has passed") long lapsed,
            long approved,
            long rejected,
            long withdrawn,
            @Schema(description = "granted beyond what supervision may") long aboveCap,
            long daysGranted,
            @Schema(description = "working days limits had passed when they were decided: the deciders' own")
                    long gapWorkingDays) {}

    private static final String COUNT =
            """
            select cast(%1$s as text) as key, max(%2$s) as name, count(*) as total,
              count(*) filter (where e.state = 'REQUESTED' and e.due_at >= :now) as requested,
              count(*) filter (where e.state = 'LAPSED' or e.state = 'REQUESTED' and e.due_at < :now) as lapsed,
              count(*) filter (where e.state = 'APPROVED') as approved,
              count(*) filter (where e.state = 'REJECTED') as rejected,
              count(*) filter (where e.state = 'WITHDRAWN') as withdrawn,
              count(*) filter (where e.above_cap) as above_cap,
              coalesce(sum(e.days_granted), 0) as days_granted,
              coalesce(sum(e.gap_days), 0) as gap_working_days
            from extension e join task t on t.id = e.task_id join organization o on o.id = e.organization_id
            where o.path ^@ any(:scope)
              and (t.classification <> 'RESTRICTED' or :office in (t.handling_office_id, t.organization_id))
            group by %1$s order by total desc, key limit 1000""";

    private final Jdbi jdbi;

    ExtensionCounts(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    List<Row> byUnit(Scope scope, UUID office, Instant now) {
        return count("e.organization_id", "o.name", scope, office, now);
    }

    /** A withdrawal is the unit's own act and no decision. */
    List<Row> byApprover(Scope scope, UUID office, Instant now) {
        String decider = "(case when e.state in ('APPROVED', 'REJECTED') then e.decided_by end)";
        return count(
                decider, "(case when e.state in ('APPROVED', 'REJECTED') then e.decided_name end)", scope, office, now);
    }

    private List<Row> count(String key, String name, Scope scope, UUID office, Instant now) {
        return jdbi.withHandle(handle -> handle.createQuery(COUNT.formatted(key, name))
                .bindArray("scope", String.class, (Object[]) scope.paths())
                .bind("office", office)
                .bind("now", now.atOffset(ZoneOffset.UTC))
                .map(ConstructorMapper.of(Row.class))
                .list());
    }
}
