package dudao.plan.targets.sharing;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Among whom a target is to be shared out, and by what weight: pupils, classes, last year's numbers. */
@Schema(name = "AllocationProposalWish")
record ProposalWish(
        @Schema(description = "absent: every county bureau below the caller's organisation, evenly")
                @Size(min = 1, max = 5000)
                List<@NotNull @Valid Unit> units) {

    @Schema(name = "AllocationWeight")
    record Unit(
            @NotNull UUID organizationId,
            @Schema(description = "1 unless told; 0 gets nothing") @PositiveOrZero @Digits(integer = 12, fraction = 6)
                    BigDecimal weight) {

        Unit {
            weight = weight == null ? BigDecimal.ONE : weight;
        }
    }

    List<UUID> organizations() {
        return units.stream().map(Unit::organizationId).toList();
    }

    boolean hasWeight() {
        return units.stream().anyMatch(each -> each.weight().signum() > 0);
    }
}
