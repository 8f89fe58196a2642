package dudao.inspection.followups;

import dudao.commons.http.ETags;
import dudao.commons.idempotency.Idempotent;
import dudao.inspection.rectifications.ClosedRectifications;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Clock;
import java.time.LocalDate;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/api/v1/rectifications/{id}/follow-ups")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed("ESO")
@Tag(name = "Follow-ups")
class OrderingResource {

    @Schema(name = "NewFollowUp")
    record Order(
            @NotNull @Schema(description = "by when somebody looks") LocalDate dueOn,
            @NotBlank @Size(max = 2000) String reason) {}

    private final ClosedRectifications closed;
    private final FollowUpDesk desk;
    private final Clock clock;

    OrderingResource(ClosedRectifications closed, FollowUpDesk desk, Clock clock) {
        this.closed = closed;
        this.desk = desk;
        this.clock = clock;
    }

    @POST
    @Idempotent
    @Transactional
    @Operation(
            operationId = "orderFollowUp",
            summary = "Orders a second look at what was closed (回头看)",
            description = "Those who will be looked at are not told of it beforehand.")
    @APIResponse(
            responseCode = "201",
            description = "ordered",
            content = @Content(schema = @Schema(implementation = FollowUpView.class)))
    public Response order(@PathParam("id") UUID id, @NotNull @Valid Order wanted) {
        FollowUp followUp = desk.order(closed.ruled(id), wanted.dueOn(), wanted.reason());
        return ETags.tagged(Response.created(URI.create("/api/v1/follow-ups/" + followUp.id)), followUp)
                .entity(FollowUpView.of(followUp, clock.instant()))
                .build();
    }
}
