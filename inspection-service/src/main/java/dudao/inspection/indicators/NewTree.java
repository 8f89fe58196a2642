package dudao.inspection.indicators;

import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(name = "NewIndicatorTree")
record NewTree(
        @NotBlank @Size(max = 200) @Schema(description = "the same name again makes the next revision") String name,
        @NotNull LocalDate validFrom,
        @NotEmpty @Size(max = 1000) @Schema(description = "parents before their children")
                List<@NotNull @Valid Node> indicators) {

    @Schema(name = "NewIndicator")
    record Node(
            @NotBlank @Size(max = 20) @Pattern(regexp = "[A-Z0-9.]+") String code,
            @Size(max = 20) @Schema(description = "code of the one above; absent at the top") String parent,
            @NotBlank @Size(max = 200) String title,
            @DecimalMin("0.01") @Digits(integer = 4, fraction = 2) @Schema(description = "of a leaf alone")
                    BigDecimal points) {}
}
