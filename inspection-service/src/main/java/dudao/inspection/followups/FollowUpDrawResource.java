package dudao.inspection.followups;

import dudao.commons.audit.AuditTrail;
import dudao.commons.http.ETags;
import dudao.commons.idempotency.Idempotent;
import dudao.commons.identity.Actor;
import dudao.commons.identity.Caller;
import dudao.inspection.requests.Days;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/api/v1/follow-up-draws")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({"ESO", "SUPERVISOR", "LEADER"})
@Tag(name = "Follow-ups")
class FollowUpDrawResource {

    @Schema(name = "FollowUpDrawReveal")
    record Reveal(
            @NotEmpty @Size(max = 20) @Schema(description = "who saw it")
                    List<@NotBlank @Size(max = 100) String> witnesses,
            @Size(max = 200)
                    @Pattern(regexp = "[^\\r\\n]*")
                    @Schema(
                            description =
                                    "what a witness adds, so that whoever could have read the seed did not know the"
                                            + " result either")
                    String contribution) {}

    private final FollowUpDraws draws;
    private final FollowUps followUps;
    private final FollowUpDesk desk;
    private final AuditTrail trail;
    private final Caller caller;
    private final Clock clock;

    FollowUpDrawResource(
            FollowUpDraws draws, FollowUps followUps, FollowUpDesk desk, AuditTrail trail, Caller caller, Clock clock) {
        this.draws = draws;
        this.followUps = followUps;
        this.desk = desk;
        this.trail = trail;
        this.caller = caller;
        this.clock = clock;
    }

    @POST
    @Idempotent
    @Transactional
    @RolesAllowed("ESO")
    @Operation(
            operationId = "drawFollowUps",
            summary =
                    "Begins a draw of closed rectifications for a second look: list and seed are bound by their hashes",
            description =
                    "Of inspections run in the caller's scope, without what the caller's own organisation or one above it put"
                            + " right. Nothing is drawn yet, and a draw is never removed.")
    @APIResponse(
            responseCode = "201",
            description = "committed",
            content = @Content(schema = @Schema(implementation = FollowUpDrawView.class)))
    public Response commit(@NotNull @Valid NewFollowUpDraw wanted) {
        Days.plausible("/closedFrom", wanted.closedFrom());
        Days.plausible("/closedTo", wanted.closedTo());
        Days.inOrder(wanted.closedFrom(), wanted.closedTo(), "/closedTo");
        Days.limit("/dueOn", wanted.dueOn(), clock);
        FollowUpDraw draw = FollowUpDraw.commit(
                wanted, draws.pool(wanted), caller.organizationId(), Actor.of(caller), clock.instant());
        draws.persistAndFlush(draw);
        return shown(Response.created(URI.create("/api/v1/follow-up-draws/" + draw.id)), draw);
    }

    @POST
    @Path("/{id}/reveal")
    @Transactional
    @RolesAllowed("ESO")
    @Operation(
            operationId = "revealFollowUpDraw",
            summary = "Opens the seed, draws, and orders a look back at each that was drawn",
            description =
                    "Until the day by which somebody looks. Fewer than asked for when there are no more. What cannot be ordered any more is named in"
                            + " leftOut, and nothing is drawn in its place.")
    @APIResponse(
            responseCode = "200",
            description = "drawn and ordered",
            content = @Content(schema = @Schema(implementation = FollowUpDrawView.class)))
    public Response reveal(
            @PathParam("id") UUID id, @HeaderParam("If-Match") String ifMatch, @NotNull @Valid Reveal opened) {
        FollowUpDraw draw = draws.toChange(id, ifMatch);
        String contribution = opened.contribution() == null ? "" : opened.contribution();
        draw.reveal(contribution, opened.witnesses(), Actor.of(caller), clock.instant());
        desk.order(draw);
        followUps
                .of(draw)
                .forEach(each -> trail.changed("FollowUp", each.id, null, FollowUpView.of(each, clock.instant())));
        return shown(Response.ok(), draw);
    }

    @GET
    @Path("/{id}")
    @Transactional
    @Operation(operationId = "getFollowUpDraw", summary = "One draw, with all that is needed to draw again")
    @APIResponse(
            responseCode = "200",
            description = "the draw",
            content = @Content(schema = @Schema(implementation = FollowUpDrawView.class)))
    public Response get(@PathParam("id") UUID id) {
        return shown(Response.ok(), draws.get(id));
    }

    private Response shown(Response.ResponseBuilder answer, FollowUpDraw draw) {
        return ETags.tagged(answer, draw)
                .entity(FollowUpDrawView.of(draw, followUps.of(draw), clock.instant()))
                .build();
    }
}
