package dudao.plan.progress;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** How far a plan is in each county the caller sees. */
@Schema(name = "CountyProgress")
record CountyProgress(OffsetDateTime asOf, UUID planId, List<County> counties) {

    @Schema(name = "CountyFigures", description = "of units under one county; counties without tasks are left out")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record County(
            @Schema(description = "absent of units that stand directly under the city; these come last") UUID countyId,
            String name,
            Progress.Tasks tasks,
            @Schema(description = "what its units reported, by target; targets nobody reported to are left out")
                    List<Share> targets,
            int openFindings) {}

    @Schema(name = "CountyShare")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Share(
            UUID targetId,
            @Schema(description = "sum of the reports of tasks whose completion was accepted") BigDecimal achieved,
            @Schema(description = "sum of all reports, confirmed or not") BigDecimal reported,
            @Schema(description = "the county's share of the target, where it was shared out") BigDecimal allocated) {}
}
