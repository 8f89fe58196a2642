package dudao.inspection.filing;

import dudao.commons.http.ETags;
import dudao.commons.http.Paging;
import dudao.commons.idempotency.Idempotent;
import dudao.commons.identity.Actor;
import dudao.commons.identity.Caller;
import dudao.inspection.access.Units;
import dudao.inspection.requests.Reason;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
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
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/api/v1/inspection-plans")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({"ESO", "INSPECTOR", "SUPERVISOR", "LEADER"})
@Tag(name = "Filing", description = "年度督导计划 and 备案: what may be held, how often, and the code shown at the gate")
class YearlyPlanResource {

    private final YearlyPlans plans;
    private final Units units;
    private final Caller caller;
    private final Clock clock;

    YearlyPlanResource(YearlyPlans plans, Units units, Caller caller, Clock clock) {
        this.plans = plans;
        this.units = units;
        this.caller = caller;
        this.clock = clock;
    }

    @POST
    @Idempotent
    @Transactional
    @RolesAllowed("ESO")
    @Operation(
            operationId = "draftInspectionPlan",
            summary = "Drafts the office's plan of a year, with the cap on visits to one unit")
    @APIResponse(
            responseCode = "201",
            description = "drafted",
            content = @Content(schema = @Schema(implementation = YearlyPlanView.class)))
    public Response draft(@NotNull @Valid NewYearlyPlan wanted) {
        for (int n = 0; n < wanted.entries().size(); n++) {
            units.named(wanted.entries().get(n).underId(), "/entries/" + n + "/underId");
        }
        YearlyPlan plan = YearlyPlan.draft(wanted, caller.organizationId(), Actor.of(caller), clock.instant());
        plans.persistAndFlush(plan);
        return ETags.tagged(Response.created(URI.create("/api/v1/inspection-plans/" + plan.id)), plan)
                .entity(YearlyPlanView.of(plan))
                .build();
    }

    @GET
    @Transactional
    @Operation(operationId = "listInspectionPlans", summary = "Plans of the own office and of those below it")
    @APIResponse(
            responseCode = "200",
            description = "a page of plans",
            content = @Content(schema = @Schema(implementation = PlanPage.class)))
    public Response list(@QueryParam("state") String state, @BeanParam Paging paging, @Context UriInfo uri) {
        return plans.list(state, paging).response(uri);
    }

    @GET
    @Path("/{id}")
    @Transactional
    @Operation(operationId = "getInspectionPlan", summary = "One plan with its entries")
    @APIResponse(
            responseCode = "200",
            description = "the plan",
            content = @Content(schema = @Schema(implementation = YearlyPlanView.class)))
    public Response get(@PathParam("id") UUID id) {
        YearlyPlan plan = plans.get(id);
        return ETags.tagged(Response.ok(YearlyPlanView.of(plan)), plan).build();
    }

    @POST
    @Path("/{id}/submit")
    @Transactional
    @RolesAllowed("ESO")
    @Operation(operationId = "submitInspectionPlan", summary = "Asks for approval")
    @APIResponse(
            responseCode = "200",
            description = "submitted",
            content = @Content(schema = @Schema(implementation = YearlyPlanView.class)))
    public Response submit(@PathParam("id") UUID id, @HeaderParam("If-Match") String ifMatch) {
        YearlyPlan plan = plans.toChange(id, ifMatch);
        plan.submit(Actor.of(caller), clock.instant());
        return shown(plan);
    }

    @POST
    @Path("/{id}/return")
    @Transactional
    @RolesAllowed("LEADER")
    @Operation(operationId = "returnInspectionPlan", summary = "Sends it back to be drafted anew")
    @APIResponse(
            responseCode = "200",
            description = "sent back",
            content = @Content(schema = @Schema(implementation = YearlyPlanView.class)))
    public Response sendBack(
            @PathParam("id") UUID id, @HeaderParam("If-Match") String ifMatch, @NotNull @Valid Reason why) {
        YearlyPlan plan = plans.toChange(id, ifMatch);
        plan.sendBack(why.reason());
        return shown(plan);
    }

    @POST
    @Path("/{id}/approve")
    @Transactional
    @RolesAllowed("LEADER")
    @Operation(
            operationId = "approveInspectionPlan",
            summary = "Approves it; the office files by it from now on, and no longer by an earlier one of the year",
            description = "By somebody who neither drafted nor submitted it.")
    @APIResponse(
            responseCode = "200",
            description = "approved",
            content = @Content(schema = @Schema(implementation = YearlyPlanView.class)))
    public Response approve(@PathParam("id") UUID id, @HeaderParam("If-Match") String ifMatch) {
        YearlyPlan plan = plans.toChange(id, ifMatch);
        plan.state.after("approve");
        plans.supersede(plan.officeId, plan.year);
        plan.approve(Actor.of(caller), clock.instant());
        return shown(plan);
    }

    private Response shown(YearlyPlan plan) {
        plans.flush();
        return ETags.tagged(Response.ok(YearlyPlanView.of(plan)), plan).build();
    }

    /** Only for the API description. */
    record PlanPage(List<YearlyPlans.YearlyPlanRow> items, String next) {}
}
