package dudao.inspection.districts;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

@JsonInclude(JsonInclude.Include.NON_NULL)
public record DistrictView(
        UUID id,
        String name,
        UUID officeId,
        int mostSchools,
        int mostSchoolsPerInspector,
        Integer rotatesAfterMonths,
        @Schema(description = "when the first of those who answer now has done so for that long")
                LocalDate rotationDueOn,
        @Schema(description = "of today and later") List<Assignment> assignments) {

    @Schema(name = "DistrictAssignment")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Assignment(
            UUID organizationId,
            String organizationName,
            UUID inspectorId,
            String inspectorName,
            LocalDate validFrom,
            LocalDate validTo) {}

    static DistrictView of(District district, List<Assignment> assignments, LocalDate today) {
        LocalDate due = district.rotatesAfterMonths == null
                ? null
                : assignments.stream()
                        .filter(each -> !each.validFrom().isAfter(today) && each.validTo() == null)
                        .map(each -> each.validFrom().plusMonths(district.rotatesAfterMonths))
                        .min(Comparator.naturalOrder())
                        .orElse(null);
        return new DistrictView(
                district.id,
                district.name,
                district.officeId,
                district.mostSchools,
                district.mostSchoolsPerInspector,
                district.rotatesAfterMonths,
                due,
                assignments);
    }
}
