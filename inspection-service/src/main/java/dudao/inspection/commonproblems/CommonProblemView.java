package dudao.inspection.commonproblems;

import com.fasterxml.jackson.annotation.JsonInclude;
import dudao.inspection.requests.Days;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(name = "CommonProblem")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record CommonProblemView(
        UUID id,
        UUID officeId,
        String indicator,
        String clause,
        LocalDate from,
        LocalDate to,
        int findings,
        int units,
        int inspectedUnits,
        BigDecimal sharePercent,
        int unitsBefore,
        int inspectedUnitsBefore,
        Cluster.Trend trend,
        @Schema(description = "the findings behind it, for whoever may read them") List<UUID> findingIds,
        @Schema(description = "the threshold it reached") UUID thresholdId,
        int planYear,
        String title,
        String proposal,
        ProblemState state,
        OffsetDateTime raisedAt,
        @Schema(description = "why it was withdrawn") String reason,
        List<String> allowedCommands) {

    static CommonProblemView of(CommonProblem problem) {
        return new CommonProblemView(
                problem.id,
                problem.officeId,
                problem.indicator,
                problem.clause,
                problem.periodFrom,
                problem.periodTo,
                problem.findings,
                problem.units,
                problem.inspectedUnits,
                Cluster.percent(problem.units, problem.inspectedUnits),
                problem.unitsBefore,
                problem.inspectedUnitsBefore,
                Cluster.Trend.of(
                        problem.units, problem.inspectedUnits, problem.unitsBefore, problem.inspectedUnitsBefore),
                problem.findingIds,
                problem.thresholdId,
                problem.planYear,
                problem.title,
                problem.proposal,
                problem.state,
                Days.shown(problem.raisedAt),
                problem.reason,
                problem.state.allowedCommands());
    }
}
