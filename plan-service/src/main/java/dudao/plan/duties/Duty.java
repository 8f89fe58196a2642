package dudao.plan.duties;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What one measure of a plan asks of one county. */
@Schema(name = "Duty")
@JsonInclude(JsonInclude.Include.NON_NULL)
record Duty(
        UUID itemId,
        UUID measureId,
        Citation citation,
        @Schema(description = "of the item") String title,
        String wording,
        List<DutyTarget> targets,
        LocalDate dueOn,
        String acceptanceStandard,
        UUID leadOrganizationId,
        String lead,
        @Schema(
                        description =
                                "the county's bureau and units under it that the measure is for; 0 when the county has only a share")
                int units,
        @Schema(description = "whether one of the targets counts in the assessment of the county (纳入政府责任考核)")
                boolean countsInAssessment,
        @Schema(
                        description =
                                "tasks of the county's units by state, as far as the caller sees them; not in a list"
                                        + " that was made for the year")
                Map<String, Integer> tasks,
        @JsonIgnore boolean restricted) {

    Duty asRestricted() {
        return new Duty(
                itemId,
                measureId,
                citation,
                title,
                wording,
                targets,
                dueOn,
                acceptanceStandard,
                leadOrganizationId,
                lead,
                units,
                countsInAssessment,
                tasks,
                true);
    }

    /** Where it stands. */
    @Schema(name = "DutyCitation")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Citation(
            @Schema(description = "year of the plan and number of the item", examples = "2026-27") String reference,
            String planTitle,
            @Schema(description = "absent before the plan is issued") String documentNumber) {}

    @Schema(name = "DutyTarget")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record DutyTarget(
            UUID targetId,
            String text,
            String object,
            String unit,
            String comparator,
            @Schema(description = "of all counties together") BigDecimal quantity,
            @Schema(description = "the county's; absent while it is not shared out") BigDecimal share,
            boolean countsInAssessment) {

        DutyTarget with(BigDecimal itsShare) {
            return new DutyTarget(targetId, text, object, unit, comparator, quantity, itsShare, countsInAssessment);
        }
    }
}
