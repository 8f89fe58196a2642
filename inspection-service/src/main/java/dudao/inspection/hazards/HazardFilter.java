package dudao.inspection.hazards;

import jakarta.ws.rs.QueryParam;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

class HazardFilter {

    @QueryParam("state")
    String state;

    @QueryParam("organizationId")
    @Parameter(description = "the unit inspected")
    String organizationId;

    @QueryParam("findingId")
    String findingId;

    @QueryParam("under")
    @Parameter(description = "this organisation or one below it")
    String under;

    @QueryParam("overdue")
    @Parameter(description = "true: not acknowledged within its minutes, or later")
    String overdue;
}
