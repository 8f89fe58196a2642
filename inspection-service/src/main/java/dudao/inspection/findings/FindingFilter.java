package dudao.inspection.findings;

import jakarta.ws.rs.QueryParam;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

class FindingFilter {

    @QueryParam("state")
    String state;

    @QueryParam("severity")
    String severity;

    @QueryParam("topic")
    String topic;

    @QueryParam("inspectionId")
    String inspectionId;

    @QueryParam("organizationId")
    @Parameter(description = "inspected or responsible")
    String organizationId;

    @QueryParam("under")
    @Parameter(description = "inspected or responsible: this organisation or one below it")
    String under;

    @QueryParam("recurring")
    @Parameter(description = "true: it names an earlier finding of the unit")
    String recurring;

    @QueryParam("overdue")
    @Parameter(description = "true: the limit has passed and the unit has not reported")
    String overdue;
}
