package dudao.plan.checklist;

import dudao.commons.audit.AuditTrail;
import dudao.commons.http.ETags;
import dudao.commons.identity.Caller;
import dudao.commons.identity.OrganizationTree;
import dudao.commons.problems.RuleViolation;
import dudao.commons.time.Clocks;
import dudao.plan.access.PlanAccess;
import dudao.plan.access.PlanHead;
import dudao.plan.access.PlanStatus;
import dudao.plan.content.Item;
import dudao.plan.content.Items;
import dudao.plan.content.SensibleDate;
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
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/api/v1")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({"SUPERVISOR", "UNIT_HEAD", "UNIT_CLERK"})
@Tag(name = "Items")
class ActionResource {

    private static final Set<String> OVER =
            Set.of("ACHIEVED", "PARTIALLY_ACHIEVED", "NOT_ACHIEVED", "CARRIED_OVER", "CANCELLED");

    /** When it was done. */
    @Schema(name = "ActionDone")
    record Done(@Schema(description = "today unless told; not in the future") @SensibleDate LocalDate doneOn) {}

    /** Why it is not done after all. */
    @Schema(name = "ActionUndone")
    record Undone(@NotBlank @Size(max = 2000) String reason) {}

    private final Items items;
    private final Ticks ticks;
    private final PlanAccess plans;
    private final OrganizationTree organizations;
    private final Caller caller;
    private final AuditTrail trail;
    private final Clock clock;

    ActionResource(
            Items items,
            Ticks ticks,
            PlanAccess plans,
            OrganizationTree organizations,
            Caller caller,
            AuditTrail trail,
            Clock clock) {
        this.items = items;
        this.ticks = ticks;
        this.plans = plans;
        this.organizations = organizations;
        this.caller = caller;
        this.trail = trail;
        this.clock = clock;
    }

    @POST
    @Path("/plan-items/{id}/actions/{actionId}/done")
    @Transactional
    @Operation(
            operationId = "tickAction",
            summary = "Ticks off a named action of an issued item",
            description =
                    "By the item's lead organisation, or a supervisor of the issuer. `If-Match` is the item's ETag.")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = Item.class)))
    public Response done(
            @PathParam("id") UUID id,
            @PathParam("actionId") UUID actionId,
            @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch,
            @Valid Done wanted) {
        LocalDate today = Clocks.dateOf(clock.instant());
        LocalDate doneOn = wanted == null || wanted.doneOn() == null ? today : wanted.doneOn();
        if (doneOn.isAfter(today)) {
            throw RuleViolation.invalidField("/doneOn", "完成日期不能晚于今天");
        }
        return tick(id, actionId, ifMatch, doneOn);
    }

    @POST
    @Path("/plan-items/{id}/actions/{actionId}/undone")
    @Transactional
    @Operation(
            operationId = "untickAction",
            summary = "Takes back that a named action was done",
            description = "By the same as may tick it off; the reason stays in the audit trail.")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = Item.class)))
    public Response undone(
            @PathParam("id") UUID id,
            @PathParam("actionId") UUID actionId,
            @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch,
            @NotNull @Valid Undone why) {
        trail.because(why.reason());
        return tick(id, actionId, ifMatch, null);
    }

    private Response tick(UUID id, UUID actionId, String ifMatch, LocalDate doneOn) {
        PlanHead plan = plans.readableByItem(id, caller);
        ticks.lock(id);
        Item item = items.get(id);
        requireLead(item, plan);
        ETags.check(ifMatch, item);
        if (plan.status() != PlanStatus.ISSUED || OVER.contains(item.state())) {
            throw RuleViolation.illegalTransition(
                    plan.status() == PlanStatus.ISSUED ? item.state() : plan.status(), "done", List.of());
        }
        ticks.tick(item, actionId, doneOn);
        Item ticked = items.get(id);
        trail.changed("plan-items", id, item, ticked);
        return ETags.tagged(Response.ok(ticked), ticked).build();
    }

    private void requireLead(Item item, PlanHead plan) {
        UUID lead = item.undertaking().leadOrganizationId();
        Set<UUID> own = Set.copyOf(List.of(
                caller.organizationId(), organizations.scopeOf(caller).home().id()));
        boolean supervises = caller.hasRole("SUPERVISOR") && own.contains(plan.issuerId());
        boolean leads = lead != null && own.contains(lead);
        if (!supervises && !leads) {
            throw RuleViolation.of("FORBIDDEN", "只有条目牵头单位和发布单位的督查人员可以勾选");
        }
    }
}
