package dudao.inspection.commonproblems;

import dudao.commons.audit.AuditTrail;
import dudao.commons.data.Ids;
import dudao.commons.identity.Caller;
import dudao.commons.identity.OrganizationTree;
import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;

/** Table {@code common_problem_threshold}: a later one takes the place of an earlier one, none is changed. */
@Singleton
class Thresholds {

    private static final RowMapper<Threshold> ROW = ConstructorMapper.of(Threshold.class);

    private final Jdbi jdbi;
    private final OrganizationTree tree;
    private final Caller caller;
    private final AuditTrail trail;

    Thresholds(Jdbi jdbi, OrganizationTree tree, Caller caller, AuditTrail trail) {
        this.jdbi = jdbi;
        this.tree = tree;
        this.caller = caller;
        this.trail = trail;
    }

    @Schema(name = "CommonProblemThreshold")
    public record Threshold(
            UUID id,
            UUID organizationId,
            LocalDate validFrom,
            int fewestUnits,
            @Schema(description = "of the units inspected in the period, in percent") BigDecimal leastSharePercent,
            String basis) {

        private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

        /** Exactly: nothing is rounded before it is compared. */
        boolean isReachedBy(int units, int inspected) {
            return units >= fewestUnits
                    && BigDecimal.valueOf(units)
                                    .multiply(HUNDRED)
                                    .compareTo(leastSharePercent.multiply(BigDecimal.valueOf(inspected)))
                            >= 0;
        }
    }

    Threshold add(NewThreshold wanted, Instant at) {
        Threshold threshold = new Threshold(
                Ids.next(),
                tree.scopeOf(caller).home().id(),
                wanted.validFrom(),
                wanted.fewestUnits(),
                wanted.leastSharePercent(),
                wanted.basis().strip());
        jdbi.useHandle(handle -> handle.createUpdate(
                        """
                        insert into common_problem_threshold (id, organization_id, valid_from, fewest_units,
                          least_share_percent, basis, set_by, set_for, set_at)
                        values (:id, :organizationId, :validFrom, :fewestUnits, :leastSharePercent, :basis, :by, :for, :at)""")
                .bindMethods(threshold)
                .bind("by", caller.id())
                .bind("for", caller.onBehalfOf().orElse(null))
                .bind("at", at.atOffset(ZoneOffset.UTC))
                .execute());
        trail.changed("CommonProblemThreshold", threshold.id(), null, threshold);
        return threshold;
    }

    /** The most local one that holds on a day for the organisation the caller works for. */
    Optional<Threshold> at(LocalDate day) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        """
                        select t.id, t.organization_id, t.valid_from, t.fewest_units, t.least_share_percent, t.basis
                        from common_problem_threshold t join organization o on o.id = t.organization_id
                        where cast(:home as text) ^@ o.path and t.valid_from <= :day
                        order by length(o.path) desc, t.valid_from desc limit 1""")
                .bind("home", tree.scopeOf(caller).home().path())
                .bind("day", day)
                .map(ROW)
                .findOne());
    }
}
