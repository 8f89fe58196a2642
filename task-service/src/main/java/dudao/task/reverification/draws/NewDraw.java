package dudao.task.reverification.draws;

import dudao.commons.problems.RuleViolation;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What is to be drawn from. */
@Schema(name = "NewReverificationDraw")
public record NewDraw(
        @Schema(description = "first day of completion, Asia/Shanghai") @NotNull LocalDate completedFrom,
        @Schema(description = "last day of completion, Asia/Shanghai") @NotNull LocalDate completedTo,
        @Schema(description = "only units here or below; else the caller's whole scope") UUID under,
        @Schema(description = "only tasks of this measure") UUID measureId,
        @Schema(description = "of each county and measure, rounded up") @NotNull @Min(1) @Max(100) Integer percent,
        @Schema(description = "a number drawn in public; else the service makes one") @Pattern(regexp = "[!-~]{8,100}")
                String seed,
        @Schema(description = "with a seed: where everybody can read it") @Size(max = 500) String seedSource) {

    private static final int LAST_YEAR = 9999;

    void check() {
        if (completedTo.getYear() > LAST_YEAR) {
            throw RuleViolation.invalidField("/completedTo", "日期过远");
        }
        if (completedTo.isBefore(completedFrom)) {
            throw RuleViolation.invalidField("/completedTo", "不应早于起始日期");
        }
        if ((seed == null) != (seedSource == null || seedSource.isBlank())) {
            throw RuleViolation.invalidField("/seedSource", "自带种子应写明公开出处,否则不填");
        }
    }
}
