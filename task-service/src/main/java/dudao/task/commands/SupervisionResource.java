package dudao.task.commands;

import dudao.commons.identity.Caller;
import dudao.commons.identity.OrganizationTree;
import dudao.commons.time.Clocks;
import dudao.task.duties.Deadlines;
import dudao.task.duties.WhiteList;
import dudao.task.suspensions.Reckoning;
import dudao.task.suspensions.SuspensionCause;
import dudao.task.suspensions.SuspensionLedger;
import dudao.task.tasks.Act;
import dudao.task.tasks.SeenTask;
import dudao.task.tasks.TaskFacts;
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
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/api/v1/tasks")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RolesAllowed("SUPERVISOR")
@Tag(name = "Supervision", description = "Who has to do it, whether its clock runs, whether it is still wanted")
class SupervisionResource {

    /** @param dueOn of the new task; unless told, it gets as many working days as the old one had */
    @Schema(name = "Reassignment")
    record Reassignment(@NotNull UUID organizationId, LocalDate dueOn) {}

    @Schema(name = "Suspension")
    record Suspension(
            @NotNull SuspensionCause cause,
            @NotBlank @Size(max = 4000) String text,
            @Schema(description = "last day; the day after it goes on by itself") LocalDate until,
            @Schema(description = "what allows it") @Size(max = 500) String legalBasis,
            @Size(max = 50) List<@NotNull UUID> evidenceIds) {}

    @Schema(name = "Cancellation")
    record Cancellation(@NotBlank @Size(max = 1000) String reason) {}

    private final Tasks tasks;
    private final TaskViews views;
    private final Deadlines deadlines;
    private final OrganizationTree tree;
    private final Caller caller;
    private final Clock clock;
    private final Reckoning reckoning;
    private final SuspensionLedger ledger;
    private final WhiteList whiteList;

    SupervisionResource(
            Tasks tasks,
            TaskViews views,
            Deadlines deadlines,
            OrganizationTree tree,
            Caller caller,
            Clock clock,
            Reckoning reckoning,
            SuspensionLedger ledger,
            WhiteList whiteList) {
        this.whiteList = whiteList;
        this.tasks = tasks;
        this.views = views;
        this.deadlines = deadlines;
        this.tree = tree;
        this.caller = caller;
        this.clock = clock;
        this.reckoning = reckoning;
        this.ledger = ledger;
    }

    @POST
    @Path("/{id}/uphold")
    @Transactional
    @Operation(operationId = "upholdTask", summary = "维持: the unit has to do it after all")
    @APIResponse(
            responseCode = "200",
            description = "the task; the working days of the objection are added to its limit, not beyond that of the"
                    + " task it was handed down from",
            content = @Content(schema = @Schema(implementation = TaskView.class)))
    public Response uphold(
            @PathParam("id") UUID id, @HeaderParam("If-Match") String ifMatch, @Valid ReviewResource.Remark remark) {
        return goOn(id, ifMatch, "异议审核", given -> Act.uphold(given.dueAt(), given.basis())
                .saying(ReviewResource.Remark.text(remark)));
    }

    /** The clock runs again, and what the pause took is given back. */
    private Response goOn(UUID id, String ifMatch, String what, Function<Reckoning.GivenBack, Act> act) {
        Reckoning.GivenBack given = reckoning.of(tasks.get(id).facts(), Clocks.dateOf(clock.instant()), what);
        SeenTask seen = tasks.act(id, ifMatch, act.apply(given));
        reckoning.keep(seen.facts(), given);
        ledger.gaveBack(id, given.days());
        return views.answer(seen);
    }

    @POST
    @Path("/{id}/reassign")
    @Transactional
    @Operation(
            operationId = "reassignTask",
            summary = "改派: ends the task; another unit gets a new one, which names this one in `replaces`")
    @APIResponse(
            responseCode = "200",
            description = "the ended task",
            content = @Content(schema = @Schema(implementation = TaskView.class)))
    public Response reassign(
            @PathParam("id") UUID id, @HeaderParam("If-Match") String ifMatch, @NotNull @Valid Reassignment wanted) {
        OrganizationTree.Node unit = tree.inScope(wanted.organizationId(), caller);
        Instant now = clock.instant();
        return views.answer(tasks.reassign(id, ifMatch, unit, task -> {
            mustBeAnsweredFor(task, unit);
            return wanted.dueOn() == null
                    ? deadlines.asLongAs(task.assignedAt(), task.deadline().originalDueAt(), now)
                    : deadlines.chosen(wanted.dueOn(), now);
        }));
    }

    /** No way around the approval of what schools get. */
    private void mustBeAnsweredFor(TaskFacts task, OrganizationTree.Node unit) {
        boolean newToSchools = WhiteList.protects(unit) && !WhiteList.protects(tree.get(task.organizationId()));
        if (newToSchools && !whiteList.covers(task.id())) {
            throw WhiteList.approvalRequired("计划外任务改派给学校须经领导审定，应重新立项");
        }
    }

    @POST
    @Path("/{id}/suspend")
    @Transactional
    @Operation(
            operationId = "suspendTask",
            summary = "中止: its clock stands still, and those of what was handed down from it")
    @APIResponse(
            responseCode = "200",
            description = "the task",
            content = @Content(schema = @Schema(implementation = TaskView.class)))
    public Response suspend(
            @PathParam("id") UUID id, @HeaderParam("If-Match") String ifMatch, @NotNull @Valid Suspension why) {
        Act suspend = Act.suspend(why.until())
                .because(why.cause().name())
                .saying(why.text())
                .with(why.evidenceIds());
        SeenTask seen = tasks.act(id, ifMatch, suspend);
        ledger.explain(id, why.legalBasis());
        return views.answer(seen);
    }

    @POST
    @Path("/{id}/resume")
    @Transactional
    @Operation(
            operationId = "resumeTask",
            summary = "恢复: goes on where it stood, and within seconds what was suspended with it",
            description = "What was handed down goes on with the task above, never before (PARENT_SUSPENDED).")
    @APIResponse(
            responseCode = "200",
            description = "the task; the working days of the suspension are added to its limit, not beyond that of the"
                    + " task it was handed down from",
            content = @Content(schema = @Schema(implementation = TaskView.class)))
    public Response resume(@PathParam("id") UUID id, @HeaderParam("If-Match") String ifMatch) {
        return goOn(id, ifMatch, "中止", given -> Act.resume(given.dueAt(), given.basis()));
    }

    @POST
    @Path("/{id}/cancel")
    @Transactional
    @Operation(operationId = "cancelTask", summary = "撤销: no longer wanted; it stays in the statistics")
    @APIResponse(
            responseCode = "200",
            description = "the task",
            content = @Content(schema = @Schema(implementation = TaskView.class)))
    public Response cancel(
            @PathParam("id") UUID id, @HeaderParam("If-Match") String ifMatch, @NotNull @Valid Cancellation why) {
        return views.answer(tasks.act(id, ifMatch, Act.cancel().because(why.reason())));
    }
}
