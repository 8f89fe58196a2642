package dudao.plan.proposals;

import dudao.commons.audit.AuditTrail;
import dudao.commons.http.ETags;
import dudao.commons.http.Paging;
import dudao.commons.identity.Caller;
import dudao.commons.problems.RuleViolation;
import dudao.plan.access.PlanAccess;
import dudao.plan.access.PlanHead;
import dudao.plan.content.Item;
import dudao.plan.content.Items;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/api/v1/item-proposals")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({"ISSUER", "LEADER", "SUPERVISOR", "ESO"})
@Tag(
        name = "Item proposals",
        description = "What inspection found at many units, proposed for a coming plan (督导发现的共性问题转为计划条目)")
class ItemProposalResource {

    private static final String KIND = "item-proposals";

    @Schema(name = "ItemProposalPage")
    record ProposalPage(List<ItemProposal> items, String next) {}

    @Schema(name = "ItemProposalAdoption")
    record Adoption(
            @NotNull @Schema(description = "a draft of the proposal's year") UUID planId,
            @NotBlank @Size(max = 50) @Schema(description = "number of the item") String number,
            @Min(1) @Max(999) @Schema(description = "one of the plan's sections") Integer sectionOrdinal) {}

    @Schema(name = "ItemProposalRefusal")
    record Refusal(@NotBlank @Size(max = 2000) String reason) {}

    private final ItemProposals proposals;
    private final PlanAccess plans;
    private final Items items;
    private final AuditTrail trail;
    private final Caller caller;

    ItemProposalResource(ItemProposals proposals, PlanAccess plans, Items items, AuditTrail trail, Caller caller) {
        this.proposals = proposals;
        this.plans = plans;
        this.items = items;
        this.trail = trail;
        this.caller = caller;
    }

    @GET
    @Transactional
    @Operation(
            operationId = "listItemProposals",
            summary = "Proposals for the own organisation and those below it, newest first")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = ProposalPage.class)))
    public Response list(
            @QueryParam("state") ProposalState state,
            @QueryParam("planYear") Integer planYear,
            @BeanParam Paging paging,
            @Context UriInfo uri) {
        return proposals.list(state, planYear, paging).response(uri);
    }

    @GET
    @Path("/{id}")
    @Transactional
    @Operation(operationId = "getItemProposal", summary = "One proposal with the figures it rests on")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = ItemProposal.class)))
    public Response get(@PathParam("id") UUID id) {
        return answer(proposals.get(id));
    }

    @POST
    @Path("/{id}/adopt")
    @Transactional
    @RolesAllowed("ISSUER")
    @Operation(
            operationId = "adoptItemProposal",
            summary = "Makes an item of it in a draft of its year; what the item says is edited there")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = ItemProposal.class)))
    public Response adopt(
            @PathParam("id") UUID id, @HeaderParam("If-Match") String ifMatch, @NotNull @Valid Adoption wanted) {
        ItemProposal proposal = proposals.toDecide(id, ifMatch);
        proposal.state().mustAllow("adopt");
        PlanHead plan = plans.lockForEditing(plans.readable(wanted.planId(), caller), caller);
        if (plan.year() != proposal.planYear() || !plan.isIssuedBy(proposal.organizationId())) {
            throw RuleViolation.of("PROPOSAL_FOR_OTHER_PLAN", "该建议是为另一单位或另一年度的计划提出的")
                    .at("/planId", "不是该建议所指的计划");
        }
        items.requireSection(plan.id(), wanted.sectionOrdinal());
        Item item =
                items.append(plan.id(), wanted.number(), wanted.sectionOrdinal(), proposal.title(), proposal.body());
        plans.raise(plan.id());
        trail.changed("plan-items", item.id(), null, item);
        return decided(proposal, ProposalState.ADOPTED, item.id(), null);
    }

    @POST
    @Path("/{id}/decline")
    @Transactional
    @RolesAllowed({"ISSUER", "LEADER"})
    @Operation(operationId = "declineItemProposal", summary = "Does not take it into a plan, with the reason")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = ItemProposal.class)))
    public Response decline(
            @PathParam("id") UUID id, @HeaderParam("If-Match") String ifMatch, @NotNull @Valid Refusal why) {
        ItemProposal proposal = proposals.toDecide(id, ifMatch);
        proposal.state().mustAllow("decline");
        return decided(proposal, ProposalState.DECLINED, null, why.reason());
    }

    private Response decided(ItemProposal before, ProposalState state, UUID item, String reason) {
        ItemProposal after = proposals.decide(before.id(), state, item, reason);
        trail.changed(KIND, before.id(), before, after);
        return answer(after);
    }

    private static Response answer(ItemProposal proposal) {
        return ETags.tagged(Response.ok(proposal), proposal).build();
    }
}
