package dudao.inspection.commonproblems;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import java.util.UUID;

/** The data of every event of a common problem; it names no unit that was inspected. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record CommonProblemFact(
        UUID commonProblemId,
        UUID organizationId,
        UUID bodyId,
        String indicator,
        String clause,
        LocalDate from,
        LocalDate to,
        int findings,
        int units,
        int inspectedUnits,
        int unitsBefore,
        int inspectedUnitsBefore,
        int planYear,
        String title,
        String proposal,
        ProblemState state,
        String reason) {

    /** @param body the organisation the office works for, which makes the plan */
    static CommonProblemFact of(CommonProblem problem, UUID body) {
        return new CommonProblemFact(
                problem.id,
                problem.officeId,
                body,
                problem.indicator,
                problem.clause,
                problem.periodFrom,
                problem.periodTo,
                problem.findings,
                problem.units,
                problem.inspectedUnits,
                problem.unitsBefore,
                problem.inspectedUnitsBefore,
                problem.planYear,
                problem.title,
                problem.proposal,
                problem.state,
                problem.reason);
    }
}
