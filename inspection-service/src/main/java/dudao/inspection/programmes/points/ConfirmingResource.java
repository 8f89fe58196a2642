package dudao.inspection.programmes.points;

import dudao.inspection.programmes.Desk;
import dudao.inspection.requests.Reason;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The second person's word on an entry of the ledger. */
@Path("/api/v1")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed("ESO")
@Tag(name = "Points")
class ConfirmingResource {

    private final Ledger ledger;
    private final Desk desk;

    ConfirmingResource(Ledger ledger, Desk desk) {
        this.ledger = ledger;
        this.desk = desk;
    }

    @POST
    @Path("/points-entries/{id}/confirm")
    @Transactional
    @Operation(
            operationId = "confirmPoints",
            summary = "Confirms an entry (复核): from then on it counts, and the school reads it",
            description =
                    "Once, and by somebody else than who entered it, of the office and not of the school. A finding counts once"
                            + " by a clause, also by entries of two offices: else FINDING_COUNTED.")
    @APIResponse(responseCode = "200", description = "confirmed")
    public PointsEntry confirm(@PathParam("id") UUID id) {
        return decided(id, true, null);
    }

    @POST
    @Path("/points-entries/{id}/reject")
    @Transactional
    @Operation(
            operationId = "rejectPoints",
            summary = "Rejects an entry that was not confirmed, with the reason; also by who entered it")
    @APIResponse(responseCode = "200", description = "rejected")
    public PointsEntry reject(@PathParam("id") UUID id, @NotNull @Valid Reason why) {
        return decided(id, false, why.reason());
    }

    private PointsEntry decided(UUID id, boolean confirmed, String why) {
        PointsEntry entry = ledger.toDecide(id);
        entry.mustBeDecidable(confirmed, desk.actor());
        ledger.decide(entry, confirmed, why);
        return ledger.get(id);
    }
}
