package dudao.task.timeline;

import dudao.commons.http.Page;
import dudao.commons.http.Paging;
import dudao.task.tasks.Tasks;
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
@Tag(name = "Tasks")
class TimelineResource {

    @Schema(name = "TaskTimeline")
    record TimelinePage(List<TaskEntry> items, String next) {}

    private final Tasks tasks;
    private final Timeline timeline;

    TimelineResource(Tasks tasks, Timeline timeline) {
        this.tasks = tasks;
        this.timeline = timeline;
    }

    @GET
    @Path("/{id}/timeline")
    @RolesAllowed({"ISSUER", "LEADER", "SUPERVISOR", "REVIEWER", "ESO", "INSPECTOR", "UNIT_HEAD", "UNIT_CLERK", "SYSTEM"
    })
    @Transactional
    @Operation(operationId = "getTaskTimeline", summary = "Everything that happened to a task, oldest first")
    @APIResponse(
            responseCode = "200",
            description = "one page",
            content = @Content(schema = @Schema(implementation = TimelinePage.class)))
    public Response timeline(@PathParam("id") UUID id, @BeanParam Paging paging, @Context UriInfo uri) {
        tasks.get(id);
        Page<TaskEntry> page = timeline.of(id, paging);
        return page.response(uri);
    }
}
