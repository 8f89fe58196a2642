package dudao.plan.targets.eligibility;

import dudao.commons.problems.RuleViolation;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Units to be marked; each takes effect when it is approved. */
@Schema(name = "EligibilityProposal")
record EligibilityProposal(@NotEmpty @Size(max = 5000) List<@NotNull @Valid Unit> units) {

    @Schema(name = "EligibilityOfUnit")
    record Unit(
            @NotNull UUID organizationId,
            @NotNull Eligibility eligibility,
            @Schema(description = "needed of NOT_YET and EXEMPT") @Size(max = 1000) @Pattern(regexp = "(?s).*\\S.*")
                    String reason) {}

    List<UUID> organizations() {
        return units.stream().map(Unit::organizationId).toList();
    }

    void check() {
        Set<UUID> seen = new HashSet<>();
        for (int i = 0; i < units.size(); i++) {
            Unit unit = units.get(i);
            if (!seen.add(unit.organizationId())) {
                throw RuleViolation.invalidField("/units/" + i + "/organizationId", "机构重复");
            }
            if (unit.eligibility() != Eligibility.ELIGIBLE && unit.reason() == null) {
                throw RuleViolation.invalidField("/units/" + i + "/reason", "不计入范围应说明理由");
            }
        }
    }
}
