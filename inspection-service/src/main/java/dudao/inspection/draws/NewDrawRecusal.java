package dudao.inspection.draws;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

public record NewDrawRecusal(
        @NotNull @Schema(description = "the unit the inspector does not go to") UUID organizationId,
        @NotNull UUID inspectorId,
        @NotNull RecusalGround ground,
        @NotBlank @Size(max = 1000) @Schema(description = "stays with the office; the ground is published")
                String reason) {}
