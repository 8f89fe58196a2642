package dudao.inspection.governmentinspections;

import dudao.commons.problems.RuleViolation;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
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
            @NotNull @Schema(description = "of the register: who is responsible (Art. 8)") UUID leader,
            @NotNull @Size(max = 50) @Schema(description = "of the register: the other members")
                    List<@NotNull UUID> members,
            @Size(max = 2000) @Schema(description = "needed where another inspection of the unit is near (Art. 15)")
                    String clashReason) {

        /** The leader first, each once. */
        List<UUID> team() {
            return Stream.concat(Stream.of(leader), members.stream()).distinct().toList();
        }
    }

    @Schema(name = "GovernmentReplacement")
    record Replacement(
            @Schema(
                            description =
                                    "who gives the seat up; absent for a seat that is not of the register, that of the leader first")
                    UUID inspectorId,
            @NotNull @Schema(description = "of the register: who takes it") UUID to,
            @NotBlank @Size(max = 2000) String reason) {}

    @Schema(name = "GovernmentFeedback")
    record Feedback(@NotBlank @Size(max = 200) String servedTo, @NotNull LocalDate receivedOn) {}

    @Schema(name = "GovernmentReview")
    record Review(
            @NotNull Outcome outcome,
            @NotBlank @Size(max = 20_000) String text,
            @Size(max = 20_000)
                    @Schema(description = "with AMENDED, and only then: the conclusion as it is from now on")
                    String conclusion) {

        /** A conclusion that is changed says how; one that stands or falls has no other beside it. */
        String amended() {
            boolean given = conclusion != null && !conclusion.isBlank();
            if (given != (outcome == Outcome.AMENDED)) {
                throw RuleViolation.invalidField("/conclusion", "变更督查结论的应写明变更后的结论,维持、撤销的不写");
            }
            return given ? conclusion.strip() : null;
        }
    }

    @Schema(name = "GovernmentReviewOutcome")
    enum Outcome {
        UPHELD,
        AMENDED,
        REVOKED
    }

    @Schema(name = "GovernmentOrder")
    record Order(@NotBlank @Size(max = 20_000) String text, @NotNull LocalDate dueOn) {}
}
