package dudao.inspection.obligations;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What a unit is due by one rule. Only visits that have begun count; what is planned is not told. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Obligation(
        UUID organizationId,
        String organizationName,
        @Schema(description = "REGULAR_PER_TERM, COMPREHENSIVE_SCHOOL, COUNTY, or the id of a local target")
                String rule,
        @Schema(description = "any of these kinds counts") List<String> kinds,
        @Schema(description = "so many in a term, or within so many years") int times,
        @Schema(description = "absent: in a term") Integer years,
        @Schema(description = "false: a local target") boolean statutory,
        String basis,
        @Schema(description = "the current term, or the next one in the holidays") String term,
        @Schema(description = "in the term, or within the years") int done,
        LocalDate lastDone,
        @Schema(description = "of a comprehensive inspection: three years after the last") LocalDate notBefore,
        @Schema(description = "last day for what is missing; absent when nothing is, or no term is known")
                LocalDate nextDue,
        @Schema(description = "how many are missing, of a term until it ends") int shortfall) {}
