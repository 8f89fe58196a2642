package dudao.inspection.obligations;

import dudao.commons.identity.Caller;
import dudao.commons.identity.OrganizationTree;
import dudao.commons.problems.RuleViolation;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.UUID;
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
