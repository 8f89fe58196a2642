package dudao.inspection.programmes.evaluations;

import dudao.commons.problems.RuleViolation;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

record NewEvaluationRound(
        @NotNull @Min(2000) @Max(2100) Integer year,
        @NotBlank @Size(max = 200) String title,
        @NotNull UUID indicatorTreeId,
        @NotNull @Schema(description = "last day of the self-check; a later one is taken and marked late")
                LocalDate selfCheckDueOn,
        @NotEmpty @Size(max = 10) @Schema(description = "from the best to the last, whose bound is 0")
                List<@NotNull @Valid Grade> grades,
        @NotEmpty
                @Size(max = 200)
                @Schema(description = "COUNTY_BUREAU organisations, each for its county's government")
                List<@NotNull UUID> countyIds) {

    /** The bounds fall, and every share has a grade. */
    void mustBeInOrder() {
        for (int n = 1; n < grades.size(); n++) {
            if (grades.get(n).fromPercent().compareTo(grades.get(n - 1).fromPercent()) >= 0) {
                throw RuleViolation.invalidField("/grades/" + n + "/fromPercent", "应低于上一等次");
            }
        }
        int last = grades.size() - 1;
        if (grades.get(last).fromPercent().signum() != 0) {
            throw RuleViolation.invalidField("/grades/" + last + "/fromPercent", "最低等次应从 0 起");
        }
    }
}
