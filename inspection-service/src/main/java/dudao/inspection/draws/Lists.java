package dudao.inspection.draws;

import jakarta.validation.Valid;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The lists of a draw, to be frozen. */
@Schema(name = "DrawLists")
public record Lists(
        @NotEmpty @Size(max = 20) List<@NotNull @Valid Stratum> strata,
        @NotEmpty @Size(max = 5000) List<@NotNull @Valid Unit> units,
        @NotEmpty @Size(max = 1000) @Schema(description = "registered, and with a term that covers the visits")
                List<@NotNull UUID> inspectorIds,
        @NotNull @Min(1) @Max(20) @Schema(description = "inspectors for each drawn unit") Integer teamSize,
        @NotNull LocalDate visitFrom,
        @NotNull LocalDate visitTo) {

    private static final BigDecimal HUNDRED = new BigDecimal(100);

    /** Either so many, or a share, rounded up. */
    @Schema(name = "DrawStratum")
    public record Stratum(
            @NotNull @Pattern(regexp = "[A-Z0-9_]{1,20}") String name,
            @Min(0) @Max(5000) Integer count,
            @DecimalMin("0") @DecimalMax("100") BigDecimal percent) {

        @AssertTrue(message = "count 和 percent 应恰有其一")
        @Schema(hidden = true)
        boolean isOneGiven() {
            return (count == null) != (percent == null);
        }

        int quota(int units) {
            return count != null
                    ? count
                    : percent.multiply(BigDecimal.valueOf(units))
                            .divide(HUNDRED, 0, RoundingMode.CEILING)
                            .intValueExact();
        }
    }

    @Schema(name = "DrawUnit")
    public record Unit(@NotNull UUID organizationId, @NotNull String stratum) {}
}
