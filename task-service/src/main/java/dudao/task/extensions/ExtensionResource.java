package dudao.task.extensions;

import dudao.commons.http.ETags;
import dudao.commons.http.Page;
import dudao.commons.http.Paging;
import dudao.commons.idempotency.Idempotent;
import dudao.commons.identity.Caller;
import dudao.commons.identity.OrganizationTree;
import dudao.commons.problems.RuleViolation;
import dudao.commons.time.Lights;
import dudao.task.tasks.SeenTask;
import dudao.task.tasks.Tasks;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
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
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/api/v1")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "Extensions", description = "Later limits: asked for before the limit, decided by somebody else, once")
class ExtensionResource {

    @Schema(name = "ExtensionPage")
    record ExtensionPage(List<ExtensionView> items, String next) {}

    private final Extensions extensions;
    private final ExtensionRules rules;
    private final Tasks tasks;
    private final Lights lights;
    private final OrganizationTree tree;
    private final Caller caller;

    ExtensionResource(
            Extensions extensions,
            ExtensionRules rules,
            Tasks tasks,
            Lights lights,
            OrganizationTree tree,
            Caller caller) {
        this.extensions = extensions;
        this.rules = rules;
        this.tasks = tasks;
        this.lights = lights;
        this.tree = tree;
        this.caller = caller;
    }

    @POST
    @Path("/tasks/{id}/extensions")
    @RolesAllowed("UNIT_HEAD")
    @Idempotent
    @Transactional
    @Operation(
            operationId = "requestExtension",
            summary = "延期: the head of the unit asks for a later limit, before the limit has passed",
            description = "One open request a task. A statutory limit is refused at once (DEADLINE_NOT_EXTENDABLE).")
    @APIResponse(
            responseCode = "201",
            description = "the request",
            content = @Content(schema = @Schema(implementation = ExtensionView.class)))
    public Response request(@PathParam("id") UUID id, @NotNull @Valid NewExtension wanted) {
        SeenTask seen = tasks.get(id);
        Extension extension = rules.request(seen, wanted, caller);
        return answer(Response.created(URI.create("/api/v1/extensions/" + extension.id)), extension);
    }

    @GET
    @Path("/extensions")
    @RolesAllowed({"ISSUER", "LEADER", "SUPERVISOR", "REVIEWER", "ESO", "INSPECTOR", "UNIT_HEAD", "UNIT_CLERK", "SYSTEM"
    })
    @Transactional
    @Operation(operationId = "listExtensions", summary = "Requests of the caller's scope, oldest first")
    @APIResponse(
            responseCode = "200",
            description = "one page",
            content = @Content(schema = @Schema(implementation = ExtensionPage.class)))
    public Response list(
            @QueryParam("taskId") UUID taskId,
            @Parameter(description = "REQUESTED, APPROVED, REJECTED, WITHDRAWN or LAPSED") @QueryParam("state")
                    String state,
            @Parameter(description = "only those whose decision is overdue")
                    @Schema(type = SchemaType.BOOLEAN)
                    @QueryParam("decisionOverdue")
                    @DefaultValue("false")
                    @Pattern(regexp = "true|false")
                    String decisionOverdue,
            @BeanParam Paging paging,
            @Context UriInfo uri) {
        Extensions.Filter filter = new Extensions.Filter(
                taskId, state == null ? null : state(state), Boolean.parseBoolean(decisionOverdue));
        Page<Extension> page = extensions.page(filter, paging, tree.scopeOf(caller), caller);
        return page.map(each -> ExtensionView.of(each, extensions.now(), lights))
                .response(uri);
    }

    @GET
    @Path("/extensions/{id}")
    @RolesAllowed({"ISSUER", "LEADER", "SUPERVISOR", "REVIEWER", "ESO", "INSPECTOR", "UNIT_HEAD", "UNIT_CLERK", "SYSTEM"
    })
    @Transactional
    @Operation(operationId = "getExtension", summary = "One request")
    @APIResponse(
            responseCode = "200",
            description = "the request",
            content = @Content(schema = @Schema(implementation = ExtensionView.class)))
    public Response get(@PathParam("id") UUID id) {
        Extension extension = extensions.get(id);
        tasks.get(extension.taskId);
        return answer(Response.ok(), extension);
    }

    private static ExtensionState state(String name) {
        try {
            return ExtensionState.valueOf(name);
        } catch (IllegalArgumentException unknown) {
            throw RuleViolation.of("INVALID_PARAMETER", "state 应为 REQUESTED、APPROVED、REJECTED、WITHDRAWN 或 LAPSED")
                    .at("?state", "未知的状态");
        }
    }

    private Response answer(Response.ResponseBuilder response, Extension extension) {
        return ETags.tagged(response.entity(ExtensionView.of(extension, extensions.now(), lights)), extension)
                .build();
    }
}
