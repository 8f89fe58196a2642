package dudao.plan.content;

import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A quantity the plan promises; units report their share of it under its id. */
@Schema(name = "Target")
public record Target(
        @Schema(description = "of a target that stays; a new one gets its own") UUID targetId,
        @Schema(description = "the measure that promises it, of the same item") UUID measureId,
        @NotBlank @Size(max = 2000) String text,
        @NotNull @PositiveOrZero @Digits(integer = 18, fraction = 6) BigDecimal quantity,
        @NotBlank @Size(max = 50) String unit,
        @Schema(description = "what is counted") @Size(max = 500) String object,
        @Schema(description = "`~` is about") @NotNull @Pattern(regexp = "=|>=|<=|~") String comparator) {

    Target with(UUID id, UUID measure) {
        return new Target(id, measure, text, quantity, unit, object, comparator);
    }
}
