package dudao.inspection.obligations;

import dudao.inspection.procedure.InspectionKind;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(name = "NewObligationTarget")
public record NewTarget(
        @NotNull ObjectKind objectKind,
        @NotEmpty @Size(max = 3) List<@NotNull InspectionKind> kinds,
        @NotNull @Min(1) @Max(50) Integer times,
        @Min(1) @Max(10) @Schema(description = "within so many years; absent: in a term") Integer years,
        @NotBlank @Size(max = 200) @Schema(description = "the document that asks for it") String basis) {

    @Schema(name = "ObligationObjectKind")
    public enum ObjectKind {
        SCHOOL,
        COUNTY_BUREAU
    }
}
