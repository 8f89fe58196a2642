package dudao.task.extensions;

import dudao.commons.http.ETags;
import dudao.commons.idempotency.Idempotent;
import dudao.commons.identity.Caller;
import dudao.commons.time.Lights;
import dudao.task.tasks.SeenTask;
import dudao.task.tasks.Tasks;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/api/v1/tasks/{id}/extensions")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "Extensions", description = "Later limits: asked for before the limit, decided by somebody else, once")
class ExtensionRequestResource {

    private final Extensions extensions;
    private final ExtensionRules rules;
    private final Tasks tasks;
    private final Lights lights;
    private final Caller caller;

    ExtensionRequestResource(Extensions extensions, ExtensionRules rules, Tasks tasks, Lights lights, Caller caller) {
        this.extensions = extensions;
        this.rules = rules;
        this.tasks = tasks;
        this.lights = lights;
        this.caller = caller;
    }

    @POST
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
        ExtensionView view = ExtensionView.of(extension, extensions.now(), lights);
        return ETags.tagged(
                        Response.created(URI.create("/api/v1/extensions/" + extension.id))
                                .entity(view),
                        extension)
                .build();
    }
}
