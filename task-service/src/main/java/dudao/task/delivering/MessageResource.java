package dudao.task.delivering;

import dudao.commons.http.Paging;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.BeanParam;
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
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/api/v1/messages")
@Produces(MediaType.APPLICATION_JSON)
@Tag(
        name = "Messages",
        description = "What was said to an organisation. That somebody has read it is no figure anywhere.")
class MessageResource {

    @Schema(name = "MessagePage")
    record MessagePage(List<MessageView> items, String next) {}

    private final MessageList list;

    MessageResource(MessageList list) {
        this.list = list;
    }

    @GET
    @RolesAllowed({"ISSUER", "LEADER", "SUPERVISOR", "REVIEWER", "ESO", "INSPECTOR", "UNIT_HEAD", "UNIT_CLERK", "SYSTEM"
    })
    @Transactional
    @Operation(
            operationId = "listMessages",
            summary = "Notices to the caller's own organisation and circulars of those above it, newest first")
    @APIResponse(
            responseCode = "200",
            description = "one page",
            content = @Content(schema = @Schema(implementation = MessagePage.class)))
    public Response list(
            @Parameter(description = "only those of this task's ladder") @QueryParam("taskId") UUID taskId,
            @BeanParam Paging paging,
            @Context UriInfo uri) {
        return list.page(taskId, paging).response(uri);
    }
}
