package dudao.task.extensions;

import dudao.commons.http.ETags;
import dudao.commons.time.Lights;
import dudao.task.tasks.Tasks;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.LocalDate;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/api/v1/extensions/{id}")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "Extensions")
class ExtensionResource {

    @Schema(name = "ExtensionApproval")
    record Approval(
            @Schema(description = "last day of the new limit, Asia/Shanghai") @NotNull LocalDate dueOn,
            @Size(max = 4000) String text) {}

    @Schema(name = "ExtensionRejection")
    record Rejection(@NotBlank @Size(max = 4000) String text) {}

    private final ExtensionRules rules;
    private final Extensions extensions;
    private final Tasks tasks;
    private final Lights lights;

    ExtensionResource(ExtensionRules rules, Extensions extensions, Tasks tasks, Lights lights) {
        this.tasks = tasks;
        this.rules = rules;
        this.extensions = extensions;
        this.lights = lights;
    }

    @GET
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
        return answer(extension);
    }

    @POST
    @Path("/approve")
    @RolesAllowed({"SUPERVISOR", "LEADER"})
    @Transactional
    @Operation(
            operationId = "approveExtension",
            summary = "同意: the task has the limit that is named",
            description = "By supervision once a task and up to half of the original time and 30 days; beyond that by a"
                    + " leader (EXTENSION_ABOVE_CAP). After the limit has passed undecided it still works, and the"
                    + " working days between are booked on the decider.")
    @APIResponse(
            responseCode = "200",
            description = "the request",
            content = @Content(schema = @Schema(implementation = ExtensionView.class)))
    public Response approve(
            @PathParam("id") UUID id, @HeaderParam("If-Match") String ifMatch, @NotNull @Valid Approval approval) {
        return answer(rules.approve(id, ifMatch, approval.dueOn(), approval.text()));
    }

    @POST
    @Path("/reject")
    @RolesAllowed({"SUPERVISOR", "LEADER"})
    @Transactional
    @Operation(operationId = "rejectExtension", summary = "不同意: the limit stays")
    @APIResponse(
            responseCode = "200",
            description = "the request",
            content = @Content(schema = @Schema(implementation = ExtensionView.class)))
    public Response reject(
            @PathParam("id") UUID id, @HeaderParam("If-Match") String ifMatch, @NotNull @Valid Rejection rejection) {
        return answer(rules.reject(id, ifMatch, rejection.text()));
    }

    @POST
    @Path("/withdraw")
    @RolesAllowed("UNIT_HEAD")
    @Transactional
    @Operation(operationId = "withdrawExtension", summary = "撤回: the unit no longer asks")
    @APIResponse(
            responseCode = "200",
            description = "the request",
            content = @Content(schema = @Schema(implementation = ExtensionView.class)))
    public Response withdraw(@PathParam("id") UUID id, @HeaderParam("If-Match") String ifMatch) {
        return answer(rules.withdraw(id, ifMatch));
    }

    private Response answer(Extension extension) {
        return ETags.tagged(Response.ok(ExtensionView.of(extension, extensions.now(), lights)), extension)
                .build();
    }
}
