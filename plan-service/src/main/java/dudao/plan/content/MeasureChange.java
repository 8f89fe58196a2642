package dudao.plan.content;

import dudao.plan.audience.Audience;
import dudao.plan.importing.document.Commitment;
import dudao.plan.targets.Target;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A measure as its drafter wants it; what is absent is unset. */
@Schema(name = "MeasureChange")
public record MeasureChange(
        @NotBlank @Size(max = 10_000) String wording,
        @Schema(description = "MUST unless told") Commitment commitment,
        @Schema(description = "all targets of the measure; absent: they stay as they are") @Size(max = 100)
                List<@NotNull @Valid Target> targets,
        UUID leadOrganizationId,
        @Size(max = 100) List<@NotNull UUID> assistingOrganizationIds,
        @Valid Audience audience,
        @SensibleDate LocalDate dueOn,
        @Pattern(regexp = "day|week|month|quarter|semester|year") String cadence,
        @Size(max = 2000) @Pattern(regexp = "(?s).*\\S.*") String acceptanceStandard,
        @Pattern(regexp = "NORMAL|URGENT|TOP_URGENT") String priority) {

    public MeasureChange {
        commitment = commitment == null ? Commitment.MUST : commitment;
        assistingOrganizationIds = assistingOrganizationIds == null ? List.of() : assistingOrganizationIds;
    }

    MeasureChange with(Audience checked) {
        return new MeasureChange(
                wording,
                commitment,
                targets,
                leadOrganizationId,
                assistingOrganizationIds,
                checked,
                dueOn,
                cadence,
                acceptanceStandard,
                priority);
    }
}
