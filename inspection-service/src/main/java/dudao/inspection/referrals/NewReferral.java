package dudao.inspection.referrals;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

record NewReferral(
        @NotNull ReferralKind kind,
        @Schema(description = "who receives it; with HAND_OVER a recipient in words may stand instead")
                UUID organizationId,
        @Size(max = 200) @Schema(description = "a body outside the tree; its receipt is entered by the office")
                String recipient,
        @NotBlank @Size(max = 2000) @Schema(description = "why the unit cannot put it right alone") String reason,
        @NotBlank
                @Size(max = 10_000)
                @Schema(description = "what the receiver reads; the finding itself it does not see")
                String text,
        @NotEmpty @Size(max = 50) List<@NotBlank @Size(max = 500) String> documents) {}
