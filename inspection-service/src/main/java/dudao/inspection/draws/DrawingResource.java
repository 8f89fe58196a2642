package dudao.inspection.draws;

import dudao.commons.audit.AuditTrail;
import dudao.commons.events.Outbox;
import dudao.commons.events.Readers;
import dudao.commons.http.ETags;
import dudao.commons.identity.Actor;
import dudao.commons.identity.Caller;
import dudao.commons.problems.RuleViolation;
import jakarta.annotation.security.RolesAllowed;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The steps of a draw after its seed is bound. */
@Path("/api/v1/draws")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed("ESO")
@Tag(name = "Draws")
class DrawingResource {

    @Schema(name = "DrawReveal")
    record Reveal(
            @NotEmpty @Size(max = 20) @Schema(description = "who saw it")
                    List<@NotBlank @Size(max = 100) String> witnesses,
            @Size(max = 200)
                    @Schema(
                            description =
                                    "what a witness adds, say figures thrown at the place: then also whoever could"
                                            + " have read the seed did not know the result")
                    @Pattern(regexp = "[^\\r\\n]*")
                    String contribution) {}

    private final Draws draws;
    private final Freezing freezing;
    private final Outbox outbox;
    private final AuditTrail trail;
    private final Caller caller;
    private final Clock clock;

    DrawingResource(Draws draws, Freezing freezing, Outbox outbox, AuditTrail trail, Caller caller, Clock clock) {
        this.draws = draws;
        this.freezing = freezing;
        this.outbox = outbox;
        this.trail = trail;
        this.caller = caller;
        this.clock = clock;
    }

    @POST
    @Path("/{id}/freeze")
    @Transactional
    @Operation(
            operationId = "freezeDraw",
            summary = "Freezes the lists drawn from, with the quota of each stratum; their hash is public at once")
    @APIResponse(
            responseCode = "200",
            description = "frozen",
            content = @Content(schema = @Schema(implementation = DrawView.class)))
    public Response freeze(
            @PathParam("id") UUID id, @HeaderParam("If-Match") String ifMatch, @NotNull @Valid Lists lists) {
        Draw draw = draws.toChange(id, ifMatch);
        draw.state.after(DrawCommand.FREEZE);
        draw.freeze(freezing.freeze(lists), Actor.of(caller), clock.instant());
        return shown(draw);
    }

    @POST
    @Path("/{id}/declare-recusal")
    @Transactional
    @Operation(
            operationId = "declareDrawRecusal",
            summary = "An inspector does not go to a unit (教育督导条例 Art. 10); the next in the drawn order does")
    @APIResponse(
            responseCode = "200",
            description = "declared",
            content = @Content(schema = @Schema(implementation = DrawView.class)))
    public Response recuse(
            @PathParam("id") UUID id,
            @HeaderParam("If-Match") String ifMatch,
            @NotNull @Valid NewDrawRecusal declared) {
        Draw draw = draws.toChange(id, ifMatch);
        draw.takeRecusal();
        freezing.mustBeListed(draw.list, declared);
        draws.recuse(id, declared, Actor.of(caller), clock.instant());
        trail.changed("DrawRecusal", id, null, declared);
        draws.getEntityManager().lock(draw, LockModeType.PESSIMISTIC_FORCE_INCREMENT);
        return shown(draw);
    }

    @POST
    @Path("/{id}/reveal")
    @Transactional
    @Operation(operationId = "revealDraw", summary = "Opens the seed before witnesses and draws")
    @APIResponse(
            responseCode = "200",
            description = "drawn",
            content = @Content(schema = @Schema(implementation = DrawView.class)))
    public Response reveal(
            @PathParam("id") UUID id, @HeaderParam("If-Match") String ifMatch, @NotNull @Valid Reveal opened) {
        Draw draw = draws.toChange(id, ifMatch);
        String contribution = opened.contribution() == null ? "" : opened.contribution();
        draw.reveal(contribution, opened.witnesses(), Actor.of(caller), clock.instant());
        return shown(draw);
    }

    @POST
    @Path("/{id}/publish")
    @Transactional
    @Operation(
            operationId = "publishDraw",
            summary = "Publishes the whole record (优化营商环境条例 Art. 54)",
            description = "Not before every unannounced visit that came of it has begun.")
    @APIResponse(
            responseCode = "200",
            description = "published",
            content = @Content(schema = @Schema(implementation = DrawView.class)))
    public Response publish(@PathParam("id") UUID id, @HeaderParam("If-Match") String ifMatch) {
        Draw draw = draws.toChange(id, ifMatch);
        draw.publish(Actor.of(caller), clock.instant());
        int secret = draws.secretVisits(id);
        if (secret > 0) {
            throw RuleViolation.of("DRAWN_VISITS_SECRET", "还有 " + secret + " 次不打招呼的督导尚未进点")
                    .with("visits", secret);
        }
        outbox.add(
                "inspection.events.v1",
                "dudao.draw.published.v1",
                draw,
                DrawFact.of(draw),
                Readers.of(draw.officeId),
                null);
        return shown(draw);
    }

    private Response shown(Draw draw) {
        draws.flush();
        return ETags.tagged(Response.ok(DrawView.of(draw, draws.recusals(draw.id))), draw)
                .build();
    }
}
