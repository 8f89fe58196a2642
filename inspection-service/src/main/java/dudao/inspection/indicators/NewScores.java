package dudao.inspection.indicators;

import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

public record NewScores(
        @NotNull @Schema(description = "SELF by the unit, VERIFIED by the team, FINAL by the office") Side side,
        @NotEmpty @Size(max = 1000) List<@NotNull @Valid Score> scores) {

    @Schema(name = "NewScore")
    public record Score(
            @NotBlank @Size(max = 20) @Schema(description = "of a leaf") String code,
            @NotNull @DecimalMin("0") @Digits(integer = 4, fraction = 2) BigDecimal points,
            @NotBlank @Size(max = 2000) @Schema(description = "evidence, or why points were taken off") String basis) {}
}
