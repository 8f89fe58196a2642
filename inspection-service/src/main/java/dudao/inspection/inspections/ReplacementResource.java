package dudao.inspection.inspections;

import dudao.commons.audit.AuditTrail;
import dudao.commons.time.Clocks;
import dudao.inspection.draws.DrawnUnits;
import dudao.inspection.inspectors.Register;
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
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** One member may not go on in one inspection, and keeps all other seats. */
@Path("/api/v1/inspections/{id}/replace-member")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Inspections")
class ReplacementResource {

    @Schema(name = "MemberReplacement")
    record Replacement(
            @NotNull @Schema(description = "the member who may not go on") UUID inspectorId,
            @NotNull @Schema(description = "the inspector who takes the seat") UUID to,
            @NotBlank @Size(max = 1000) String reason) {}

    private final Inspections inspections;
    private final Facts facts;
    private final Register register;
    private final DrawnUnits drawnUnits;
    private final AuditTrail trail;
    private final Clock clock;

    ReplacementResource(
            Inspections inspections,
            Facts facts,
            Register register,
            DrawnUnits drawnUnits,
            AuditTrail trail,
            Clock clock) {
        this.inspections = inspections;
        this.facts = facts;
        this.register = register;
        this.drawnUnits = drawnUnits;
        this.trail = trail;
        this.clock = clock;
    }

    @POST
    @Transactional
    @RolesAllowed("ESO")
    @Operation(
            operationId = "replaceMember",
            summary = "The seat of a member who may not go on goes to another, and the lead with it",
            description = "Of one who has declared a ground for recusal, is suspended or dismissed, or whose term is"
                    + " over; else MEMBER_FIT. Who takes the seat fulfils what forming a team asks for.")
    @APIResponse(
            responseCode = "200",
            description = "replaced",
            content = @Content(schema = @Schema(implementation = InspectionView.class)))
    public Response replace(
            @PathParam("id") UUID id, @HeaderParam("If-Match") String ifMatch, @NotNull @Valid Replacement wanted) {
        Inspection inspection = inspections.toRun(id, ifMatch);
        Register.Entry leaving = register.named(wanted.inspectorId(), "/inspectorId");
        Register.Entry successor = register.named(wanted.to(), "/to");
        inspection.replace(leaving, successor, Clocks.dateOf(clock.instant()));
        trail.because(wanted.reason().strip());
        if (inspection.drawId != null && inspection.enteredAt == null) {
            drawnUnits.mustHaveDrawn(inspection.drawId, inspection.organizationId, List.of(successor.id()));
        }
        return facts.tell("team-changed", inspection);
    }
}
