package dudao.plan.targets.sharing;

import dudao.plan.targets.Target;
import dudao.plan.targets.Target.AllocationRule;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** All shares of a target; none takes the sharing away. */
@Schema(name = "AllocationChange")
record AllocationChange(
        @Schema(description = "absent: EQUAL for `=`, else COVER") AllocationRule rule,
        @NotNull @Size(max = 5000) List<Target.@NotNull @Valid Allocation> allocations) {

    AllocationRule ruleFor(Target target) {
        if (rule != null) {
            return rule;
        }
        return "=".equals(target.comparator()) ? AllocationRule.EQUAL : AllocationRule.COVER;
    }

    List<UUID> organizations() {
        return allocations.stream().map(Target.Allocation::organizationId).toList();
    }

    BigDecimal sum() {
        return allocations.stream().map(Target.Allocation::quantity).reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
