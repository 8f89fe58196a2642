package dudao.inspection.burden;

import com.fasterxml.jackson.annotation.JsonInclude;
import dudao.inspection.filing.FilingRules;
import dudao.inspection.procedure.InspectionKind;
import dudao.inspection.procedure.InspectionMode;
import dudao.inspection.procedure.InspectionState;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What inspections ask of a unit in a year, as far as the reader may know. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Burden(
        UUID organizationId,
        int year,
        @Schema(description = "without cancelled ones, by their first day") List<Visit> visits,
        @Schema(description = "filed visits of each term") List<InTerm> terms,
        @Schema(description = "of approved yearly plans; only for those who read them") List<Cap> caps,
        @Schema(description = "pairs of visits no more than " + FilingRules.CLASH_DAYS + " days apart")
                List<Clash> clashes) {

    @Schema(name = "BurdenVisit")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Visit(
            UUID inspectionId,
            InspectionKind kind,
            InspectionMode mode,
            String title,
            UUID officeId,
            String office,
            LocalDate visitFrom,
            LocalDate visitTo,
            InspectionState state,
            String filingNumber,
            @Schema(description = "absent in the holidays and where no terms are known") String term) {}

    @Schema(name = "BurdenTerm")
    public record InTerm(String term, int filed) {}

    @Schema(name = "BurdenCap")
    public record Cap(UUID officeId, int mostVisitsPerTerm) {}

    @Schema(name = "BurdenClash")
    public record Clash(UUID one, UUID other, int daysApart) {}
}
