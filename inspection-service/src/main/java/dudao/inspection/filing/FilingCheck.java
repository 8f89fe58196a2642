package dudao.inspection.filing;

import com.fasterxml.jackson.annotation.JsonInclude;
import dudao.commons.problems.RuleViolation;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What stands against a filing, and what would take the clash away. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record FilingCheck(
        @Schema(description = "empty: it can be filed") List<Obstacle> obstacles,
        @Schema(description = "one visit instead of several (优化营商环境条例 Art. 54), where visits clash") Merge merge) {

    /** Stable, as problems name them. */
    public static final String OUTSIDE_PLAN = "NOT_IN_YEARLY_PLAN";

    public static final String OVER_CAP = "CAP_EXCEEDED";
    public static final String CLASH = "VISITS_CLASH";

    @Schema(name = "FilingObstacle")
    public record Obstacle(String code, String detail) {}

    @Schema(name = "VisitsMerge")
    public record Merge(
            List<UUID> inspectionIds,
            @Schema(description = "days of the visit that is nearest to being held") LocalDate visitFrom,
            LocalDate visitTo,
            @Schema(description = "of all of them") List<String> matters) {}

    public List<String> codes() {
        return obstacles.stream().map(Obstacle::code).toList();
    }

    /** @param approved codes somebody has approved */
    public void mustBeClear(List<String> approved) {
        obstacles.stream()
                .filter(each -> !approved.contains(each.code()))
                .findFirst()
                .ifPresent(first -> {
                    throw RuleViolation.of(first.code(), first.detail())
                            .with("obstacles", obstacles)
                            .with("merge", merge);
                });
    }
}
