package dudao.inspection.draws;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

public record NewDraw(
        @NotBlank @Size(max = 200) @Schema(description = "what is drawn for; told to the public with the result only")
                String title) {}
