package dudao.inspection.programmes.recognitions;

import dudao.commons.problems.RuleViolation;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The bodies of the commands of a file. */
final class RecognitionRequests {

    private RecognitionRequests() {}

    @Schema(name = "NewRecognitionFile")
    record NewFile(
            @NotNull RecognitionProgramme programme,
            @NotNull @Schema(description = "a COUNTY_BUREAU, for its county") UUID organizationId,
            @NotBlank @Size(max = 200) String title,
            @NotNull @Min(2000) @Max(2100) @Schema(description = "first year of the plan") Integer firstYear,
            @NotNull @Min(2000) @Max(2100) @Schema(description = "year in which it is to be recognised")
                    Integer lastYear,
            @NotEmpty @Size(max = 200) List<@NotNull @Valid Criterion> criteria) {

        void mustBeSensible() {
            if (lastYear < firstYear) {
                throw RuleViolation.invalidField("/lastYear", "不早于开始年份");
            }
            Set<String> codes = new HashSet<>();
            for (int n = 0; n < criteria.size(); n++) {
                if (!codes.add(criteria.get(n).code())) {
                    throw RuleViolation.invalidField("/criteria/" + n + "/code", "编码重复");
                }
            }
        }
    }

    @Schema(name = "RecognitionValues")
    record Values(@NotEmpty @Size(max = 200) List<@NotNull @Valid Value> values) {}

    @Schema(name = "RecognitionValue")
    record Value(
            @NotBlank @Size(max = 20) @Schema(description = "of a criterion") String code,
            @NotNull @Min(2000) @Max(2100) Integer year,
            @NotNull @Digits(integer = 8, fraction = 4) BigDecimal value,
            @NotBlank @Size(max = 500) @Schema(description = "the statistics or document it comes from")
                    String source) {}

    @Schema(name = "RecognitionRuling")
    record Ruling(
            @NotBlank @Size(max = 200) @Schema(description = "the office above that decided") String decidedBy,
            @NotBlank @Size(max = 100) @Schema(description = "number of its document") String documentNumber,
            @NotNull LocalDate decidedOn,
            @NotBlank @Size(max = 10_000) String text) {}
}
