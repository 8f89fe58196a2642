package dudao.task.reverification;

import dudao.commons.http.ETags;
import dudao.commons.http.Page;
import dudao.commons.http.Paging;
import dudao.commons.identity.Caller;
import dudao.commons.identity.OrganizationTree;
import dudao.commons.problems.RuleViolation;
import dudao.task.tasks.Tasks;
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
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/api/v1/reverifications")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "Re-verification", description = "抽查复核: done tasks are drawn and looked at again by somebody else")
class ReverificationResource {

    @Schema(name = "ReverificationConfirmation")
    record Confirmation(@NotNull Reverification.Method method, @NotBlank @Size(max = 4000) String text) {}

    @Schema(name = "ReverificationReopening")
    record Reopening(
            @NotNull Reverification.Method method,
            @NotBlank @Size(max = 4000) String text,
            @Schema(description = "last day of the new limit, Asia/Shanghai") @NotNull LocalDate dueOn) {}

    @Schema(name = "ReverificationPage")
    record ReverificationPage(List<ReverificationView> items, String next) {}

    private final ReverificationRules rules;
    private final Reverifications reverifications;
    private final Tasks tasks;
    private final OrganizationTree tree;
    private final Caller caller;

    ReverificationResource(
            ReverificationRules rules,
            Reverifications reverifications,
            Tasks tasks,
            OrganizationTree tree,
            Caller caller) {
        this.rules = rules;
        this.reverifications = reverifications;
        this.tasks = tasks;
        this.tree = tree;
        this.caller = caller;
    }

    @GET
    @RolesAllowed({"ISSUER", "LEADER", "SUPERVISOR", "REVIEWER", "ESO", "INSPECTOR", "UNIT_HEAD", "UNIT_CLERK", "SYSTEM"
    })
    @Transactional
    @Operation(operationId = "listReverifications", summary = "Drawn tasks of the caller's scope, oldest first")
    @APIResponse(
            responseCode = "200",
            description = "one page",
            content = @Content(schema = @Schema(implementation = ReverificationPage.class)))
    public Response list(
            @QueryParam("drawId") UUID drawId,
            @QueryParam("taskId") UUID taskId,
            @Parameter(description = "DRAWN, CONFIRMED, REOPENED or VOIDED") @QueryParam("state") String state,
            @BeanParam Paging paging,
            @Context UriInfo uri) {
        Reverifications.Filter filter = new Reverifications.Filter(drawId, taskId, state == null ? null : state(state));
        Page<Reverification> page = reverifications.page(filter, paging, tree.scopeOf(caller), caller);
        return page.map(ReverificationView::of).response(uri);
    }

    private static ReverificationState state(String name) {
        try {
            return ReverificationState.valueOf(name);
        } catch (IllegalArgumentException unknown) {
            throw RuleViolation.of("INVALID_PARAMETER", "state 应为 DRAWN、CONFIRMED、REOPENED 或 VOIDED")
                    .at("?state", "未知的状态");
        }
    }

    @GET
    @Path("/{id}")
    @RolesAllowed({"ISSUER", "LEADER", "SUPERVISOR", "REVIEWER", "ESO", "INSPECTOR", "UNIT_HEAD", "UNIT_CLERK", "SYSTEM"
    })
    @Transactional
    @Operation(operationId = "getReverification", summary = "One drawn task and what was found")
    @APIResponse(
            responseCode = "200",
            description = "the re-verification",
            content = @Content(schema = @Schema(implementation = ReverificationView.class)))
    public Response get(@PathParam("id") UUID id) {
        Reverification found = reverifications.get(id);
        tasks.get(found.taskId);
        return answer(found);
    }

    @POST
    @Path("/{id}/confirm")
    @RolesAllowed("SUPERVISOR")
    @Transactional
    @Operation(
            operationId = "confirmReverification",
            summary = "复核属实: it was done as it was told",
            description = "By nobody of the unit, who has worked for it or who has completed the task.")
    @APIResponse(
            responseCode = "200",
            description = "the re-verification",
            content = @Content(schema = @Schema(implementation = ReverificationView.class)))
    public Response confirm(
            @PathParam("id") UUID id,
            @HeaderParam("If-Match") String ifMatch,
            @NotNull @Valid Confirmation confirmation) {
        return answer(rules.confirm(id, ifMatch, confirmation.method(), confirmation.text()));
    }

    @POST
    @Path("/{id}/reopen")
    @RolesAllowed("SUPERVISOR")
    @Transactional
    @Operation(
            operationId = "reopenReverification",
            summary = "复核不实: the task is reopened with the cause FALSE_COMPLETION",
            description = "The figures of the time in which it passed for done are restated, see statistics/lights.")
    @APIResponse(
            responseCode = "200",
            description = "the re-verification",
            content = @Content(schema = @Schema(implementation = ReverificationView.class)))
    public Response reopen(
            @PathParam("id") UUID id, @HeaderParam("If-Match") String ifMatch, @NotNull @Valid Reopening why) {
        return answer(rules.reopen(id, ifMatch, why.method(), why.text(), why.dueOn()));
    }

    private static Response answer(Reverification found) {
        return ETags.tagged(Response.ok(ReverificationView.of(found)), found).build();
    }
}
