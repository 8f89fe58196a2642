package dudao.plan.revising;

import dudao.commons.audit.AuditTrail;
import dudao.commons.data.Ids;
import dudao.commons.http.Cursor;
import dudao.commons.http.ETags;
import dudao.commons.http.Page;
import dudao.commons.http.Paging;
import dudao.commons.idempotency.Idempotent;
import dudao.commons.identity.Actor;
import dudao.commons.identity.Caller;
import dudao.plan.access.PlanAccess;
import dudao.plan.access.PlanCommand;
import dudao.plan.access.PlanHead;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
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
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/api/v1/plans/{id}/revision-proposals")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({"ISSUER", "LEADER"})
@Tag(name = "Revisions")
class ProposalResource {

    private static final String KIND = "revision-proposals";

    private final Proposals proposals;
    private final Revisions revisions;
    private final ChangeSet changes;
    private final ChangeFinder finder;
    private final PlanAccess plans;
    private final AuditTrail trail;
    private final Caller caller;

    ProposalResource(
            Proposals proposals,
            Revisions revisions,
            ChangeSet changes,
            ChangeFinder finder,
            PlanAccess plans,
            AuditTrail trail,
            Caller caller) {
        this.proposals = proposals;
        this.revisions = revisions;
        this.changes = changes;
        this.finder = finder;
        this.plans = plans;
        this.trail = trail;
        this.caller = caller;
    }

    @Schema(name = "ProposalPage")
    record ProposalPage(List<Proposal> items, String next) {}

    @Schema(name = "ProposalWithdrawal")
    record Withdrawal(@NotBlank @Size(max = 2000) String reason) {}

    @POST
    @Idempotent
    @Transactional
    @RolesAllowed("ISSUER")
    @Operation(
            operationId = "proposeRevision",
            summary = "提请调整: a change of an issued plan, with what it touches, for a leader to decide on",
            description =
                    "The changes are tried out by the checks a draft goes through, in their order, and the plan must"
                            + " be complete after them. A measure that is changed keeps its id, a target that is named by its id"
                            + " too. Problems: 409 ILLEGAL_TRANSITION of a plan that is not issued, 409 ITEM_IS_OVER, 422"
                            + " PLAN_INCOMPLETE, 422 REVISION_CHANGES_NOTHING.")
    @APIResponse(responseCode = "201", content = @Content(schema = @Schema(implementation = Proposal.class)))
    public Response propose(@PathParam("id") UUID planId, @NotNull @Valid NewProposal wanted) {
        PlanHead plan = plans.lockFor(PlanCommand.REVISE, plans.readable(planId, caller), caller);
        wanted.requireItsParts();
        int base = revisions.current(plan.id());
        String would = changes.onTrial(planId, wanted.changes());
        Changed changed = finder.between(planId, revisions.snapshot(planId, base), would);
        UUID id = Ids.next();
        proposals.add(id, planId, base, wanted, changed, Actor.of(caller));
        Proposal made = proposals.get(planId, id);
        trail.changed(KIND, id, null, made);
        return ETags.tagged(Response.created(URI.create("/api/v1/plans/" + planId + "/revision-proposals/" + id)), made)
                .entity(made)
                .build();
    }

    @GET
    @Transactional
    @Operation(operationId = "listRevisionProposals", summary = "Proposed changes of a plan, newest first")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = ProposalPage.class)))
    public Response list(@PathParam("id") UUID planId, @BeanParam Paging paging, @Context UriInfo uri) {
        requireIssuer(planId);
        List<Proposal> rows = proposals.page(planId, before(paging), paging.limit() + 1).stream()
                .map(Proposal::forList)
                .toList();
        return Page.of(rows, paging, row -> List.of(row.id())).response(uri);
    }

    private static UUID before(Paging paging) {
        List<String> after = paging.after(1);
        try {
            return after == null ? null : UUID.fromString(after.get(0));
        } catch (IllegalArgumentException ofAnotherList) {
            throw Cursor.invalid();
        }
    }

    @GET
    @Path("/{proposal}")
    @Transactional
    @Operation(operationId = "getRevisionProposal", summary = "One proposed change")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = Proposal.class)))
    public Response get(@PathParam("id") UUID planId, @PathParam("proposal") UUID id) {
        requireIssuer(planId);
        return answer(proposals.get(planId, id));
    }

    @POST
    @Path("/{proposal}/withdraw")
    @Transactional
    @RolesAllowed("ISSUER")
    @Operation(operationId = "withdrawRevisionProposal", summary = "撤回: gives a proposed change up, with a reason")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = Proposal.class)))
    public Response withdraw(
            @PathParam("id") UUID planId,
            @PathParam("proposal") UUID id,
            @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch,
            @NotNull @Valid Withdrawal ignored) {
        requireIssuer(planId);
        Proposal proposal = proposals.forDecision(planId, id);
        ETags.check(ifMatch, proposal);
        proposal.requireOpen("withdraw");
        proposals.decide(proposal, Proposal.State.WITHDRAWN, Actor.of(caller));
        Proposal withdrawn = proposals.get(planId, id);
        trail.changed(KIND, id, proposal, withdrawn);
        return answer(withdrawn);
    }

    /** A proposal names tasks of all units and says what is not decided: it stays in the house. */
    private void requireIssuer(UUID planId) {
        plans.requireIssuer(plans.readable(planId, caller), caller);
    }

    private static Response answer(Proposal proposal) {
        return ETags.tagged(Response.ok(proposal), proposal).build();
    }
}
