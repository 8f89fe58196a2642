package dudao.inspection.draws;

import dudao.commons.http.ETags;
import dudao.commons.http.Paging;
import dudao.commons.idempotency.Idempotent;
import dudao.commons.identity.Actor;
import dudao.commons.identity.Caller;
import dudao.commons.problems.RuleViolation;
import dudao.commons.time.Clocks;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/api/v1/draws")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({"ESO", "INSPECTOR", "SUPERVISOR", "LEADER"})
@Tag(name = "Draws", description = "双随机: units and inspectors drawn so that anybody can draw again")
class DrawResource {

    private final Draws draws;
    private final Caller caller;
    private final Clock clock;

    DrawResource(Draws draws, Caller caller, Clock clock) {
        this.draws = draws;
        this.caller = caller;
        this.clock = clock;
    }

    @POST
    @Idempotent
    @Transactional
    @RolesAllowed("ESO")
    @Operation(
            operationId = "commitDraw",
            summary = "Begins a draw: a seed is made, and bound by its hash before anybody knows the lists",
            description = "The hash is public at once. A draw is never removed.")
    @APIResponse(
            responseCode = "201",
            description = "committed",
            content = @Content(schema = @Schema(implementation = DrawView.class)))
    public Response commit(@NotNull @Valid NewDraw wanted) {
        String number = draws.nextNumber(Clocks.dateOf(clock.instant()).getYear());
        Draw draw = Draw.commit(number, wanted.title(), caller.organizationId(), Actor.of(caller), clock.instant());
        draws.persistAndFlush(draw);
        return ETags.tagged(Response.created(URI.create("/api/v1/draws/" + draw.id)), draw)
                .entity(DrawView.of(draw, List.of()))
                .build();
    }

    @GET
    @Transactional
    @Operation(operationId = "listDraws", summary = "Draws of the own office and of those below it, newest first")
    @APIResponse(
            responseCode = "200",
            description = "a page of draws",
            content = @Content(schema = @Schema(implementation = DrawPage.class)))
    public Response list(@QueryParam("state") String state, @BeanParam Paging paging, @Context UriInfo uri) {
        return draws.list(state, paging).response(uri);
    }

    @GET
    @Path("/{id}")
    @Transactional
    @Operation(operationId = "getDraw", summary = "One draw, with its result once the seed is opened")
    @APIResponse(
            responseCode = "200",
            description = "the draw",
            content = @Content(schema = @Schema(implementation = DrawView.class)))
    public Response get(@PathParam("id") UUID id) {
        Draw draw = draws.get(id);
        return ETags.tagged(Response.ok(DrawView.of(draw, draws.recusals(id))), draw)
                .build();
    }

    @GET
    @Path("/{id}/verification")
    @Transactional
    @Operation(
            operationId = "verifyDraw",
            summary = "Draws again from what is kept and compares",
            description = "Whoever does not want to take our word for it recomputes the published record.")
    @APIResponse(
            responseCode = "200",
            description = "what matches",
            content = @Content(schema = @Schema(implementation = Draw.Verification.class)))
    public Draw.Verification verify(@PathParam("id") UUID id) {
        Draw draw = draws.get(id);
        if (!draw.state.isDrawn()) {
            throw RuleViolation.illegalTransition(draw.state, "verification", draw.state.allowedCommands());
        }
        return draw.verify();
    }

    /** Only for the API description. */
    record DrawPage(List<DrawRow> items, String next) {}
}
