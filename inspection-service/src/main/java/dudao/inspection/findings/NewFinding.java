package dudao.inspection.findings;

import dudao.commons.secrecy.Classification;
import dudao.commons.secrecy.Secrecy;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

public record NewFinding(
        @NotBlank @Size(max = 2000) String wording,
        @NotBlank @Size(max = 500) @Schema(description = "the rule that is not kept") String clause,
        @NotBlank @Size(max = 200) String indicator,
        @NotEmpty @Size(max = 50) @Schema(description = "at least one piece of evidence, named")
                List<@NotBlank @Size(max = 500) String> evidence,
        @NotNull Severity severity,
        @NotNull RectificationKind rectificationKind,
        @Schema(description = "item of an issued plan") UUID planItemId,
        @Size(max = 100) String topic,
        @Schema(description = "INTERNAL unless told; about a restricted item of a plan as the item is")
                Classification classification,
        @Schema(description = "with RESTRICTED only: the office that alone handles it, beside the units")
                UUID handlingOfficeId) {

    Secrecy secrecy() {
        return new Secrecy(classification, handlingOfficeId);
    }
}
