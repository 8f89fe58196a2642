package dudao.task.listing;

import dudao.commons.audit.AuditTrail;
import dudao.commons.http.Page;
import dudao.commons.http.Paging;
import dudao.commons.identity.Reading;
import dudao.commons.secrecy.Classification;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/api/v1/tasks")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Tasks")
class TaskListResource {

    @Schema(name = "TaskPage")
    record TaskPage(List<TaskRow> items, String next) {}

    private final TaskList list;
    private final AuditTrail trail;

    TaskListResource(TaskList list, AuditTrail trail) {
        this.list = list;
        this.trail = trail;
    }

    @GET
    @RolesAllowed({"ISSUER", "LEADER", "SUPERVISOR", "REVIEWER", "ESO", "INSPECTOR", "UNIT_HEAD", "UNIT_CLERK", "SYSTEM"
    })
    @Reading
    @Operation(
            operationId = "listTasks",
            summary = "Tasks of the caller's organisation and of what stands below it",
            description = "State, limit and light are those of `asOf`, which may be any moment; every filter is"
                    + " about that moment. Pages do not repeat or lose a task unless its sort value changes meanwhile.")
    @APIResponse(
            responseCode = "200",
            description = "one page",
            content = @Content(schema = @Schema(implementation = TaskPage.class)))
    public Response list(@BeanParam TaskFilter filter, @BeanParam Paging paging, @Context UriInfo uri) {
        Page<TaskRow> page = list.page(filter, paging);
        trail.readAny("tasks", page.items(), row -> row.classification() == Classification.RESTRICTED);
        return page.response(uri);
    }
}
