package dudao.task.parts;

import dudao.commons.http.ETags;
import dudao.commons.idempotency.Idempotent;
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
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/api/v1/tasks/{id}/parts")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(
        name = "Parts",
        description = "协办: what assisting units do of a task, each by its own limit; the lead unit confirms it")
class TaskPartResource {

    @Schema(name = "NewTaskPart")
    record NewPart(
            @NotNull UUID organizationId,
            @Schema(description = "what it is to do") @NotBlank @Size(max = 4000) String wording,
            @Schema(
                            description =
                                    "last day, not after that of the task, which it is unless told; of a task that is late any")
                    LocalDate dueOn) {}

    @Schema(name = "PartsOfTask")
    record PartsView(List<PartView> items) {}

    private final PartRules rules;
    private final Parts parts;
    private final PartList list;
    private final Tasks tasks;

    TaskPartResource(PartRules rules, Parts parts, PartList list, Tasks tasks) {
        this.rules = rules;
        this.parts = parts;
        this.list = list;
        this.tasks = tasks;
    }

    @POST
    @RolesAllowed("SUPERVISOR")
    @Idempotent
    @Transactional
    @Operation(
            operationId = "assignPart",
            summary = "Gives another unit a part of a task that is open",
            description = "Later than the task: PART_AFTER_TASK; of a task that is late any day, which has to be told"
                    + " (DUE_REQUIRED). A unit has one part of a task (PART_EXISTS).")
    @APIResponse(
            responseCode = "201",
            description = "the part",
            content = @Content(schema = @Schema(implementation = PartView.class)))
    public Response assign(@PathParam("id") UUID id, @NotNull @Valid NewPart wanted) {
        Part part = rules.assign(id, wanted.organizationId(), wanted.wording(), wanted.dueOn());
        return ETags.tagged(
                        Response.created(URI.create("/api/v1/parts/" + part.id))
                                .entity(list.views(List.of(part)).get(0)),
                        part)
                .build();
    }

    @GET
    @RolesAllowed({"ISSUER", "LEADER", "SUPERVISOR", "REVIEWER", "ESO", "INSPECTOR", "UNIT_HEAD", "UNIT_CLERK", "SYSTEM"
    })
    @Transactional
    @Operation(
            operationId = "listPartsOfTask",
            summary = "All parts of a task, for whoever sees the task",
            description = "An assisting unit that does not see the task finds its own part under `/parts`.")
    @APIResponse(responseCode = "200", description = "the parts, oldest first")
    public PartsView list(@PathParam("id") UUID id) {
        tasks.get(id);
        return new PartsView(list.views(parts.ofTask(id)));
    }
}
