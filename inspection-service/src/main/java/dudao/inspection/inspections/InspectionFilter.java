package dudao.inspection.inspections;

import jakarta.ws.rs.QueryParam;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

class InspectionFilter {

    @QueryParam("state")
    String state;

    @QueryParam("kind")
    String kind;

    @QueryParam("organizationId")
    String organizationId;

    @QueryParam("under")
    @Parameter(description = "inspections of this organisation and of all below it")
    String under;
}
