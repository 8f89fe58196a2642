package dudao.plan.targets.sharing;

import dudao.plan.targets.Target.AllocationRule;
import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A number of the city, shared out.
 *
 * @param sum of all shares
 * @param sharedOut whether they add up as the rule asks; false also when there are none
 */
@Schema(name = "Allocations")
record AllocationView(
        UUID targetId,
        BigDecimal quantity,
        String unit,
        AllocationRule rule,
        BigDecimal sum,
        boolean sharedOut,
        List<Share> allocations) {

    @Schema(name = "AllocationShare")
    record Share(UUID organizationId, String name, BigDecimal quantity) {}
}
