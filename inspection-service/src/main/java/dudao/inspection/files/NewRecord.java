package dudao.inspection.files;

import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(name = "NewInspectorRecord")
public record NewRecord(
        @NotNull RecordKind kind,
        @NotNull @Schema(description = "day of the certificate, the training or the assessment") LocalDate heldOn,
        @NotBlank @Size(max = 200) @Schema(description = "criterion, training course, or period assessed") String title,
        @Size(max = 500) @Schema(description = "certificate or document; a qualification names one") String basis,
        @DecimalMin("0.5") @DecimalMax("1000") @Schema(description = "of a training") BigDecimal hours,
        @Size(max = 200) @Schema(description = "of an assessment") String result) {

    @AssertTrue(message = "资格应写明依据,培训应有学时,考核应有结果,且不填其他类别的内容")
    @Schema(hidden = true)
    boolean isComplete() {
        if (kind == null) {
            return true;
        }
        return switch (kind) {
            case QUALIFICATION -> basis != null && !basis.isBlank() && hours == null && result == null;
            case TRAINING -> hours != null && result == null;
            case ASSESSMENT -> result != null && !result.isBlank() && hours == null;
        };
    }
}
