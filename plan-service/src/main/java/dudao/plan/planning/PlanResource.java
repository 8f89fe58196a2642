package dudao.plan.planning;

import dudao.commons.audit.AuditTrail;
import dudao.commons.http.ETags;
import dudao.commons.http.Page;
import dudao.commons.http.Paging;
import dudao.commons.idempotency.Idempotent;
import dudao.commons.identity.Actor;
import dudao.commons.identity.Caller;
import dudao.commons.identity.OrganizationTree;
import dudao.commons.problems.RuleViolation;
import dudao.commons.secrecy.Classification;
import dudao.plan.access.PlanAccess;
import dudao.plan.access.PlanStatus;
import dudao.plan.content.Items;
import jakarta.annotation.security.RolesAllowed;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
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

    private static final String UUID_FORM = "[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}";

    private final Plans plans;
    private final PlanJournal journal;
    private final PlanAccess access;
    private final Items items;
    private final Drafting drafting;
    private final OrganizationTree organizations;
    private final AuditTrail trail;
    private final EntityManager entities;
    private final Caller caller;

    PlanResource(
            Plans plans,
            PlanJournal journal,
            PlanAccess access,
            Items items,
            Drafting drafting,
            OrganizationTree organizations,
            AuditTrail trail,
            EntityManager entities,
            Caller caller) {
        this.plans = plans;
        this.journal = journal;
        this.access = access;
        this.items = items;
        this.drafting = drafting;
        this.organizations = organizations;
        this.trail = trail;
        this.entities = entities;
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
            description = "Those of its own scope, drafts only for those who make plans; and the issued ones of the"
                    + " organisations it stands under.")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = PlanPage.class)))
    public Response list(
            @QueryParam("year") @Pattern(regexp = "\\d{4}") String year,
            @QueryParam("status") String status,
            @QueryParam("issuerId") @Pattern(regexp = UUID_FORM) String issuerId,
            @BeanParam Paging paging,
            @Context UriInfo uri) {
        Plans.Filter filter = new Plans.Filter(
                year == null ? null : Integer.valueOf(year),
                status == null ? null : status(status),
                issuerId == null ? null : UUID.fromString(issuerId));
        Page<PlanView> page = plans.page(filter, paging, caller);
        trail.readAny("plans", page.items(), plan -> plan.classification() == Classification.RESTRICTED);
        return page.response(uri);
    }

    private static PlanStatus status(String name) {
        try {
            return PlanStatus.valueOf(name);
        } catch (IllegalArgumentException unknown) {
            String known = List.of(PlanStatus.values()).toString();
            throw RuleViolation.of("INVALID_PARAMETER", "status 应为 " + known + " 之一")
                    .at("?status", known);
        }
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
    @Operation(operationId = "changePlan", summary = "Changes title, kind, year or sections of a draft")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = PlanView.class)))
    public Response change(
            @PathParam("id") UUID id,
            @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch,
            @NotNull @Valid PlanDraft draft) {
        int repeated = draft.repeatedSection();
        if (repeated >= 0) {
            throw RuleViolation.invalidField("/sections/" + repeated + "/ordinal", "序号重复");
        }
        Plan plan = plans.forCommand(id, ifMatch, caller);
        draft.secrecy().checked(organizations, caller);
        plan.change(draft, Actor.of(caller));
        plans.requireOnly(plan.issuerId, plan.year, plan.kind, id);
        entities.flush();
        if (draft.sections() != null) {
            plans.setSections(id, draft.sections());
        }
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
