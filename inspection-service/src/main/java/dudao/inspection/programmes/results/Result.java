package dudao.inspection.programmes.results;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * One published result of one organisation.
 *
 * @param reference the file it comes from
 */
@Schema(name = "ProgrammeResult")
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonPropertyOrder({"kind", "organizationId", "code", "name", "result", "points", "on", "reference"})
public record Result(
        @Schema(description = "EVALUATION, ANNUAL_CHECK, POINTS or RECOGNITION; more may come") String kind,
        UUID organizationId,
        String code,
        String name,
        @Schema(description = "grade, conclusion or state of recognition; absent for points") String result,
        @Schema(
                        description =
                                "of an evaluation; of POINTS the sum of the entries that count on the day, without the scheme's opening")
                BigDecimal points,
        @Schema(description = "the day it was published or decided; of points the day they were counted for")
                LocalDate on,
        @Schema(description = "the file it comes from") UUID reference) {}
