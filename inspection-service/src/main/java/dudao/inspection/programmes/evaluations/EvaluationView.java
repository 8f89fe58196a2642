package dudao.inspection.programmes.evaluations;

import com.fasterxml.jackson.annotation.JsonInclude;
import dudao.inspection.programmes.ActView;
import dudao.inspection.requests.Days;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(name = "CountyEvaluation")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record EvaluationView(
        UUID id,
        UUID roundId,
        int year,
        String title,
        UUID organizationId,
        UUID officeId,
        UUID indicatorTreeId,
        LocalDate selfCheckDueOn,
        EvaluationState state,
        OffsetDateTime submittedAt,
        @Schema(description = "the self-check came after its last day, or never") boolean late,
        @Schema(description = "for the county: once it is published") BigDecimal points,
        BigDecimal allPoints,
        String grade,
        OffsetDateTime publishedAt,
        @Schema(description = "for the county: its own, and that it was published") List<ActView> acts,
        List<String> allowedCommands) {

    private static final Set<String> FOR_THE_COUNTY =
            Set.of("open", "score-self", "submit", "end-self-check", "cancel", "publish");

    /** @param whole whether the reader works for the office */
    static EvaluationView of(Evaluation evaluation, EvaluationRound round, boolean whole) {
        Optional<Evaluation.Fixed> result = evaluation.fixed().filter(fixed -> whole || evaluation.isPublished());
        return new EvaluationView(
                evaluation.id,
                evaluation.roundId,
                round.year(),
                round.title(),
                evaluation.organizationId,
                evaluation.officeId,
                round.indicatorTreeId(),
                round.selfCheckDueOn(),
                evaluation.state,
                Days.shown(evaluation.submittedAt),
                evaluation.isLate(round.selfCheckDueOn()),
                result.map(Evaluation.Fixed::points).orElse(null),
                result.map(Evaluation.Fixed::allPoints).orElse(null),
                result.map(Evaluation.Fixed::grade).orElse(null),
                Days.shown(evaluation.publishedAt),
                ActView.of(evaluation.acts, whole, FOR_THE_COUNTY),
                evaluation.state.allowedCommands());
    }
}
