package dudao.inspection.followups;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(name = "FollowUpDraw")
record NewFollowUpDraw(
        @NotNull @Schema(description = "first day of closing") LocalDate closedFrom,
        @NotNull @Schema(description = "last day of closing") LocalDate closedTo,
        @Schema(description = "the unit that rectified: this organisation or one below it") UUID under,
        @Min(1) @Max(200) @Schema(description = "how many at most") int count,
        @NotNull @Schema(description = "by when somebody looks") LocalDate dueOn,
        @NotBlank @Size(max = 2000) String reason) {}
