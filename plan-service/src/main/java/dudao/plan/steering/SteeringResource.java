package dudao.plan.steering;

import dudao.commons.http.ETags;
import dudao.commons.identity.Caller;
import dudao.plan.content.Item;
import dudao.plan.content.ItemContent;
import dudao.plan.itemstate.ItemStates;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/api/v1")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Items")
class SteeringResource {

    private final Steering steering;
    private final ItemStates states;
    private final ItemContent content;
    private final Caller caller;

    SteeringResource(Steering steering, ItemStates states, ItemContent content, Caller caller) {
        this.steering = steering;
        this.states = states;
        this.content = content;
        this.caller = caller;
    }

    @POST
    @Path("/plan-items/{id}/decompose")
    @Transactional
    @RolesAllowed({"SUPERVISOR", "UNIT_HEAD"})
    @Operation(
            operationId = "decomposeItem",
            summary = "分解: an issued item gets the working measures it still needs",
            description =
                    "By the supervisor, or by the head of the lead organisation. Every measure has a lead, a limit and an"
                            + " acceptance standard; else 422 `ITEM_NOT_WORKABLE`. Told as `dudao.plan.item-decomposed.v1`.")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = Item.class)))
    public Response decompose(
            @PathParam("id") UUID id,
            @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch,
            @NotNull @Valid Steering.Decomposition decomposition) {
        steering.decompose(states.forIssuerOrLead(id, ifMatch, caller), decomposition, caller);
        return answer(id);
    }

    @POST
    @Path("/plan-items/{id}/carry-over")
    @Transactional
    @RolesAllowed("LEADER")
    @Operation(
            operationId = "carryOverItem",
            summary = "结转: the item goes on in another year's plan",
            description =
                    "A draft of the same issuer takes a copy in, with measures, targets and baselines; the copy names this"
                            + " item as `continuesItemId`, and dates have to be set anew. This item stays in its plan and in"
                            + " every count of it. Without such a draft: 422 `NO_DRAFT_TO_CARRY_INTO`. Told as"
                            + " `dudao.plan.item-carried-over.v1`.")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = Item.class)))
    public Response carryOver(
            @PathParam("id") UUID id,
            @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch,
            @NotNull @Valid Steering.CarryOver wish) {
        steering.carryOver(states.forIssuer(id, ifMatch, caller), wish, caller);
        return answer(id);
    }

    @POST
    @Path("/plan-items/{id}/cancel")
    @Transactional
    @RolesAllowed("LEADER")
    @Operation(
            operationId = "cancelItem",
            summary = "取消: the item is no longer worked on, by order of a document",
            description =
                    "It stays in its plan and in every count of it. While units work on tasks of it, `openTasks` says what"
                            + " becomes of them (else 409 `OPEN_TASKS_UNDECIDED` with their number and the first 100), and"
                            + " `exceptions` which fare otherwise. Told as `dudao.plan.item-cancelled.v1`.")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = Item.class)))
    public Response cancel(
            @PathParam("id") UUID id,
            @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch,
            @NotNull @Valid Steering.Cancellation wish) {
        steering.cancel(states.forIssuer(id, ifMatch, caller), wish, caller);
        return answer(id);
    }

    private Response answer(UUID id) {
        Item item = content.get(id);
        return ETags.tagged(Response.ok(item), item).build();
    }
}
