package dudao.commons.audit.inquiry;

import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.QueryParam;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

/** What a list of audit events may be narrowed to; null narrows nothing. */
public class AuditFilter {

    @QueryParam("actor")
    String actor;

    @QueryParam("onBehalfOf")
    String onBehalfOf;

    @QueryParam("organizationId")
    @Parameter(description = "the actor's organisation")
    UUID organizationId;

    @QueryParam("action")
    @Parameter(description = "an operationId")
    String action;

    @QueryParam("resourceId")
    UUID resourceId;

    @QueryParam("outcome")
    @Pattern(regexp = "DONE|REFUSED")
    String outcome;

    @QueryParam("from")
    @Parameter(description = "a moment with offset, or a date (its 0:00)")
    String from;

    @QueryParam("to")
    @Parameter(description = "a moment with offset, or a date (its 24:00)")
    String to;
}
