package dudao.inspection.programmes.evaluations;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A year's evaluation of the counties (对县级人民政府履行教育职责的评价). What it sets does not change. */
@Schema(name = "EvaluationRound")
public record EvaluationRound(
        UUID id,
        UUID officeId,
        int year,
        String title,
        UUID indicatorTreeId,
        LocalDate selfCheckDueOn,
        List<Grade> grades,
        @Schema(description = "number of counties by state") Map<String, Integer> counties) {}
