package dudao.task.cadence;

import dudao.commons.http.Page;
import dudao.commons.http.Paging;
import dudao.commons.problems.RuleViolation;
import dudao.commons.time.Clocks;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/api/v1/occurrences")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Cadence")
class OccurrenceResource {

    @Schema(name = "OccurrencePage")
    record OccurrencePage(List<Occurrence> items, String next) {}

    @Schema(name = "OccurrenceStatistics")
    record OccurrenceStatistics(OffsetDateTime asOf, List<OccurrenceCounts> items) {}

    private final Occurrences occurrences;
    private final Clock clock;

    OccurrenceResource(Occurrences occurrences, Clock clock) {
        this.occurrences = occurrences;
        this.clock = clock;
    }

    @GET
    @RolesAllowed({"LEADER", "SUPERVISOR", "REVIEWER", "ESO", "UNIT_HEAD", "UNIT_CLERK", "SYSTEM"})
    @Transactional
    @Operation(
            operationId = "listOccurrences",
            summary = "Occurrences of the caller's scope, or only those that are missing",
            description = "Silence is MISSING, never zero: a unit that has nothing to report says so (零报告) and is NIL.")
    @APIResponse(
            responseCode = "200",
            description = "one page in the order of dueAt",
            content = @Content(schema = @Schema(implementation = OccurrencePage.class)))
    public Response list(
            @BeanParam OccurrenceFilter filter,
            @Parameter(description = "true: only those that were due and of which nothing was heard")
                    @QueryParam("missing")
                    String missing,
            @BeanParam Paging paging,
            @Context UriInfo uri) {
        if (missing != null && !missing.equals("true")) {
            throw RuleViolation.of("INVALID_PARAMETER", "missing 只能是 true").at("?missing", "true");
        }
        Page<Occurrence> page = occurrences.list(filter, null, missing != null, paging);
        return page.response(uri);
    }

    @GET
    @Path("/counts")
    @RolesAllowed({"LEADER", "SUPERVISOR", "REVIEWER", "ESO", "UNIT_HEAD", "UNIT_CLERK", "SYSTEM"})
    @Transactional
    @Operation(operationId = "countOccurrences", summary = "Received, nil, missing and open ones by county")
    @APIResponse(responseCode = "200", description = "one row for each county that has any")
    public OccurrenceStatistics count(@BeanParam OccurrenceFilter filter) {
        return new OccurrenceStatistics(
                Clocks.asOf(filter.asOf, clock).atZone(Clocks.SHANGHAI).toOffsetDateTime(), occurrences.counts(filter));
    }
}
