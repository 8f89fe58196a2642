package dudao.inspection.programmes.evaluations;

import dudao.commons.problems.RuleViolation;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(name = "EvaluationGrade")
public record Grade(
        @NotBlank @Size(max = 20) String name,
        @NotNull
                @DecimalMin("0")
                @DecimalMax("100")
                @Digits(integer = 3, fraction = 2)
                @Schema(description = "least share of all points, in percent")
                BigDecimal fromPercent) {

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    /** The best one whose bound is reached; the last one's is 0. */
    static Grade of(List<Grade> grades, BigDecimal points, BigDecimal all) {
        BigDecimal reached = points.multiply(HUNDRED);
        return grades.stream()
                .filter(each -> reached.compareTo(each.fromPercent().multiply(all)) >= 0)
                .findFirst()
                .orElseThrow();
    }

    /** A grade below the one that was reached may be fixed with a reason; none above it. */
    static Grade fixed(List<Grade> grades, Grade reached, String wanted) {
        List<Grade> allowed = grades.subList(grades.indexOf(reached), grades.size());
        return wanted == null
                ? reached
                : allowed.stream()
                        .filter(each -> each.name().equals(wanted))
                        .findFirst()
                        .orElseThrow(
                                () -> RuleViolation.of("GRADE_NOT_REACHED", "按得分为 " + reached.name() + ",只能定为该等次或更低等次")
                                        .with("reached", reached.name())
                                        .at("/grade", "不高于 " + reached.name()));
    }
}
