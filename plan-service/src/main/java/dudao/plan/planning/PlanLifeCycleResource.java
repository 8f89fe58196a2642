package dudao.plan.planning;

import dudao.commons.http.ETags;
import dudao.commons.identity.Actor;
import dudao.commons.identity.Caller;
import dudao.commons.problems.RuleViolation;
import dudao.plan.access.PlanStatus;
import dudao.plan.content.Items;
import dudao.plan.overlap.OverlapCheck;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import java.util.function.Function;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/api/v1")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Plans")
class PlanLifeCycleResource {

    private final Plans plans;
    private final PlanJournal journal;
    private final Issuing issuing;
    private final Items items;
    private final OverlapCheck overlaps;
    private final Caller caller;

    PlanLifeCycleResource(
            Plans plans, PlanJournal journal, Issuing issuing, Items items, OverlapCheck overlaps, Caller caller) {
        this.plans = plans;
        this.journal = journal;
        this.issuing = issuing;
        this.items = items;
        this.overlaps = overlaps;
        this.caller = caller;
    }

    @Schema(name = "Reason")
    record Reason(@Size(max = 2000) String reason) {}

    @Schema(name = "Approval")
    record Approval(
            @Schema(
                            description =
                                    "`hash` of the plan's overlaps as the approver has read them; needed while any is open")
                    @Size(max = 100)
                    String overlapsSeen,
            @Size(max = 2000) String reason) {}

    @POST
    @Path("/plans/{id}/submit")
    @Transactional
    @RolesAllowed("ISSUER")
    @Operation(operationId = "submitPlan", summary = "送审: hands the draft to the leader")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = PlanView.class)))
    public Response submit(
            @PathParam("id") UUID id, @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch, @Valid Reason ignored) {
        return carryOut(id, ifMatch, plan -> plan.submit(Actor.of(caller), items.isEmpty(id)));
    }

    @POST
    @Path("/plans/{id}/return")
    @Transactional
    @RolesAllowed("LEADER")
    @Operation(operationId = "returnPlan", summary = "退回: back to the drafter, with a reason")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = PlanView.class)))
    public Response giveBack(
            @PathParam("id") UUID id,
            @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch,
            @NotNull @Valid Reason reason) {
        return carryOut(id, ifMatch, plan -> plan.giveBack(required(reason)));
    }

    @POST
    @Path("/plans/{id}/approve")
    @Transactional
    @RolesAllowed("LEADER")
    @Operation(operationId = "approvePlan", summary = "审定: by somebody who neither drafted nor submitted it")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = PlanView.class)))
    public Response approve(
            @PathParam("id") UUID id, @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch, @Valid Approval approval) {
        return carryOut(id, ifMatch, plan -> {
            PlanFact fact = plan.approve(Actor.of(caller), plans.issuerFor(plan, caller));
            overlaps.requireSeen(id, approval == null ? null : approval.overlapsSeen(), caller);
            return fact;
        });
    }

    @POST
    @Path("/plans/{id}/sign")
    @Transactional
    @RolesAllowed("LEADER")
    @Operation(
            operationId = "signPlan",
            summary = "会签: by the leader of another issuer of a joint plan",
            description = "A joint document is signed by the leaders of all who issue it (党政机关公文处理工作条例 第二十二条);"
                    + " who approves it signs by that. Before or after the approval; a return takes all signatures back."
                    + " Issuers that are not organisations here sign on paper.")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = PlanView.class)))
    public Response sign(
            @PathParam("id") UUID id, @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch, @Valid Reason ignored) {
        return carryOut(id, ifMatch, plan -> plan.sign(Actor.of(caller), plans.issuerFor(plan, caller)));
    }

    @POST
    @Path("/plans/{id}/withdraw")
    @Transactional
    @RolesAllowed("ISSUER")
    @Operation(operationId = "withdrawPlan", summary = "撤回: gives the plan up before it is issued, with a reason")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = PlanView.class)))
    public Response withdraw(
            @PathParam("id") UUID id,
            @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch,
            @NotNull @Valid Reason reason) {
        return carryOut(id, ifMatch, plan -> plan.withdraw(required(reason)));
    }

    @POST
    @Path("/plans/{id}/issue")
    @Transactional
    @RolesAllowed("ISSUER")
    @Operation(
            operationId = "issuePlan",
            summary = "印发: numbers the plan, freezes its content and tells it to the other services")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = PlanView.class)))
    public Response issue(
            @PathParam("id") UUID id,
            @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch,
            @NotNull @Valid Issuing.Order order) {
        Plan plan = plans.forCommand(id, ifMatch, caller);
        issuing.issue(plan, order, Actor.of(caller));
        return answer(id);
    }

    private Response carryOut(UUID id, String ifMatch, Function<Plan, PlanFact> command) {
        Plan plan = plans.forCommand(id, ifMatch, caller);
        PlanStatus from = plan.status;
        PlanFact fact = command.apply(plan);
        journal.tell(plan, from, fact, Actor.of(caller));
        return answer(id);
    }

    private Response answer(UUID id) {
        PlanView view = plans.view(id, caller);
        return ETags.tagged(Response.ok(view), view).build();
    }

    private static String required(Reason reason) {
        if (reason.reason() == null || reason.reason().isBlank()) {
            throw RuleViolation.invalidField("/reason", "请说明理由");
        }
        return reason.reason();
    }
}
