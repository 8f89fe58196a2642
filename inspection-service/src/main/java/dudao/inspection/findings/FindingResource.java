package dudao.inspection.findings;

import dudao.commons.http.ETags;
import dudao.commons.http.Paging;
import dudao.commons.identity.Actor;
import dudao.commons.identity.Caller;
import dudao.commons.identity.Reading;
import dudao.inspection.inspections.Visits;
import dudao.inspection.requests.Reason;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/api/v1/findings")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({"ESO", "INSPECTOR", "SUPERVISOR", "REVIEWER", "LEADER", "ISSUER", "SYSTEM", "UNIT_HEAD", "UNIT_CLERK"})
@Tag(name = "Findings", description = "What inspections found wrong (问题)")
class FindingResource {

    private final Findings findings;
    private final FindingFacts facts;
    private final Visits visits;
    private final Caller caller;
    private final Clock clock;

    FindingResource(Findings findings, FindingFacts facts, Visits visits, Caller caller, Clock clock) {
        this.findings = findings;
        this.facts = facts;
        this.visits = visits;
        this.caller = caller;
        this.clock = clock;
    }

    @GET
    @Reading
    @Operation(
            operationId = "listFindings",
            summary = "Findings the caller may see, newest first",
            description = "The unit sees a finding from its confirmation on.")
    @APIResponse(
            responseCode = "200",
            description = "a page of findings",
            content = @Content(schema = @Schema(implementation = FindingPage.class)))
    public Response list(@BeanParam FindingFilter filter, @BeanParam Paging paging, @Context UriInfo uri) {
        return findings.list(filter, paging).response(uri);
    }

    @GET
    @Path("/{id}")
    @Transactional
    @Operation(operationId = "getFinding", summary = "One finding")
    @APIResponse(
            responseCode = "200",
            description = "the finding",
            content = @Content(schema = @Schema(implementation = FindingView.class)))
    public Response get(@PathParam("id") UUID id) {
        FindingView view = FindingView.of(findings.get(id));
        return ETags.tagged(Response.ok(view), view).build();
    }

    @POST
    @Path("/{id}/confirm")
    @Transactional
    @RolesAllowed("ESO")
    @Operation(operationId = "confirmFinding", summary = "Confirms what was identified; from now on the unit sees it")
    @APIResponse(
            responseCode = "200",
            description = "confirmed",
            content = @Content(schema = @Schema(implementation = FindingView.class)))
    public Response confirm(@PathParam("id") UUID id, @HeaderParam("If-Match") String ifMatch) {
        Finding finding = findings.toChange(id, ifMatch);
        finding.confirm(visits.of(finding.inspectionId), Actor.of(caller), clock.instant());
        return facts.tell("confirmed", finding, Response.ok());
    }

    @POST
    @Path("/{id}/dismiss")
    @Transactional
    @RolesAllowed("ESO")
    @Operation(operationId = "dismissFinding", summary = "Does not uphold it; it is kept with the reason")
    @APIResponse(
            responseCode = "200",
            description = "dismissed",
            content = @Content(schema = @Schema(implementation = FindingView.class)))
    public Response dismiss(
            @PathParam("id") UUID id, @HeaderParam("If-Match") String ifMatch, @NotNull @Valid Reason why) {
        Finding finding = findings.toChange(id, ifMatch);
        finding.dismiss(Actor.of(caller), why.reason());
        return facts.tell("dismissed", finding, Response.ok());
    }

    /** Only for the API description. */
    record FindingPage(List<FindingRow> items, String next) {}
}
