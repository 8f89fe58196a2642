package dudao.task.suspensions;

import dudao.commons.problems.RuleViolation;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(name = "NewBulkSuspension")
record NewBulkSuspension(
        @Schema(description = "FLOOD, EPIDEMIC, EXTREME_WEATHER, EARTHQUAKE or EXAM_PERIOD") @NotNull
                SuspensionCause cause,
        @Schema(description = "one for all: the document or law that allows it") @NotBlank @Size(max = 500)
                String legalBasis,
        @Schema(description = "one for all: what every unit reads") @NotBlank @Size(max = 4000) String statement,
        @Schema(description = "last day; the day after they go on by themselves") @NotNull LocalDate until,
        @Schema(description = "only units at or below this organisation; else all of the caller's scope") UUID under,
        UUID planId,
        UUID measureId) {

    private static final int MAX_DAYS = 366;

    void check(LocalDate today) {
        if (!cause.general) {
            throw RuleViolation.invalidField("/cause", "这一事由只能逐项中止");
        }
        if (until.isBefore(today)) {
            throw RuleViolation.invalidField("/until", "中止的截止日期已过");
        }
        if (until.isAfter(today.plusDays(MAX_DAYS))) {
            throw RuleViolation.invalidField("/until", "中止不超过 " + MAX_DAYS + " 天");
        }
    }
}
