package dudao.inspection.rectifications;

import jakarta.ws.rs.QueryParam;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

class RectificationFilter {

    @QueryParam("state")
    String state;

    @QueryParam("findingId")
    String findingId;

    @QueryParam("organizationId")
    @Parameter(description = "the unit that rectifies")
    String organizationId;

    @QueryParam("under")
    @Parameter(description = "the unit that rectifies: this organisation or one below it")
    String under;

    @QueryParam("overdue")
    @Parameter(description = "true: the limit has passed and the unit has not reported")
    String overdue;
}
