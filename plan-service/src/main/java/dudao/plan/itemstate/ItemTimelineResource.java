package dudao.plan.itemstate;

import dudao.commons.audit.AuditTrail;
import dudao.commons.identity.Caller;
import dudao.plan.access.PlanAccess;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/api/v1")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Items")
class ItemTimelineResource {

    private final ItemTimeline timeline;
    private final ItemStates states;
    private final PlanAccess plans;
    private final Caller caller;
    private final AuditTrail trail;

    ItemTimelineResource(ItemTimeline timeline, ItemStates states, PlanAccess plans, Caller caller, AuditTrail trail) {
        this.timeline = timeline;
        this.states = states;
        this.plans = plans;
        this.caller = caller;
        this.trail = trail;
    }

    @GET
    @Path("/plan-items/{id}/timeline")
    @RolesAllowed({"ISSUER", "LEADER", "SUPERVISOR", "SYSTEM"})
    @Transactional
    @Operation(operationId = "getItemTimeline", summary = "Who did what with the item, when and why")
    @APIResponse(
            responseCode = "200",
            content = @Content(schema = @Schema(implementation = ItemTimeline.Timeline.class)))
    public ItemTimeline.Timeline timeline(@PathParam("id") UUID id) {
        plans.readableByItem(id, caller);
        if (states.get(id).secrecy().isRestricted()) {
            trail.read("plan-items", id);
        }
        return timeline.of(id);
    }
}
