package dudao.inspection.filing;

import dudao.inspection.procedure.InspectionKind;
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

public record NewYearlyPlan(
        @NotNull @Min(2000) @Max(2199) Integer year,
        @NotBlank @Size(max = 200) String title,
        @Min(1) @Max(100) @Schema(description = "visits to one unit in a term at most; absent: no cap")
                Integer mostVisitsPerTerm,
        @Min(0)
                @Max(90)
                @Schema(
                        description = "days on either side within which two visits clash; " + FilingRules.CLASH_DAYS
                                + " unless told")
                Integer clashDays,
        @NotEmpty @Size(max = 500) List<@NotNull @Valid Entry> entries) {

    @Schema(name = "NewYearlyPlanEntry")
    public record Entry(
            @NotNull InspectionKind kind,
            @NotBlank @Size(max = 200) String title,
            @NotNull @Schema(description = "the unit, or the organisation below which units are visited") UUID underId,
            @NotNull LocalDate firstDay,
            @NotNull LocalDate lastDay) {}
}
