package dudao.task.drafts;

import dudao.commons.http.ETags;
import dudao.commons.http.Page;
import dudao.commons.http.Paging;
import dudao.commons.idempotency.Idempotent;
import dudao.commons.problems.RuleViolation;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
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
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/api/v1/task-drafts")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(
        name = "Drafts",
        description = "立项: what comes from no plan, before it is a task; for schools a leader approves it")
class DraftResource {

    @Schema(name = "TaskDraftPage")
    record DraftPage(List<DraftView> items, String next) {}

    @Schema(name = "TaskDraftApproval")
    record Approval(@Size(max = 2000) String text) {}

    @Schema(name = "TaskDraftRefusal")
    record Refusal(@NotBlank @Size(max = 2000) String text) {}

    @Schema(name = "TaskDraftAssignment")
    record Assignment(@Schema(description = "last day; as registered unless told") LocalDate dueOn) {}

    private final Registering registering;
    private final Drafts drafts;

    DraftResource(Registering registering, Drafts drafts) {
        this.registering = registering;
        this.drafts = drafts;
    }

    @POST
    @RolesAllowed("SUPERVISOR")
    @Idempotent
    @Transactional
    @Operation(operationId = "registerDraft", summary = "立项: registers what came in and who is to do it")
    @APIResponse(
            responseCode = "201",
            description = "the draft",
            content = @Content(schema = @Schema(implementation = DraftView.class)))
    public Response register(@NotNull @Valid NewDraft wanted) {
        registering.check(wanted);
        Draft draft = registering.register(wanted);
        return answer(Response.created(URI.create("/api/v1/task-drafts/" + draft.id)), draft);
    }

    @GET
    @RolesAllowed({"SUPERVISOR", "LEADER"})
    @Transactional
    @Operation(
            operationId = "listDrafts",
            summary = "What the caller's organisation and those below it have registered, oldest first")
    @APIResponse(
            responseCode = "200",
            description = "one page",
            content = @Content(schema = @Schema(implementation = DraftPage.class)))
    public Response list(
            @Parameter(description = "DRAFT, SUBMITTED, APPROVED, REFUSED, ASSIGNED or WITHDRAWN") @QueryParam("state")
                    String state,
            @Parameter(description = "for this unit") @QueryParam("organizationId") UUID organizationId,
            @BeanParam Paging paging,
            @Context UriInfo uri) {
        Page<Draft> page = drafts.page(state(state), organizationId, paging);
        return page.map(DraftView::of).response(uri);
    }

    private static DraftState state(String name) {
        try {
            return name == null ? null : DraftState.valueOf(name);
        } catch (IllegalArgumentException unknown) {
            throw RuleViolation.of("INVALID_PARAMETER", "state 不是立项的状态").at("?state", "未知的状态");
        }
    }

    @GET
    @Path("/{id}")
    @RolesAllowed({"SUPERVISOR", "LEADER"})
    @Transactional
    @Operation(operationId = "getDraft", summary = "One draft")
    @APIResponse(
            responseCode = "200",
            description = "the draft",
            content = @Content(schema = @Schema(implementation = DraftView.class)))
    public Response get(@PathParam("id") UUID id) {
        return answer(Response.ok(), drafts.get(id));
    }

    @POST
    @Path("/{id}/submit")
    @RolesAllowed("SUPERVISOR")
    @Transactional
    @Operation(operationId = "submitDraft", summary = "送审: a leader is to decide")
    @APIResponse(
            responseCode = "200",
            description = "the draft",
            content = @Content(schema = @Schema(implementation = DraftView.class)))
    public Response submit(@PathParam("id") UUID id, @HeaderParam("If-Match") String ifMatch) {
        return answer(Response.ok(), registering.submit(id, ifMatch));
    }

    @POST
    @Path("/{id}/approve")
    @RolesAllowed("LEADER")
    @Transactional
    @Operation(
            operationId = "approveDraft",
            summary = "同意: a leader answers for it; never who registered it (SAME_PERSON)")
    @APIResponse(
            responseCode = "200",
            description = "the draft",
            content = @Content(schema = @Schema(implementation = DraftView.class)))
    public Response approve(
            @PathParam("id") UUID id, @HeaderParam("If-Match") String ifMatch, @Valid Approval approval) {
        String said = approval == null ? null : approval.text();
        return answer(Response.ok(), registering.approve(id, ifMatch, said));
    }

    @POST
    @Path("/{id}/refuse")
    @RolesAllowed("LEADER")
    @Transactional
    @Operation(operationId = "refuseDraft", summary = "不同意: it is not given out; never by who registered it")
    @APIResponse(
            responseCode = "200",
            description = "the draft",
            content = @Content(schema = @Schema(implementation = DraftView.class)))
    public Response refuse(
            @PathParam("id") UUID id, @HeaderParam("If-Match") String ifMatch, @NotNull @Valid Refusal refusal) {
        return answer(Response.ok(), registering.refuse(id, ifMatch, refusal.text()));
    }

    @POST
    @Path("/{id}/assign")
    @RolesAllowed("SUPERVISOR")
    @Transactional
    @Operation(
            operationId = "assignDraft",
            summary = "交办: the unit has the task from now on",
            description = "APPROVAL_REQUIRED while schools have to do with it and no leader has approved it.")
    @APIResponse(
            responseCode = "200",
            description = "the draft, with its task",
            content = @Content(schema = @Schema(implementation = DraftView.class)))
    public Response assign(
            @PathParam("id") UUID id, @HeaderParam("If-Match") String ifMatch, @Valid Assignment assignment) {
        return answer(Response.ok(), registering.assign(id, ifMatch, assignment == null ? null : assignment.dueOn()));
    }

    @POST
    @Path("/{id}/withdraw")
    @RolesAllowed("SUPERVISOR")
    @Transactional
    @Operation(operationId = "withdrawDraft", summary = "撤回: nothing comes of it")
    @APIResponse(
            responseCode = "200",
            description = "the draft",
            content = @Content(schema = @Schema(implementation = DraftView.class)))
    public Response withdraw(@PathParam("id") UUID id, @HeaderParam("If-Match") String ifMatch) {
        return answer(Response.ok(), registering.withdraw(id, ifMatch));
    }

    private static Response answer(Response.ResponseBuilder response, Draft draft) {
        return ETags.tagged(response.entity(DraftView.of(draft)), draft).build();
    }
}
