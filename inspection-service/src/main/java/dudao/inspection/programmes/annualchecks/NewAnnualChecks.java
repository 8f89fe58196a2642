package dudao.inspection.programmes.annualchecks;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.LocalDate;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

record NewAnnualChecks(
        @NotNull @Min(2000) @Max(2100) @Schema(description = "the year that is checked") Integer year,
        @NotNull @Schema(description = "last day of the schools' own report") LocalDate reportDueOn,
        @NotNull @Schema(description = "this organisation and all below it") UUID underId) {}
