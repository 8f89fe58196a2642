package dudao.inspection.programmes.recognitions;

import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What a county must reach. Thresholds differ by place and edition: they are given with the file. */
@Embeddable
@Schema(name = "RecognitionCriterion")
public record Criterion(
        @NotBlank @Size(max = 20) @Pattern(regexp = "[A-Z0-9.]+") String code,
        @NotBlank @Size(max = 200) String title,
        @Size(max = 20) String unit,
        @NotNull @Enumerated(EnumType.STRING) Comparator comparator,
        @NotNull @Digits(integer = 8, fraction = 4) BigDecimal threshold,
        @NotBlank @Size(max = 200) @Schema(description = "document and clause the threshold comes from") String basis) {

    @Schema(name = "RecognitionComparator")
    public enum Comparator {
        AT_LEAST,
        AT_MOST
    }

    /** What is missing to the threshold; zero or less where it is met. */
    BigDecimal gap(BigDecimal value) {
        return comparator == Comparator.AT_LEAST ? threshold.subtract(value) : value.subtract(threshold);
    }
}
