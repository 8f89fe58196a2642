package dudao.inspection.commonproblems;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

record NewCommonProblem(
        @NotBlank @Size(max = 500) @Schema(description = "as the findings name it") String indicator,
        @NotBlank @Size(max = 500) @Schema(description = "as the findings name it") String clause,
        @NotNull LocalDate from,
        @NotNull LocalDate to,
        @NotNull @Min(2000) @Max(2100) @Schema(description = "year of the plan it is proposed for") Integer planYear,
        @NotBlank @Size(max = 200) @Schema(description = "of the proposed item") String title,
        @NotBlank @Size(max = 10_000) @Schema(description = "what the item should ask for") String proposal) {}
