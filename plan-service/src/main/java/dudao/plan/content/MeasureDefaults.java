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
        @Schema(description = "an item's own lead goes before it") UUID leadOrganizationId,
        @Valid Audience audience,
        @Schema(description = "also in place of a date that is the year's end by default") @SensibleDate
                LocalDate dueOn,
        @Size(max = 2000) @Pattern(regexp = "(?s).*\\S.*") String acceptanceStandard,
        @Schema(description = "an item's own go before them") @Size(max = 100)
                List<@NotNull UUID> assistingOrganizationIds,
        @Pattern(regexp = "NORMAL|URGENT|TOP_URGENT") String priority,
        @Schema(description = "only for measures whose timing is open; they go on to the year's end")
                @Pattern(regexp = "day|week|month|quarter|semester|year")
                String cadence,
        @Schema(description = "only the measures of these items; all unless told") @Size(max = 1000)
                List<@NotNull UUID> itemIds) {

    MeasureDefaults {
        assistingOrganizationIds = assistingOrganizationIds == null ? List.of() : assistingOrganizationIds;
    }

    MeasureDefaults with(Audience checked) {
        return new MeasureDefaults(
                leadOrganizationId,
                checked,
                dueOn,
                acceptanceStandard,
                assistingOrganizationIds,
                priority,
                cadence,
                itemIds);
    }
}
