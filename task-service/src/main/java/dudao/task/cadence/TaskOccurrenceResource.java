package dudao.task.cadence;

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
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/api/v1/tasks")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Cadence")
class TaskOccurrenceResource {

    private final Occurrences occurrences;

    TaskOccurrenceResource(Occurrences occurrences) {
        this.occurrences = occurrences;
    }

    @GET
    @Path("/{id}/occurrences")
    @RolesAllowed({"ISSUER", "LEADER", "SUPERVISOR", "REVIEWER", "ESO", "INSPECTOR", "UNIT_HEAD", "UNIT_CLERK", "SYSTEM"
    })
    @Transactional
    @Operation(
            operationId = "listTaskOccurrences",
            summary = "When a unit is to tell something on its task, and whether it did",
            description =
                    "In the order of `dueAt`. Made some days or one period ahead; the first period is that in which"
                            + " at least half is left when the task is given out.")
    @APIResponse(
            responseCode = "200",
            description = "one page",
            content = @Content(schema = @Schema(implementation = OccurrenceResource.OccurrencePage.class)))
    public Response ofTask(
            @PathParam("id") UUID taskId,
            @Parameter(description = "a date (its 24:00) or a moment with offset; past or future; else now")
                    @QueryParam("asOf")
                    String asOf,
            @BeanParam Paging paging,
            @Context UriInfo uri) {
        if (!occurrences.isVisible(taskId)) {
            throw RuleViolation.notFound("任务", taskId);
        }
        OccurrenceFilter filter = new OccurrenceFilter();
        filter.asOf = asOf;
        Page<Occurrence> page = occurrences.list(filter, taskId, false, paging);
        return page.response(uri);
    }
}
