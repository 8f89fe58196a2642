package dudao.plan.planning;

import dudao.commons.audit.AuditTrail;
import dudao.commons.http.ETags;
import dudao.commons.http.Page;
import dudao.commons.http.Paging;
import dudao.commons.idempotency.Idempotent;
import dudao.commons.identity.Caller;
import dudao.commons.secrecy.Classification;
import dudao.plan.access.PlanAccess;
import dudao.plan.content.Items;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
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

@Path("/api/v1")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({"ISSUER", "LEADER", "SUPERVISOR", "REVIEWER", "ESO", "INSPECTOR", "UNIT_HEAD", "UNIT_CLERK", "SYSTEM"})
@Tag(name = "Plans", description = "A year's 工作要点 from draft to archive. Its ETag covers its items and measures too")
class PlanResource {

    private final Plans plans;
    private final PlanJournal journal;
    private final PlanAccess access;
    private final Items items;
    private final Drafting drafting;
    private final PlanList list;
    private final AuditTrail trail;
    private final Caller caller;

    PlanResource(
            Plans plans,
            PlanJournal journal,
            PlanAccess access,
            Items items,
            Drafting drafting,
            PlanList list,
            AuditTrail trail,
            Caller caller) {
        this.plans = plans;
        this.journal = journal;
        this.access = access;
        this.items = items;
        this.drafting = drafting;
        this.list = list;
        this.trail = trail;
        this.caller = caller;
    }

    @Schema(name = "PlanPage")
    record PlanPage(List<PlanView> items, String next) {}

    @GET
    @Path("/plans")
    @Transactional
    @Operation(
            operationId = "listPlans",
            summary = "Plans the caller may read, newest year first",
            description = "Those of its own scope, drafts only for those who make plans; the issued ones of the"
                    + " organisations it stands under; and those its organisation was sent.")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = PlanPage.class)))
    public Response list(@Valid @BeanParam PlanFilter filter, @BeanParam Paging paging, @Context UriInfo uri) {
        Page<PlanView> page = list.page(filter, paging, caller);
        trail.readAny("plans", page.items(), plan -> plan.classification() == Classification.RESTRICTED);
        return page.response(uri);
    }

    @POST
    @Path("/plans")
    @Idempotent
    @Transactional
    @RolesAllowed("ISSUER")
    @Operation(operationId = "createPlan", summary = "Begins a draft of the caller's organisation")
    @APIResponse(responseCode = "201", content = @Content(schema = @Schema(implementation = PlanView.class)))
    public Response create(@NotNull @Valid PlanDraft draft) {
        PlanView plan = plans.view(drafting.draft(draft, null, caller), caller);
        return ETags.tagged(Response.created(URI.create("/api/v1/plans/" + plan.id())), plan)
                .entity(plan)
                .build();
    }

    @GET
    @Path("/plans/{id}")
    @Transactional
    @Operation(operationId = "getPlan", summary = "One plan")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = PlanView.class)))
    public Response get(@PathParam("id") UUID id) {
        PlanView plan = plans.view(id, caller);
        if (plan.classification() == Classification.RESTRICTED) {
            trail.read("plans", id);
        }
        return ETags.tagged(Response.ok(plan), plan).build();
    }

    @PUT
    @Path("/plans/{id}")
    @Transactional
    @RolesAllowed("ISSUER")
    @Operation(operationId = "changePlan", summary = "Changes the head and the sections of a draft")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = PlanView.class)))
    public Response change(
            @PathParam("id") UUID id,
            @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch,
            @NotNull @Valid PlanDraft draft) {
        drafting.change(id, ifMatch, draft, caller);
        PlanView view = plans.view(id, caller);
        return ETags.tagged(Response.ok(view), view).build();
    }

    @GET
    @Path("/plans/{id}/completeness")
    @Transactional
    @Operation(operationId = "getCompleteness", summary = "What still stops the plan from being issued")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = Completeness.class)))
    public Completeness completeness(@PathParam("id") UUID id) {
        return Completeness.of(items.of(access.readable(id, caller).id(), access.reader(caller)));
    }

    @GET
    @Path("/plans/{id}/timeline")
    @RolesAllowed({"ISSUER", "LEADER", "SUPERVISOR", "SYSTEM"})
    @Transactional
    @Operation(operationId = "getPlanTimeline", summary = "Who did what with the plan, when and why")
    @APIResponse(
            responseCode = "200",
            content = @Content(schema = @Schema(implementation = PlanJournal.Timeline.class)))
    public PlanJournal.Timeline timeline(@PathParam("id") UUID id) {
        return journal.of(access.readable(id, caller).id());
    }
}
