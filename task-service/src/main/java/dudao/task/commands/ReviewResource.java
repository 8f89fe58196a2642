package dudao.task.commands;

import dudao.task.duties.Deadlines;
import dudao.task.ruling.ReturnReason;
import dudao.task.tasks.Act;
import dudao.task.tasks.Tasks;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/api/v1/tasks")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "Review", description = "Whether it is done: decided by somebody who is not of the unit")
class ReviewResource {

    /** @param dueOn the new limit; 5 working days from today unless told */
    @Schema(name = "TaskReturn")
    record Return(@NotNull ReturnReason reasonCode, @NotBlank @Size(max = 4000) String text, LocalDate dueOn) {}

    @Schema(name = "Remark")
    record Remark(@Size(max = 4000) String text) {
        static String text(Remark remark) {
            return remark == null ? null : remark.text();
        }
    }

    enum Cause {
        FALSE_COMPLETION,
        RECURRENCE,
        NEW_FACT
    }

    @Schema(name = "Reopening")
    record Reopening(@NotNull Cause cause, @NotBlank @Size(max = 4000) String text, @NotNull LocalDate dueOn) {}

    private final Tasks tasks;
    private final TaskViews views;
    private final Deadlines deadlines;

    ReviewResource(Tasks tasks, TaskViews views, Deadlines deadlines) {
        this.tasks = tasks;
        this.views = views;
        this.deadlines = deadlines;
    }

    @POST
    @Path("/{id}/return")
    @RolesAllowed({"SUPERVISOR", "REVIEWER", "UNIT_HEAD"})
    @Transactional
    @Operation(
            operationId = "returnTask",
            summary = "退回重办: not done, with a reason and a new limit",
            description = "Twice; after that two parties or a leader settle it (JOINT_RULING_REQUIRED, see Rulings).")
    @APIResponse(
            responseCode = "200",
            description = "the task",
            content = @Content(schema = @Schema(implementation = TaskView.class)))
    public Response giveBack(
            @PathParam("id") UUID id, @HeaderParam("If-Match") String ifMatch, @NotNull @Valid Return why) {
        Act giveBack = Act.giveBack(now -> limit(why.dueOn(), now))
                .because(why.reasonCode().name())
                .saying(why.text());
        return views.answer(tasks.act(id, ifMatch, giveBack));
    }

    private Instant limit(LocalDate dueOn, Instant now) {
        return dueOn == null ? deadlines.doAgainBy(now) : deadlines.chosen(dueOn, now);
    }

    @POST
    @Path("/{id}/complete")
    @RolesAllowed({"SUPERVISOR", "REVIEWER", "UNIT_HEAD"})
    @Transactional
    @Operation(operationId = "completeTask", summary = "办结: done, as of the submission")
    @APIResponse(
            responseCode = "200",
            description = "the task",
            content = @Content(schema = @Schema(implementation = TaskView.class)))
    public Response complete(@PathParam("id") UUID id, @HeaderParam("If-Match") String ifMatch, @Valid Remark remark) {
        return views.answer(tasks.act(id, ifMatch, Act.complete().saying(Remark.text(remark))));
    }

    @POST
    @Path("/{id}/close")
    @RolesAllowed("SUPERVISOR")
    @Transactional
    @Operation(operationId = "closeTask", summary = "销号: struck off the list")
    @APIResponse(
            responseCode = "200",
            description = "the task",
            content = @Content(schema = @Schema(implementation = TaskView.class)))
    public Response close(@PathParam("id") UUID id, @HeaderParam("If-Match") String ifMatch, @Valid Remark remark) {
        return views.answer(tasks.act(id, ifMatch, Act.close().saying(Remark.text(remark))));
    }

    @POST
    @Path("/{id}/reopen")
    @RolesAllowed("SUPERVISOR")
    @Transactional
    @Operation(operationId = "reopenTask", summary = "重启: it was not done after all, or is not any more")
    @APIResponse(
            responseCode = "200",
            description = "the task",
            content = @Content(schema = @Schema(implementation = TaskView.class)))
    public Response reopen(
            @PathParam("id") UUID id, @HeaderParam("If-Match") String ifMatch, @NotNull @Valid Reopening why) {
        Act reopen = Act.reopen(now -> deadlines.chosen(why.dueOn(), now))
                .because(why.cause().name())
                .saying(why.text());
        return views.answer(tasks.act(id, ifMatch, reopen));
    }
}
