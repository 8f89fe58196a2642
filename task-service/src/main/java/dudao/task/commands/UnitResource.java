package dudao.task.commands;

import dudao.task.duties.Deadlines;
import dudao.task.suspensions.SuspensionLedger;
import dudao.task.tasks.Act;
import dudao.task.tasks.Tasks;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/api/v1/tasks")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "Unit's work", description = "What the unit does with its task")
class UnitResource {

    @Schema(name = "Objection")
    record Objection(@NotBlank @Size(max = 4000) String text, @NotNull UUID proposedOrganizationId) {}

    @Schema(name = "Submission")
    record Submission(
            @NotBlank @Size(max = 4000) String text,
            @Size(max = 100) List<@NotNull UUID> evidenceIds,
            @Schema(description = "why parts of assisting units that are not confirmed yet are not waited for")
                    @Pattern(regexp = "(?s).*\\S.*")
                    @Size(max = 1000)
                    String openPartsReason) {}

    private final Tasks tasks;
    private final TaskViews views;
    private final Deadlines deadlines;
    private final SuspensionLedger ledger;

    UnitResource(Tasks tasks, TaskViews views, Deadlines deadlines, SuspensionLedger ledger) {
        this.ledger = ledger;
        this.tasks = tasks;
        this.views = views;
        this.deadlines = deadlines;
    }

    @POST
    @Path("/{id}/accept")
    @RolesAllowed({"UNIT_HEAD", "UNIT_CLERK"})
    @Transactional
    @Operation(operationId = "acceptTask", summary = "签收: the unit signs for the task")
    @APIResponse(
            responseCode = "200",
            description = "the task",
            content = @Content(schema = @Schema(implementation = TaskView.class)))
    public Response accept(@PathParam("id") UUID id, @HeaderParam("If-Match") String ifMatch) {
        return views.answer(tasks.act(id, ifMatch, Act.accept()));
    }

    @POST
    @Path("/{id}/object")
    @RolesAllowed({"UNIT_HEAD"})
    @Transactional
    @Operation(
            operationId = "objectToTask",
            summary = "退件: the task should go to another unit; once, within 2 working days",
            description = "They begin anew when a task goes on that was suspended within them.")
    @APIResponse(
            responseCode = "200",
            description = "the task; its clock stands until the objection is decided",
            content = @Content(schema = @Schema(implementation = TaskView.class)))
    public Response object(
            @PathParam("id") UUID id, @HeaderParam("If-Match") String ifMatch, @NotNull @Valid Objection objection) {
        Act object = Act.object(
                        objection.proposedOrganizationId(), assignedAt -> ledger.objectBy(id, assignedAt, deadlines))
                .saying(objection.text());
        return views.answer(tasks.act(id, ifMatch, object));
    }

    @POST
    @Path("/{id}/start")
    @RolesAllowed({"UNIT_HEAD", "UNIT_CLERK"})
    @Transactional
    @Operation(operationId = "startTask", summary = "开始办理: the unit begins")
    @APIResponse(
            responseCode = "200",
            description = "the task",
            content = @Content(schema = @Schema(implementation = TaskView.class)))
    public Response start(@PathParam("id") UUID id, @HeaderParam("If-Match") String ifMatch) {
        return views.answer(tasks.act(id, ifMatch, Act.start()));
    }

    @POST
    @Path("/{id}/submit")
    @RolesAllowed({"UNIT_HEAD"})
    @Transactional
    @Operation(operationId = "submitTask", summary = "报请办结: the unit says it is done")
    @APIResponse(
            responseCode = "200",
            description = "the task",
            content = @Content(schema = @Schema(implementation = TaskView.class)))
    public Response submit(
            @PathParam("id") UUID id, @HeaderParam("If-Match") String ifMatch, @NotNull @Valid Submission submission) {
        Act submit = Act.submit()
                .because(submission.openPartsReason())
                .saying(submission.text())
                .with(submission.evidenceIds());
        return views.answer(tasks.act(id, ifMatch, submit));
    }

    @POST
    @Path("/{id}/recall")
    @RolesAllowed({"UNIT_HEAD"})
    @Transactional
    @Operation(operationId = "recallTask", summary = "撤回: the unit takes its submission back")
    @APIResponse(
            responseCode = "200",
            description = "the task",
            content = @Content(schema = @Schema(implementation = TaskView.class)))
    public Response recall(@PathParam("id") UUID id, @HeaderParam("If-Match") String ifMatch) {
        return views.answer(tasks.act(id, ifMatch, Act.recall()));
    }
}
