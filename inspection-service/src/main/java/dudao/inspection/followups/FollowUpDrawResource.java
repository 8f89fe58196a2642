package dudao.inspection.followups;

import dudao.commons.idempotency.Idempotent;
import dudao.inspection.rectifications.ClosedRectifications;
import dudao.inspection.requests.Days;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.HexFormat;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/api/v1/follow-up-draws")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed("ESO")
@Tag(name = "Follow-ups")
class FollowUpDrawResource {

    @Schema(name = "FollowUpsDrawn")
    record Drawn(
            @Schema(description = "made when the draw was asked for, 64 hexadecimal digits") String seed,
            List<FollowUpView> items) {}

    private static final SecureRandom RANDOM = new SecureRandom();

    private final ClosedRectifications closed;
    private final FollowUps followUps;
    private final FollowUpDesk desk;
    private final Clock clock;

    FollowUpDrawResource(ClosedRectifications closed, FollowUps followUps, FollowUpDesk desk, Clock clock) {
        this.closed = closed;
        this.followUps = followUps;
        this.desk = desk;
        this.clock = clock;
    }

    @POST
    @Idempotent
    @Transactional
    @Operation(
            operationId = "drawFollowUps",
            summary = "Draws closed rectifications for a second look",
            description = "Of inspections run in the caller's scope. Fewer than asked for when there are no more.")
    @APIResponse(
            responseCode = "201",
            description = "drawn and ordered",
            content = @Content(schema = @Schema(implementation = Drawn.class)))
    public Response draw(@NotNull @Valid FollowUpDraw wanted) {
        Days.plausible("/closedFrom", wanted.closedFrom());
        Days.plausible("/closedTo", wanted.closedTo());
        Days.inOrder(wanted.closedFrom(), wanted.closedTo(), "/closedTo");
        Days.limit("/dueOn", wanted.dueOn(), clock);
        byte[] random = new byte[32];
        RANDOM.nextBytes(random);
        String seed = HexFormat.of().formatHex(random);
        List<FollowUpView> drawn = followUps.draw(wanted, seed).stream()
                .map(id -> desk.order(closed.ruled(id), seed, wanted.dueOn(), wanted.reason()))
                .map(each -> FollowUpView.of(each, clock.instant()))
                .toList();
        return Response.status(Response.Status.CREATED)
                .entity(new Drawn(seed, drawn))
                .build();
    }
}
