package dudao.plan.targets.sharing;

import com.fasterxml.jackson.annotation.JsonInclude;
import dudao.commons.audit.AuditTrail;
import dudao.commons.events.Outbox;
import dudao.commons.events.Readers;
import dudao.commons.http.ETags;
import dudao.commons.identity.Caller;
import dudao.commons.identity.OrganizationTree;
import dudao.commons.problems.RuleViolation;
import dudao.plan.access.PlanAccess;
import dudao.plan.access.PlanHead;
import dudao.plan.access.PlanStatus;
import dudao.plan.audience.Audiences;
import dudao.plan.targets.Target;
import dudao.plan.targets.TargetAccess;
import dudao.plan.targets.TargetAccess.Placed;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/api/v1/targets/{id}/allocations")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({"ISSUER", "LEADER", "SUPERVISOR", "REVIEWER", "ESO", "INSPECTOR", "UNIT_HEAD", "UNIT_CLERK", "SYSTEM"})
@Tag(
        name = "Allocations",
        description =
                "指标分解: a number of the city shared out among counties or units. Written while the plan is a draft, and by"
                        + " its issuer after it is issued until a task has been made of the target; from then on a"
                        + " revision of the plan is needed")
class AllocationResource {

    private static final String KIND = "allocations";

    private final Allocations allocations;
    private final TargetAccess targets;
    private final PlanAccess plans;
    private final Audiences audiences;
    private final OrganizationTree organizations;
    private final Caller caller;
    private final AuditTrail trail;
    private final Outbox outbox;

    AllocationResource(
            Allocations allocations,
            TargetAccess targets,
            PlanAccess plans,
            Audiences audiences,
            OrganizationTree organizations,
            Caller caller,
            AuditTrail trail,
            Outbox outbox) {
        this.allocations = allocations;
        this.targets = targets;
        this.plans = plans;
        this.audiences = audiences;
        this.organizations = organizations;
        this.caller = caller;
        this.trail = trail;
        this.outbox = outbox;
    }

    /** What the services that make tasks are told when an issued number is shared out anew. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record TargetAllocated(
            UUID planId,
            UUID issuerId,
            UUID itemId,
            UUID targetId,
            Target.AllocationRule rule,
            List<Target.Allocation> allocations) {}

    @Schema(name = "AllocationProposal")
    record Proposal(List<AllocationView.Share> allocations) {}

    @GET
    @Transactional
    @Operation(operationId = "getAllocations", summary = "How a target is shared out")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = AllocationView.class)))
    public Response get(@PathParam("id") UUID id) {
        return answer(targets.readable(id, caller));
    }

    @PUT
    @Transactional
    @RolesAllowed("ISSUER")
    @Operation(
            operationId = "changeAllocations",
            summary = "Shares a target out among counties or units",
            description =
                    "Refused with 422 ALLOCATION_SUM when the shares do not add up to the quantity (EQUAL) or do not"
                            + " cover it (COVER), and with 409 TARGET_ASSIGNED once a task has been made of it.")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = AllocationView.class)))
    public Response change(
            @PathParam("id") UUID id,
            @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch,
            @NotNull @Valid AllocationChange change) {
        Placed placed = targets.locked(id, caller);
        ETags.check(ifMatch, placed);
        requireOpen(placed);
        requireSum(placed.target(), change);
        audiences.requireInScope("/allocations", change.organizations(), organizations.scopeOf(caller));
        allocations.requireApart("/allocations", change.organizations());
        AllocationView before = allocations.of(placed);
        allocations.replace(id, change.ruleFor(placed.target()), change.allocations());
        allocations.raiseItem(placed.itemId());
        plans.raise(placed.plan().id());
        Placed changed = targets.readable(id, caller);
        trail.changed(KIND, id, before, allocations.of(changed));
        if (placed.plan().status() == PlanStatus.ISSUED) {
            tell(changed);
        }
        return answer(changed);
    }

    private void requireOpen(Placed placed) {
        switch (placed.plan().status()) {
            // Whoever shares out a draft makes it, as any editor does.
            case DRAFT -> plans.lockForEditing(placed.plan(), caller);
            case ISSUED -> allocations.requireUnassigned(placed);
            case UNDER_REVIEW, APPROVED, CLOSED, REVOKED, WITHDRAWN, ARCHIVED ->
                throw RuleViolation.illegalTransition(
                        placed.plan().status(),
                        "allocate",
                        placed.plan().status().allowedCommands());
        }
    }

    private static void requireSum(Target target, AllocationChange change) {
        if (change.allocations().isEmpty()) {
            return;
        }
        requireAddsUp(target);
        if (!target.adds(change.sum(), change.ruleFor(target))) {
            throw RuleViolation.of("ALLOCATION_SUM", "各单位合计 " + change.sum().toPlainString() + ",目标数 " + target.shown())
                    .with("sum", change.sum())
                    .with("quantity", target.quantity())
                    .at("/allocations", "合计与目标数不符");
        }
    }

    private static void requireAddsUp(Target target) {
        if (!target.addsUp()) {
            throw RuleViolation.of("TARGET_DOES_NOT_ADD_UP", target.kind() + " 类目标各单位之数不能相加,不作分解");
        }
    }

    private void tell(Placed changed) {
        PlanHead plan = changed.plan();
        Target target = changed.target();
        TargetAllocated fact = new TargetAllocated(
                plan.id(),
                plan.issuerId(),
                changed.itemId(),
                target.targetId(),
                target.allocationRule(),
                target.allocations());
        outbox.add("plan.events.v1", "dudao.plan.target-allocated.v1", plan, fact, Readers.of(plan.issuerId()), null);
    }

    @POST
    @Path("/proposal")
    @Transactional
    @RolesAllowed("ISSUER")
    @Operation(
            operationId = "proposeAllocations",
            summary = "Proposes shares by weight, evenly where none is given",
            description = "By largest remainder, in whole steps of the quantity's last digit, so that the shares always"
                    + " make the whole. Nothing is stored.")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = Proposal.class)))
    public Proposal propose(@PathParam("id") UUID id, @NotNull @Valid ProposalWish wish) {
        Placed placed = targets.ofIssuer(id, caller);
        requireAddsUp(placed.target());
        List<ProposalWish.Unit> units = wish.units() == null ? counties() : wish.units();
        ProposalWish checked = new ProposalWish(units);
        audiences.requireInScope("/units", checked.organizations(), organizations.scopeOf(caller));
        allocations.requireApart("/units", checked.organizations());
        if (!checked.hasWeight()) {
            throw RuleViolation.invalidField("/units", "没有可以分解到的单位");
        }
        return new Proposal(shares(placed.target().quantity(), checked));
    }

    private List<ProposalWish.Unit> counties() {
        String path = organizations.scopeOf(caller).home().path();
        return allocations.countiesUnder(path).stream()
                .map(county -> new ProposalWish.Unit(county, BigDecimal.ONE))
                .toList();
    }

    private List<AllocationView.Share> shares(BigDecimal quantity, ProposalWish wish) {
        Map<UUID, String> names = allocations.names(wish.organizations());
        List<BigDecimal> quantities = LargestRemainder.share(
                quantity, wish.units().stream().map(ProposalWish.Unit::weight).toList());
        List<AllocationView.Share> shares = new ArrayList<>();
        for (int i = 0; i < quantities.size(); i++) {
            UUID organization = wish.units().get(i).organizationId();
            shares.add(new AllocationView.Share(organization, names.get(organization), quantities.get(i)));
        }
        return shares;
    }

    private Response answer(Placed placed) {
        return ETags.tagged(Response.ok(allocations.of(placed)), placed).build();
    }
}
