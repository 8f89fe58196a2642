package dudao.task.subtasks;

import dudao.commons.http.Page;
import dudao.commons.http.Paging;
import dudao.commons.idempotency.Idempotent;
import dudao.commons.time.Light;
import dudao.commons.time.Lights;
import dudao.task.tasks.TaskFacts;
import dudao.task.tasks.Tasks;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/api/v1/tasks/{id}/subtasks")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "Subtasks", description = "What a unit hands down from its task to organisations below it")
class SubtaskResource {

    /** @param rollUp null when nothing was handed down */
    @Schema(name = "Subtasks")
    record SubtaskList(
            RollUp rollUp,
            List<SubtaskRow> items,
            @Schema(description = "pass as `cursor` to get the following page; null on the last one") String next) {}

    private final HandingDown handing;
    private final Subtasks subtasks;
    private final Tasks tasks;
    private final Lights lights;
    private final Clock clock;

    SubtaskResource(HandingDown handing, Subtasks subtasks, Tasks tasks, Lights lights, Clock clock) {
        this.handing = handing;
        this.subtasks = subtasks;
        this.tasks = tasks;
        this.lights = lights;
        this.clock = clock;
    }

    @POST
    @RolesAllowed("UNIT_HEAD")
    @Idempotent
    @Transactional
    @Operation(
            operationId = "assignSubtasks",
            summary = "分解: the head of the unit hands its accepted task, or a part of it, down",
            description = "Each organisation gets a task with this one as its `parentId`, never due after it"
                    + " (SUBTASK_AFTER_PARENT; once the limit here has passed, any day). The unit submits its task only"
                    + " when all of them have ended, and completes or returns what is submitted to it. What comes from no plan"
                    + " goes down to schools only when a leader has approved that (APPROVAL_REQUIRED).")
    @APIResponse(
            responseCode = "201",
            description = "the first page of what was handed down from the task",
            content = @Content(schema = @Schema(implementation = SubtaskList.class)))
    public Response handDown(@PathParam("id") UUID id, @NotNull @Valid NewSubtasks wanted) {
        handing.handDown(id, wanted);
        return Response.created(URI.create("/api/v1/tasks/" + id + "/subtasks"))
                .entity(view(id, subtasks.of(id, new Paging())))
                .build();
    }

    @GET
    @RolesAllowed({"ISSUER", "LEADER", "SUPERVISOR", "REVIEWER", "ESO", "INSPECTOR", "UNIT_HEAD", "UNIT_CLERK", "SYSTEM"
    })
    @Transactional
    @Operation(
            operationId = "listSubtasks",
            summary = "What was handed down from a task, oldest first, and how all of it stands together")
    @APIResponse(
            responseCode = "200",
            description = "one page, also of what was cancelled",
            content = @Content(schema = @Schema(implementation = SubtaskList.class)))
    public Response list(@PathParam("id") UUID id, @BeanParam Paging paging, @Context UriInfo uri) {
        tasks.get(id);
        Page<SubtaskRow> page = subtasks.of(id, paging);
        return Response.fromResponse(page.response(uri)).entity(view(id, page)).build();
    }

    private SubtaskList view(UUID id, Page<SubtaskRow> page) {
        TaskFacts task = tasks.get(id).facts();
        Instant now = clock.instant();
        Light own = lights.at(now, task.clocking());
        return new SubtaskList(subtasks.rollUp(id, own, now).orElse(null), page.items(), page.next());
    }
}
