package dudao.inspection.obligations;

import jakarta.ws.rs.QueryParam;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

class ObligationFilter {

    @QueryParam("under")
    @Parameter(description = "units at or below this organisation")
    String under;

    @QueryParam("rule")
    String rule;

    @QueryParam("dueBefore")
    @Parameter(description = "a date: what is due before it")
    String dueBefore;

    @QueryParam("lacking")
    @Parameter(description = "true: only where something is missing")
    String lacking;

    @QueryParam("on")
    @Parameter(description = "a date: as it stood or will stand then if nothing more is held; today unless told")
    String on;
}
