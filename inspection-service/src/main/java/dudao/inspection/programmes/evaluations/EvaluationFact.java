package dudao.inspection.programmes.evaluations;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.UUID;

/** The data of every event of an evaluation. Points and grade are told once they are published. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record EvaluationFact(
        UUID evaluationId,
        UUID roundId,
        int year,
        UUID organizationId,
        UUID officeId,
        EvaluationState state,
        BigDecimal points,
        BigDecimal allPoints,
        String grade) {

    static EvaluationFact of(Evaluation evaluation, int year) {
        Optional<Evaluation.Fixed> out = evaluation.fixed().filter(fixed -> evaluation.isPublished());
        return new EvaluationFact(
                evaluation.id,
                evaluation.roundId,
                year,
                evaluation.organizationId,
                evaluation.officeId,
                evaluation.state,
                out.map(Evaluation.Fixed::points).orElse(null),
                out.map(Evaluation.Fixed::allPoints).orElse(null),
                out.map(Evaluation.Fixed::grade).orElse(null));
    }
}
