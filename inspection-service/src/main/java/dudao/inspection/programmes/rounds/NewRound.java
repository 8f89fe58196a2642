package dudao.inspection.programmes.rounds;

import dudao.commons.problems.RuleViolation;
import dudao.inspection.requests.Days;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(name = "NewInspectionRound")
record NewRound(
        @NotNull RoundKind kind,
        @NotBlank @Size(max = 200) String title,
        @NotEmpty @Size(max = 50) List<@NotBlank @Size(max = 200) String> matters,
        @NotNull LocalDate firstDay,
        @NotNull LocalDate lastDay,
        @NotEmpty @Size(max = 500) @Schema(description = "the units; their number does not change")
                List<@NotNull UUID> organizationIds) {

    void mustBeSensible() {
        Days.plausible("/firstDay", firstDay);
        Days.plausible("/lastDay", lastDay);
        Days.inOrder(firstDay, lastDay, "/lastDay");
        if (Set.copyOf(organizationIds).size() < organizationIds.size()) {
            throw RuleViolation.invalidField("/organizationIds", "单位重复");
        }
    }
}
