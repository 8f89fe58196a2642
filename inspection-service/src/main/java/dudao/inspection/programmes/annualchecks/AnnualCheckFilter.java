package dudao.inspection.programmes.annualchecks;

import dudao.commons.problems.RuleViolation;
import jakarta.ws.rs.QueryParam;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

class AnnualCheckFilter {

    @QueryParam("year")
    String year;

    @QueryParam("state")
    String state;

    @QueryParam("conclusion")
    @Parameter(description = "of published results")
    String conclusion;

    @QueryParam("organizationId")
    String organizationId;

    String year() {
        if (year != null && !year.matches("\\d{4}")) {
            throw RuleViolation.of("INVALID_PARAMETER", "year 应为年份").at("?year", "应为年份");
        }
        return year;
    }
}
