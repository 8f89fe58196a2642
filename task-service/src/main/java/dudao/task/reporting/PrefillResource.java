package dudao.task.reporting;

import dudao.task.tasks.Tasks;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;

@Path("/api/v1/tasks")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Reports")
class PrefillResource {

    @Schema(name = "Prefill")
    record Prefill(UUID taskId, List<Figure> values) {}

    /** The newest date told for each stage, of reports that were not corrected. */
    @Schema(name = "ObjectStages")
    public record ObjectStages(
            String object,
            @Schema(description = "开工") LocalDate startedOn,
            @Schema(description = "建成") LocalDate completedOn,
            @Schema(description = "投用") LocalDate inUseOn) {}

    @Schema(name = "TaskStages")
    record TaskStages(UUID taskId, int started, int completed, int inUse, List<ObjectStages> objects) {}

    private final Figures figures;
    private final Tasks tasks;
    private final Jdbi jdbi;

    PrefillResource(Figures figures, Tasks tasks, Jdbi jdbi) {
        this.figures = figures;
        this.tasks = tasks;
        this.jdbi = jdbi;
    }

    @GET
    @Path("/{id}/prefill")
    @RolesAllowed({"ISSUER", "LEADER", "SUPERVISOR", "REVIEWER", "ESO", "INSPECTOR", "UNIT_HEAD", "UNIT_CLERK", "SYSTEM"
    })
    @Transactional
    @Operation(
            operationId = "getPrefill",
            summary = "What the unit has told already of what the task asks for",
            description = "Each target with its sum so far, and where the same unit has told the same thing on another"
                    + " task: the same datum is filled in once.")
    @APIResponse(responseCode = "200", description = "one figure for each target of the task's measure")
    public Prefill prefill(@PathParam("id") UUID taskId) {
        tasks.get(taskId);
        return new Prefill(taskId, figures.of(taskId));
    }

    @GET
    @Path("/{id}/stages")
    @RolesAllowed({"ISSUER", "LEADER", "SUPERVISOR", "REVIEWER", "ESO", "INSPECTOR", "UNIT_HEAD", "UNIT_CLERK", "SYSTEM"
    })
    @Transactional
    @Operation(operationId = "getStages", summary = "How far the task's objects are: 开工, 建成, 投用")
    @APIResponse(responseCode = "200", description = "the objects by name")
    public TaskStages stages(@PathParam("id") UUID taskId) {
        tasks.get(taskId);
        List<ObjectStages> objects = jdbi.withHandle(handle -> handle.createQuery(
                        """
                        select s.object, max(reached_on) filter (where stage = 'STARTED') as started_on,
                               max(reached_on) filter (where stage = 'COMPLETED') as completed_on,
                               max(reached_on) filter (where stage = 'IN_USE') as in_use_on
                        from task_report r join task_report_stage s on s.report_id = r.id
                        where r.task_id = :task and not exists (select from task_report c where c.corrects = r.id)
                        group by s.object order by s.object""")
                .bind("task", taskId)
                .map(ConstructorMapper.of(ObjectStages.class))
                .list());
        return new TaskStages(
                taskId,
                (int) objects.stream().filter(o -> o.startedOn() != null).count(),
                (int) objects.stream().filter(o -> o.completedOn() != null).count(),
                (int) objects.stream().filter(o -> o.inUseOn() != null).count(),
                objects);
    }
}
