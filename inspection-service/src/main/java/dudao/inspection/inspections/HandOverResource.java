package dudao.inspection.inspections;

import dudao.commons.http.ETags;
import dudao.commons.identity.Actor;
import dudao.commons.identity.Caller;
import dudao.commons.problems.RuleViolation;
import dudao.inspection.draws.DrawnUnits;
import dudao.inspection.inspectors.Register;
import dudao.inspection.requests.Days;
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
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** An inspector leaves or moves: the open seats go to another, each under the rules of its own inspection. */
@Path("/api/v1/inspectors/{id}/hand-over")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Inspectors")
class HandOverResource {

    @Schema(name = "HandOverOrder")
    record Order(
            @NotNull @Schema(description = "the inspector who takes over") UUID to,
            @NotBlank @Size(max = 1000) String reason) {}

    private final Inspections inspections;
    private final Facts facts;
    private final Register register;
    private final DrawnUnits drawnUnits;
    private final Caller caller;
    private final Clock clock;

    HandOverResource(
            Inspections inspections,
            Facts facts,
            Register register,
            DrawnUnits drawnUnits,
            Caller caller,
            Clock clock) {
        this.inspections = inspections;
        this.facts = facts;
        this.register = register;
        this.drawnUnits = drawnUnits;
        this.caller = caller;
        this.clock = clock;
    }

    @POST
    @Transactional
    @RolesAllowed("ESO")
    @Operation(
            operationId = "handOverInspector",
            summary = "移交: an inspector's seats and leads in open teams go to another",
            description =
                    "Who takes a seat has declared on recusal for that inspection, and the team stays large enough;"
                            + " seats for which this does not hold stay and are told. Delegations the leaving person gave end.")
    @APIResponse(
            responseCode = "200",
            description = "what moved, and what did not and why",
            content = @Content(schema = @Schema(implementation = HandOver.class)))
    public Response handOver(
            @PathParam("id") UUID id, @HeaderParam("If-Match") String ifMatch, @NotNull @Valid Order order) {
        Register.Entry to = register.named(order.to(), "/to");
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        var leaving = register.handOver(id, ifMatch, to, order.reason(), Actor.of(caller), now);
        List<HandOver.Seat> moved = new ArrayList<>();
        List<HandOver.Seat> notMoved = new ArrayList<>();
        for (UUID open : inspections.withOpenSeatOf(id)) {
            try {
                // A seat in another office's inspection is that office's matter.
                Inspection inspection = inspections.toRun(open, "*");
                if (inspection.hasOpenSeatOf(id)) {
                    if (inspection.drawId != null && inspection.enteredAt == null) {
                        drawnUnits.mustHaveDrawn(inspection.drawId, inspection.organizationId, List.of(to.id()));
                    }
                    boolean lead = inspection.team().handOver(id, to);
                    facts.tell("team-changed", inspection);
                    moved.add(new HandOver.Seat(open, lead, null, null));
                }
            } catch (RuleViolation rule) {
                notMoved.add(new HandOver.Seat(open, null, rule.code(), rule.getMessage()));
            }
        }
        notMoved.addAll(inspections.governmentSeatsOf(id));
        HandOver done = new HandOver(id, to.id(), order.reason(), Days.shown(now), moved, notMoved);
        return ETags.tagged(Response.ok(done), leaving).build();
    }
}
