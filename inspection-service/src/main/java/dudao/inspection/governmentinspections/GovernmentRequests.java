package dudao.inspection.governmentinspections;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The bodies of the commands. */
final class GovernmentRequests {

    private GovernmentRequests() {}

    @Schema(name = "NewGovernmentInspection")
    record NewInspection(
            @NotNull GovernmentKind kind,
            @NotBlank @Size(max = 200) String title,
            @NotEmpty @Size(max = 50) @Schema(description = "as the mandate fixes them; they do not change")
                    List<@NotBlank @Size(max = 200) String> matters,
            @NotNull @Schema(description = "a department or a lower government, no school") UUID organizationId,
            @NotNull @Valid Mandate mandate) {}

    @Schema(name = "GovernmentPlan")
    record Plan(
            @NotBlank @Size(max = 20_000) String text,
            @NotNull LocalDate visitFrom,
            @NotNull LocalDate visitTo,
            @NotBlank @Size(max = 200) @Schema(description = "account of who is responsible (Art. 8)") String leader,
            @NotNull @Size(max = 50) @Schema(description = "accounts of the other members")
                    List<@NotBlank @Size(max = 200) String> members,
            @Size(max = 2000) @Schema(description = "needed where another inspection of the unit is near (Art. 15)")
                    String clashReason) {}

    @Schema(name = "GovernmentFeedback")
    record Feedback(@NotBlank @Size(max = 200) String servedTo, @NotNull LocalDate receivedOn) {}

    @Schema(name = "GovernmentReview")
    record Review(@NotNull Outcome outcome, @NotBlank @Size(max = 20_000) String text) {}

    @Schema(name = "GovernmentReviewOutcome")
    enum Outcome {
        UPHELD,
        AMENDED,
        REVOKED
    }

    @Schema(name = "GovernmentOrder")
    record Order(@NotBlank @Size(max = 20_000) String text, @NotNull LocalDate dueOn) {}

    @Schema(name = "GovernmentClosing")
    record Closing(
            @NotBlank @Size(max = 20_000) String text,
            @NotNull @Schema(description = "whether rectification was verified; the agency may do so (Art. 18)")
                    Boolean verified) {}
}
