package dudao.plan.content;

import dudao.plan.audience.Audience;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What every measure of a plan gets where it has nothing yet. */
@Schema(name = "MeasureDefaults")
record MeasureDefaults(
        UUID leadOrganizationId,
        @Valid Audience audience,
        @SensibleDate LocalDate dueOn,
        @Size(max = 2000) @Pattern(regexp = "(?s).*\\S.*") String acceptanceStandard,
        @Size(max = 100) List<@NotNull UUID> assistingOrganizationIds,
        @Pattern(regexp = "NORMAL|URGENT|TOP_URGENT") String priority,
        @Schema(description = "only the measures of these items; all unless told") @Size(max = 1000)
                List<@NotNull UUID> itemIds) {

    MeasureDefaults {
        assistingOrganizationIds = assistingOrganizationIds == null ? List.of() : assistingOrganizationIds;
    }

    MeasureDefaults with(Audience checked) {
        return new MeasureDefaults(
                leadOrganizationId, checked, dueOn, acceptanceStandard, assistingOrganizationIds, priority, itemIds);
    }
}
