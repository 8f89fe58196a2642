package dudao.inspection.programmes.points;

import dudao.commons.problems.RuleViolation;
import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(name = "NewPointsScheme")
record NewScheme(
        @NotNull LocalDate validFrom,
        @NotNull
                @DecimalMin("0")
                @Digits(integer = 4, fraction = 2)
                @Schema(description = "what every school begins with")
                BigDecimal opening,
        @NotNull @Size(max = 10) @Schema(description = "what follows below a bound, the highest bound first")
                List<@NotNull @Valid Bound> bounds,
        @NotBlank @Size(max = 200) @Schema(description = "the document it rests on") String basis) {

    @Schema(name = "PointsBound")
    record Bound(
            @NotNull @Digits(integer = 4, fraction = 2) BigDecimal below,
            @NotBlank @Size(max = 200) @Schema(description = "a person acts on it; nothing follows by itself")
                    String consequence) {}

    void mustBeInOrder() {
        for (int n = 1; n < bounds.size(); n++) {
            if (bounds.get(n).below().compareTo(bounds.get(n - 1).below()) >= 0) {
                throw RuleViolation.invalidField("/bounds/" + n + "/below", "应低于上一档");
            }
        }
    }
}
