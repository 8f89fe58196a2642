package dudao.plan.targets.eligibility;

import com.fasterxml.jackson.annotation.JsonInclude;
import dudao.commons.identity.Actor;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Who counts in a target's denominator.
 *
 * @param notYet units that do not count yet, as approved
 * @param exempt units that do not count, as approved
 * @param pending marks that wait for approval
 */
@Schema(name = "TargetEligibility")
record EligibilityView(UUID targetId, int eligible, int notYet, int exempt, List<Mark> units, List<Mark> pending) {

    @Schema(name = "EligibilityMark")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Mark(
            UUID id,
            UUID organizationId,
            String name,
            Eligibility eligibility,
            String reason,
            Actor proposedBy,
            OffsetDateTime proposedAt,
            Actor approvedBy,
            OffsetDateTime approvedAt) {}

    static EligibilityView of(UUID targetId, List<Mark> approved, List<Mark> pending) {
        return new EligibilityView(
                targetId,
                count(approved, Eligibility.ELIGIBLE),
                count(approved, Eligibility.NOT_YET),
                count(approved, Eligibility.EXEMPT),
                approved,
                pending);
    }

    private static int count(List<Mark> marks, Eligibility eligibility) {
        return (int)
                marks.stream().filter(mark -> mark.eligibility() == eligibility).count();
    }
}
