package dudao.inspection.programmes.evaluations;

import jakarta.ws.rs.QueryParam;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

class EvaluationFilter {

    @QueryParam("roundId")
    String roundId;

    @QueryParam("state")
    String state;

    @QueryParam("organizationId")
    @Parameter(description = "the county's")
    String organizationId;
}
