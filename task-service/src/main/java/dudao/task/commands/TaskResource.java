package dudao.task.commands;

import dudao.commons.idempotency.Idempotent;
import dudao.commons.secrecy.Classification;
import dudao.commons.time.Clocks;
import dudao.task.drafts.NewDraft;
import dudao.task.drafts.Reference;
import dudao.task.drafts.Registering;
import dudao.task.duties.Origin;
import dudao.task.tasks.SeenTask;
import dudao.task.tasks.Tasks;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/api/v1/tasks")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "Tasks", description = "What each unit has to do, by when, and how far it is")
class TaskResource {

    /** @param source an instruction of a leader, a complaint, or something else that is no plan */
    @Schema(name = "NewTask")
    record NewTask(
            @NotBlank @Size(max = 500) String title,
            @NotNull Origin source,
            @Valid Reference reference,
            @NotNull UUID organizationId,
            @NotNull LocalDate dueOn,
            @Size(max = 4000) String acceptanceStandard,
            @Schema(description = "INTERNAL unless told") Classification classification,
            @Schema(description = "with RESTRICTED only: the office that alone handles it, beside the unit")
                    UUID handlingOfficeId) {

        NewDraft registered() {
            return new NewDraft(
                    title,
                    source,
                    reference,
                    organizationId,
                    dueOn,
                    null,
                    acceptanceStandard,
                    false,
                    null,
                    classification,
                    handlingOfficeId);
        }
    }

    private final Tasks tasks;
    private final TaskViews views;
    private final Registering registering;
    private final Clock clock;

    TaskResource(Tasks tasks, TaskViews views, Registering registering, Clock clock) {
        this.tasks = tasks;
        this.views = views;
        this.registering = registering;
        this.clock = clock;
    }

    @POST
    @RolesAllowed("SUPERVISOR")
    @Idempotent
    @Transactional
    @Operation(
            operationId = "createTask",
            summary = "Gives one unit a task that comes from no plan",
            description =
                    "At once, and registered when it names its `reference`. A school gets it only when a leader has approved it"
                            + " (APPROVAL_REQUIRED): see `task-drafts`.")
    @APIResponse(
            responseCode = "201",
            description = "the task",
            content = @Content(schema = @Schema(implementation = TaskView.class)))
    public Response create(@NotNull @Valid NewTask wanted) {
        SeenTask seen = registering.assignAtOnce(wanted.registered());
        return views.answer(
                Response.created(URI.create("/api/v1/tasks/" + seen.facts().id())), seen);
    }

    @GET
    @Path("/{id}")
    @RolesAllowed({"ISSUER", "LEADER", "SUPERVISOR", "REVIEWER", "ESO", "INSPECTOR", "UNIT_HEAD", "UNIT_CLERK", "SYSTEM"
    })
    @Transactional
    @Operation(operationId = "getTask", summary = "One task, now or as it was or will be at a moment")
    @APIResponse(
            responseCode = "200",
            description = "the task",
            content = @Content(schema = @Schema(implementation = TaskView.class)))
    public Response get(
            @PathParam("id") UUID id,
            @Parameter(description = "a date, which means its 24:00, or a moment with offset") @QueryParam("asOf")
                    String asOf) {
        if (asOf == null) {
            return views.answer(tasks.get(id));
        }
        Instant moment = Clocks.asOf(asOf, clock);
        SeenTask seen = moment.isBefore(clock.instant()) ? tasks.get(id, moment) : tasks.get(id);
        return Response.ok(views.at(moment, seen)).build();
    }
}
