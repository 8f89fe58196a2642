package dudao.plan.overlap;

import dudao.commons.audit.AuditTrail;
import dudao.commons.http.Cursor;
import dudao.commons.http.Page;
import dudao.commons.http.Paging;
import dudao.commons.identity.Caller;
import dudao.plan.access.PlanAccess;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/api/v1")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({"ISSUER", "LEADER", "SUPERVISOR", "REVIEWER", "ESO", "INSPECTOR", "UNIT_HEAD", "UNIT_CLERK", "SYSTEM"})
@Tag(
        name = "Overlaps",
        description = "Whether units are asked twice for the same figure or material, and how much they are asked."
                + " Compared are the plan's own items, and the plans in force (issued or closed, neither revoked nor"
                + " superseded) of its issuers and of organisations above and below them")
class OverlapResource {

    private final OverlapCheck check;
    private final OverlapViews views;
    private final BurdenReader burdens;
    private final PlanAccess plans;
    private final AuditTrail trail;
    private final Caller caller;

    OverlapResource(
            OverlapCheck check,
            OverlapViews views,
            BurdenReader burdens,
            PlanAccess plans,
            AuditTrail trail,
            Caller caller) {
        this.check = check;
        this.views = views;
        this.burdens = burdens;
        this.plans = plans;
        this.trail = trail;
        this.caller = caller;
    }

    @GET
    @Path("/plans/{id}/overlaps")
    @Transactional
    @Operation(
            operationId = "listOverlaps",
            summary = "What the plan asks that is asked already",
            description = "Same units and same indicator (object and unit of a target) or same material (what is to be"
                    + " handed in, named after 报送, 上报, 提交, 填报), or nearly the same wording; for the same time: the year"
                    + " a measure refers to, else the plan's year and on until it is due. The earlier request is offered"
                    + " for reuse. Plans and items the caller may not read are not compared")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = OverlapReport.class)))
    public OverlapReport overlaps(@PathParam("id") UUID id, @BeanParam Paging paging) {
        Map<String, Object> reader = plans.reader(caller);
        plans.readable(id, reader);
        Matching.Found found = check.find(id, reader);
        List<Pair> open = OverlapCheck.open(found);
        Page<Integer> page = Page.of(
                IntStream.range(after(paging), found.pairs().size())
                        .limit(paging.limit() + 1L)
                        .boxed()
                        .toList(),
                paging,
                List::of);
        List<Pair> shown = page.items().stream().map(found.pairs()::get).toList();
        trail.readAny("plan-items", shown, Pair::isRestricted);
        return new OverlapReport(
                id,
                OverlapCheck.hash(open),
                open.size(),
                found.pairs().size() - open.size(),
                found.more(),
                views.of(shown, found.units(), reader),
                page.next());
    }

    private static int after(Paging paging) {
        List<String> after = paging.after(1);
        try {
            return after == null ? 0 : Math.max(0, Integer.parseInt(after.get(0)) + 1);
        } catch (NumberFormatException ofAnotherList) {
            throw Cursor.invalid();
        }
    }

    @GET
    @Path("/plans/{id}/burden")
    @Transactional
    @Operation(
            operationId = "getBurden",
            summary = "How much the plan asks of each unit",
            description = "Counted from whom the plan's measures are for, never from what units do")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = Burden.class)))
    public Burden burden(@PathParam("id") UUID id) {
        Map<String, Object> reader = plans.reader(caller);
        plans.readable(id, reader);
        return burdens.of(id, reader);
    }
}
