package dudao.plan.planning;

import dudao.commons.http.ETags;
import dudao.commons.identity.Actor;
import dudao.commons.identity.Caller;
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

/** The life of a plan after its issue. */
@Path("/api/v1")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Plans")
class IssuedPlanResource {

    private final Plans plans;
    private final Revising revising;
    private final Ending ending;
    private final Caller caller;

    IssuedPlanResource(Plans plans, Revising revising, Ending ending, Caller caller) {
        this.plans = plans;
        this.revising = revising;
        this.ending = ending;
        this.caller = caller;
    }

    @POST
    @Path("/plans/{id}/revise")
    @Transactional
    @RolesAllowed("LEADER")
    @Operation(
            operationId = "revisePlan",
            summary = "调整: adopts a proposed change, by somebody who did not propose it",
            description =
                    "Makes the next revision and tells it. Problems: 403 SAME_PERSON; 409 PROPOSAL_OUTDATED when the"
                            + " plan has another revision than the proposal was made on; 409 TOUCHED_TASKS_CHANGED, with the new"
                            + " list in `touched`, when other tasks are open than were acknowledged.")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = PlanView.class)))
    public Response revise(
            @PathParam("id") UUID id,
            @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch,
            @NotNull @Valid Revising.Order order) {
        revising.revise(plans.forCommand(id, ifMatch, caller), order, Actor.of(caller));
        return answer(id);
    }

    @POST
    @Path("/plans/{id}/close")
    @Transactional
    @RolesAllowed("LEADER")
    @Operation(
            operationId = "closePlan",
            summary = "收官: the plan's work is over",
            description = "409 ITEMS_OPEN, with the first 100 in `items`, until every item is assessed, carried over or"
                    + " cancelled.")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = PlanView.class)))
    public Response close(
            @PathParam("id") UUID id,
            @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch,
            @Valid PlanLifeCycleResource.Reason reason) {
        ending.close(plans.forCommand(id, ifMatch, caller), optional(reason), Actor.of(caller));
        return answer(id);
    }

    @POST
    @Path("/plans/{id}/revoke")
    @Transactional
    @RolesAllowed("LEADER")
    @Operation(
            operationId = "revokePlan",
            summary = "废止: the plan no longer holds, for a reason and with a decision on each open task",
            description =
                    "409 OPEN_TASKS_UNDECIDED, with `openTaskCount` and the first 100 in `openTasks`, while an open"
                            + " task has neither an exception nor the general decision.")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = PlanView.class)))
    public Response revoke(
            @PathParam("id") UUID id,
            @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch,
            @NotNull @Valid Ending.Revocation revocation) {
        ending.revoke(plans.forCommand(id, ifMatch, caller), revocation, Actor.of(caller));
        return answer(id);
    }

    @POST
    @Path("/plans/{id}/archive")
    @Transactional
    @RolesAllowed("SUPERVISOR")
    @Operation(
            operationId = "archivePlan",
            summary = "归档: a closed or revoked plan goes to the files, which are built and fixed at this moment")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = PlanView.class)))
    public Response archive(
            @PathParam("id") UUID id,
            @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch,
            @Valid PlanLifeCycleResource.Reason reason) {
        ending.archive(plans.forCommand(id, ifMatch, caller), optional(reason), Actor.of(caller));
        return answer(id);
    }

    private Response answer(UUID id) {
        PlanView view = plans.view(id, caller);
        return ETags.tagged(Response.ok(view), view).build();
    }

    private static String optional(PlanLifeCycleResource.Reason reason) {
        return reason == null ? null : reason.reason();
    }
}
