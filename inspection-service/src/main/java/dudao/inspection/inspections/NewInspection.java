package dudao.inspection.inspections;

import dudao.inspection.procedure.InspectionKind;
import dudao.inspection.procedure.InspectionMode;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

public record NewInspection(
        @NotNull InspectionKind kind,
        @NotNull InspectionMode mode,
        @NotBlank @Size(max = 200) String title,
        @NotEmpty @Size(max = 50) List<@NotBlank @Size(max = 200) String> matters,
        @NotNull @Schema(description = "the organisation to be inspected") UUID organizationId,
        @NotNull LocalDate visitFrom,
        @NotNull LocalDate visitTo,
        @Schema(description = "of the rule pack; the installation's unless told") @Size(max = 10) String jurisdiction,
        @Schema(description = "the draw (双随机) that has drawn the unit") UUID drawId,
        @Schema(description = "the entry of the office's yearly plan it belongs to") UUID planEntryId) {}
