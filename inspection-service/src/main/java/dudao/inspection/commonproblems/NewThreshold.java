package dudao.inspection.commonproblems;

import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(name = "NewCommonProblemThreshold")
record NewThreshold(
        @NotNull LocalDate validFrom,
        @NotNull @Min(2) @Max(10_000) @Schema(description = "units at which the problem was found") Integer fewestUnits,
        @NotNull
                @DecimalMin("0")
                @DecimalMax("100")
                @Digits(integer = 3, fraction = 2)
                @Schema(description = "of the units inspected in the period, in percent")
                BigDecimal leastSharePercent,
        @NotBlank @Size(max = 200) @Schema(description = "the document it rests on") String basis) {}
