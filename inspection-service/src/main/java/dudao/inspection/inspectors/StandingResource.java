package dudao.inspection.inspectors;

import dudao.commons.http.ETags;
import dudao.commons.identity.Actor;
import dudao.commons.identity.Caller;
import dudao.commons.time.Clocks;
import dudao.inspection.requests.Reason;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.LocalDate;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What becomes of an inspector after registration. */
@Path("/api/v1/inspectors")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed("ESO")
@Tag(name = "Inspectors")
class StandingResource {

    @Schema(name = "InspectorTerm")
    record NewTerm(
            @NotNull LocalDate validFrom,
            @NotNull @Schema(description = "last day, at most three years after the first") LocalDate validTo,
            @NotBlank @Size(max = 500) @Schema(description = "the appointment or engagement it rests on")
                    String basis) {}

    private final Inspectors inspectors;
    private final Caller caller;
    private final Clock clock;

    StandingResource(Inspectors inspectors, Caller caller, Clock clock) {
        this.inspectors = inspectors;
        this.caller = caller;
        this.clock = clock;
    }

    @POST
    @Path("/{id}/renew")
    @Transactional
    @Operation(
            operationId = "renewInspector",
            summary = "A further term (续聘)",
            description =
                    "It follows the current one, or begins later once that has ended. An inspector engaged part-time"
                            + " holds three terms in a row at most (教育督导条例 Art. 6).")
    @APIResponse(
            responseCode = "200",
            description = "renewed",
            content = @Content(schema = @Schema(implementation = InspectorView.class)))
    public Response renew(
            @PathParam("id") UUID id, @HeaderParam("If-Match") String ifMatch, @NotNull @Valid NewTerm term) {
        Inspector inspector = inspectors.toChange(id, ifMatch);
        inspector.renew(term.validFrom(), term.validTo(), term.basis(), Clocks.dateOf(clock.instant()));
        return shown(inspector);
    }

    @POST
    @Path("/{id}/suspend")
    @Transactional
    @Operation(operationId = "suspendInspector", summary = "Gives no work until reinstated")
    @APIResponse(
            responseCode = "200",
            description = "suspended",
            content = @Content(schema = @Schema(implementation = InspectorView.class)))
    public Response suspend(
            @PathParam("id") UUID id, @HeaderParam("If-Match") String ifMatch, @NotNull @Valid Reason why) {
        return stand(id, ifMatch, "suspend", why);
    }

    @POST
    @Path("/{id}/reinstate")
    @Transactional
    @Operation(operationId = "reinstateInspector", summary = "Ends a suspension")
    @APIResponse(
            responseCode = "200",
            description = "reinstated",
            content = @Content(schema = @Schema(implementation = InspectorView.class)))
    public Response reinstate(
            @PathParam("id") UUID id, @HeaderParam("If-Match") String ifMatch, @NotNull @Valid Reason why) {
        return stand(id, ifMatch, "reinstate", why);
    }

    @POST
    @Path("/{id}/dismiss")
    @Transactional
    @Operation(
            operationId = "dismissInspector",
            summary = "取消任命或聘任: for good",
            description = "Open seats are handed over by `hand-over`.")
    @APIResponse(
            responseCode = "200",
            description = "dismissed",
            content = @Content(schema = @Schema(implementation = InspectorView.class)))
    public Response dismiss(
            @PathParam("id") UUID id, @HeaderParam("If-Match") String ifMatch, @NotNull @Valid Reason why) {
        return stand(id, ifMatch, "dismiss", why);
    }

    private Response stand(UUID id, String ifMatch, String command, Reason why) {
        Inspector inspector = inspectors.toChange(id, ifMatch);
        inspector.stand(command, why.reason(), Actor.of(caller), clock.instant());
        return shown(inspector);
    }

    private Response shown(Inspector inspector) {
        inspectors.flush();
        return ETags.tagged(Response.ok(InspectorView.of(inspector)), inspector).build();
    }
}
