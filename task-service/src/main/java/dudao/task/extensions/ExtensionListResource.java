package dudao.task.extensions;

import dudao.commons.http.Page;
import dudao.commons.http.Paging;
import dudao.commons.identity.Caller;
import dudao.commons.identity.OrganizationTree;
import dudao.commons.problems.RuleViolation;
import dudao.commons.time.Lights;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/api/v1/extensions")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Extensions")
class ExtensionListResource {

    @Schema(name = "ExtensionPage")
    record ExtensionPage(List<ExtensionView> items, String next) {}

    private final Extensions extensions;
    private final Lights lights;
    private final OrganizationTree tree;
    private final Caller caller;

    ExtensionListResource(Extensions extensions, Lights lights, OrganizationTree tree, Caller caller) {
        this.extensions = extensions;
        this.lights = lights;
        this.tree = tree;
        this.caller = caller;
    }

    @GET
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

    private static ExtensionState state(String name) {
        try {
            return ExtensionState.valueOf(name);
        } catch (IllegalArgumentException unknown) {
            throw RuleViolation.of("INVALID_PARAMETER", "state 应为 REQUESTED、APPROVED、REJECTED、WITHDRAWN 或 LAPSED")
                    .at("?state", "未知的状态");
        }
    }
}
