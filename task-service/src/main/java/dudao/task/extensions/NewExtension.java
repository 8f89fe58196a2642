package dudao.task.extensions;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(name = "NewExtension")
record NewExtension(
        @NotNull ExtensionReason reason,
        @NotBlank @Size(max = 4000) String text,
        @Schema(description = "how far the work is") @NotBlank @Size(max = 4000) String progress,
        @Schema(description = "last day of the limit the unit asks for, Asia/Shanghai") @NotNull
                LocalDate proposedOn) {}
