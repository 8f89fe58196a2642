package dudao.inspection.obligations;

import dudao.commons.identity.Caller;
import dudao.commons.identity.OrganizationTree;
import dudao.commons.problems.RuleViolation;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jdbi.v3.core.Jdbi;

/** Local targets. */
@Singleton
class Targets {

    private final Jdbi jdbi;
    private final OrganizationTree tree;
    private final Caller caller;

    Targets(Jdbi jdbi, OrganizationTree tree, Caller caller) {
        this.jdbi = jdbi;
        this.tree = tree;
        this.caller = caller;
    }

    /** What binds the caller's organisations: set by their own bureau, above or below. */
    @Schema(name = "ObligationTargetRow")
    public record TargetRow(
            UUID id,
            UUID organizationId,
            NewTarget.ObjectKind objectKind,
            List<String> kinds,
            int times,
            @Schema(description = "absent: in a term") Integer years,
            String basis,
            @Schema(description = "first day on which it asks for nothing more") LocalDate endedOn) {}

    List<TargetRow> visible() {
        return jdbi.withHandle(handle -> handle.createQuery(
                        """
                        select t.id, t.organization_id, t.object_kind, t.kinds, t.times, t.years, t.basis, t.ended_on
                        from obligation_target t join organization o on o.id = t.organization_id
                        where o.path ^@ any(:scope) or exists (select from unnest(:scope) root where root ^@ o.path)
                        order by t.id desc limit 200""")
                .bind("scope", tree.scopeOf(caller).paths())
                .map((row, context) -> new TargetRow(
                        row.getObject("id", UUID.class),
                        row.getObject("organization_id", UUID.class),
                        NewTarget.ObjectKind.valueOf(row.getString("object_kind")),
                        List.of((String[]) row.getArray("kinds").getArray()),
                        row.getInt("times"),
                        row.getObject("years", Integer.class),
                        row.getString("basis"),
                        row.getObject("ended_on", LocalDate.class)))
                .list());
    }

    UUID home() {
        return tree.scopeOf(caller).home().id();
    }

    void add(UUID id, NewTarget wanted, Instant at) {
        jdbi.useHandle(handle -> handle.createUpdate(
                        """
                        insert into obligation_target (id, organization_id, object_kind, kinds, times, years, basis, set_by,
                          set_for, set_at)
                        values (:id, :home, :objectKind, :kinds, :times, :years, :basis, :by, :for, :at)""")
                .bind("id", id)
                .bind("home", home())
                .bind("objectKind", wanted.objectKind().name())
                .bindArray(
                        "kinds",
                        String.class,
                        wanted.kinds().stream().distinct().map(Enum::name).toList())
                .bind("times", wanted.times())
                .bind("years", wanted.years())
                .bind("basis", wanted.basis())
                .bind("by", caller.id())
                .bind("for", caller.onBehalfOf().orElse(null))
                .bind("at", at.atOffset(ZoneOffset.UTC))
                .execute());
    }

    /** Of the own bureau or one below it; what stands above binds the caller. */
    void end(UUID id, LocalDate today) {
        int ended = jdbi.withHandle(handle -> handle.createUpdate(
                        """
                        update obligation_target t set ended_on = :today from organization o
                        where t.id = :id and o.id = t.organization_id and o.path ^@ any(:scope) and t.ended_on is null""")
                .bind("id", id)
                .bind("today", today)
                .bind("scope", tree.scopeOf(caller).paths())
                .execute());
        if (ended == 0) {
            throw RuleViolation.notFound("目标", id);
        }
    }
}
