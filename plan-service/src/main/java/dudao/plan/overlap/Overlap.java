package dudao.plan.overlap;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The same thing asked twice. */
@Schema(name = "Overlap")
@JsonInclude(JsonInclude.Include.NON_NULL)
record Overlap(
        Kind kind,
        @Schema(description = "one of both is reused by the other (`reusesMeasureId`), so nobody is asked twice")
                boolean settled,
        @Schema(description = "the indicator or material both ask for; of WORDING the wording") String subject,
        @Schema(description = "in the plan asked about") Side here,
        @Schema(description = "in the other plan, or in an earlier item of the same plan") Side there,
        Units units,
        @Schema(description = "a sentence for the person who decides", examples = "两处都要 23 个单位报送“校车台账”") String why,
        Reuse reuse) {

    /** How sure it is: the same figure, the same material, or only words alike. */
    @Schema(name = "OverlapKind")
    enum Kind {
        UNITS_AND_INDICATOR,
        UNITS_AND_MATERIAL,
        WORDING
    }

    @Schema(name = "OverlapSide")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Side(
            UUID planId,
            String planTitle,
            @Schema(description = "absent before it is issued") String documentNumber,
            int planYear,
            UUID issuerId,
            String issuer,
            UUID itemId,
            String itemNumber,
            UUID measureId,
            String wording,
            @Schema(description = "of UNITS_AND_INDICATOR") UUID targetId,
            LocalDate dueOn,
            String cadence,
            @Schema(description = "the year the figure is about, when it is not the plan's") Integer referenceYear) {}

    @Schema(name = "OverlapUnits", description = "asked twice; 0 of WORDING while one side says not yet whom it is for")
    record Units(int count, @Schema(description = "the first 20") List<Unit> first) {}

    @Schema(name = "OverlapUnit")
    record Unit(UUID organizationId, String name) {}

    @Schema(name = "OverlapReuse", description = "the earlier request, to be named as `reusesMeasureId` by the later")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Reuse(
            UUID measureId,
            UUID targetId,
            @Schema(description = "when a unit last reported to the target; absent when none has")
                    OffsetDateTime lastReported) {}
}
