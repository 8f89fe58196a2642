package dudao.inspection.clues;

import dudao.commons.audit.AuditTrail;
import dudao.commons.http.ETags;
import dudao.commons.http.Paging;
import dudao.commons.identity.Caller;
import dudao.commons.identity.OrganizationTree;
import dudao.commons.secrecy.Classification;
import dudao.commons.secrecy.Secrecy;
import dudao.inspection.identities.Identities;
import dudao.inspection.requests.Reason;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
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

@Path("/api/v1/clues")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed("ESO")
@Tag(name = "Clues")
class ClueResource {

    /** Only for the API description. */
    record CluePage(List<ClueRow> items, String next) {}

    @Schema(name = "ClassifyClue")
    record Classify(
            @NotNull Classification classification,
            @Schema(description = "with RESTRICTED only: the office that alone reads it") UUID handlingOfficeId,
            @NotBlank @Size(max = 2000) String reason) {}

    private final Clues clues;
    private final Identities identities;
    private final OrganizationTree tree;
    private final AuditTrail trail;
    private final Caller caller;
    private final Clock clock;

    ClueResource(
            Clues clues, Identities identities, OrganizationTree tree, AuditTrail trail, Caller caller, Clock clock) {
        this.trail = trail;
        this.clues = clues;
        this.identities = identities;
        this.tree = tree;
        this.caller = caller;
        this.clock = clock;
    }

    @GET
    @Transactional
    @Operation(operationId = "listClues", summary = "Clues about organisations in the caller's scope, newest first")
    @APIResponse(
            responseCode = "200",
            description = "a page of clues",
            content = @Content(schema = @Schema(implementation = CluePage.class)))
    public Response list(
            @QueryParam("state") String state,
            @QueryParam("category") String category,
            @QueryParam("organizationId") String organizationId,
            @BeanParam Paging paging,
            @Context UriInfo uri) {
        trail.read("clues", null);
        return clues.list(state, category, organizationId, paging).response(uri);
    }

    @GET
    @Path("/{id}")
    @Transactional
    @Operation(operationId = "getClue", summary = "One clue; the reporter and minors are masked")
    @APIResponse(
            responseCode = "200",
            description = "the clue",
            content = @Content(schema = @Schema(implementation = ClueView.class)))
    public Response get(@PathParam("id") UUID id) {
        trail.read("clues", id);
        return answer(clues.get(id));
    }

    @POST
    @Path("/{id}/accept")
    @Consumes(MediaType.APPLICATION_JSON)
    @Transactional
    @Operation(operationId = "acceptClue", summary = "受理: the office takes the clue up")
    @APIResponse(
            responseCode = "200",
            description = "accepted",
            content = @Content(schema = @Schema(implementation = ClueView.class)))
    public Response accept(
            @PathParam("id") UUID id, @HeaderParam("If-Match") String ifMatch, @NotNull @Valid Reason why) {
        return decide(id, ifMatch, ClueState.Command.ACCEPT, why);
    }

    @POST
    @Path("/{id}/reject")
    @Consumes(MediaType.APPLICATION_JSON)
    @Transactional
    @Operation(operationId = "rejectClue", summary = "不予受理, with the reason")
    @APIResponse(
            responseCode = "200",
            description = "rejected",
            content = @Content(schema = @Schema(implementation = ClueView.class)))
    public Response reject(
            @PathParam("id") UUID id, @HeaderParam("If-Match") String ifMatch, @NotNull @Valid Reason why) {
        return decide(id, ifMatch, ClueState.Command.REJECT, why);
    }

    @POST
    @Path("/{id}/close")
    @Consumes(MediaType.APPLICATION_JSON)
    @Transactional
    @Operation(operationId = "closeClue", summary = "办结, with what came of it")
    @APIResponse(
            responseCode = "200",
            description = "closed",
            content = @Content(schema = @Schema(implementation = ClueView.class)))
    public Response close(
            @PathParam("id") UUID id, @HeaderParam("If-Match") String ifMatch, @NotNull @Valid Reason why) {
        return decide(id, ifMatch, ClueState.Command.CLOSE, why);
    }

    @POST
    @Path("/{id}/classify")
    @Consumes(MediaType.APPLICATION_JSON)
    @Transactional
    @Operation(operationId = "classifyClue", summary = "Says which office alone may read the clue, for a reason")
    @APIResponse(
            responseCode = "200",
            description = "classified",
            content = @Content(schema = @Schema(implementation = ClueView.class)))
    public Response classify(
            @PathParam("id") UUID id, @HeaderParam("If-Match") String ifMatch, @NotNull @Valid Classify wanted) {
        Clue clue = clues.toChange(id, ifMatch);
        clue.classify(new Secrecy(wanted.classification(), wanted.handlingOfficeId()).checked(tree, caller));
        clues.flushToAnyOffice();
        return answer(clue);
    }

    private Response decide(UUID id, String ifMatch, ClueState.Command command, Reason why) {
        Clue clue = clues.toChange(id, ifMatch);
        clue.decide(command, why.reason(), caller.id(), clock.instant());
        clues.flush();
        return answer(clue);
    }

    private Response answer(Clue clue) {
        ClueView view = ClueView.of(clue, identities.shown(clue.id));
        return ETags.tagged(Response.ok(view), view).build();
    }
}
