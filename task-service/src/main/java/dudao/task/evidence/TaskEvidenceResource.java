package dudao.task.evidence;

import dudao.commons.http.Page;
import dudao.commons.http.Paging;
import dudao.commons.problems.RuleViolation;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/api/v1/tasks")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Evidence")
class TaskEvidenceResource {

    @Schema(name = "EvidencePage")
    record EvidencePage(List<Evidence> items, String next) {}

    private final EvidenceFiles files;

    TaskEvidenceResource(EvidenceFiles files) {
        this.files = files;
    }

    @GET
    @Path("/{id}/evidence")
    @RolesAllowed({"ISSUER", "LEADER", "SUPERVISOR", "REVIEWER", "ESO", "INSPECTOR", "UNIT_HEAD", "UNIT_CLERK", "SYSTEM"
    })
    @Transactional
    @Operation(operationId = "listEvidence", summary = "The files a task's reports and submissions name, oldest first")
    @APIResponse(
            responseCode = "200",
            description = "one page",
            content = @Content(schema = @Schema(implementation = EvidencePage.class)))
    public Response list(@PathParam("id") UUID taskId, @BeanParam Paging paging, @Context UriInfo uri) {
        if (!files.isVisible(taskId)) {
            throw RuleViolation.notFound("任务", taskId);
        }
        Page<Evidence> page = files.ofTask(taskId, paging);
        return page.response(uri);
    }
}
