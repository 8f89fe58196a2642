package dudao.inspection.rectifications;

import dudao.commons.identity.Actor;
import dudao.commons.identity.Caller;
import dudao.inspection.access.Units;
import dudao.inspection.findings.FindingCourse;
import dudao.inspection.requests.Days;
import dudao.inspection.requests.Reason;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The plan a unit sends in before it begins, where the order asks for one. */
@Path("/api/v1/rectifications")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Rectifications")
class PlanResource {

    @Schema(name = "NewMilestoneReport")
    record Milestoned(
            @Min(0) @Schema(description = "its place in the plan, from 0") int milestone,
            @NotBlank @Size(max = 2000) String text) {}

    private final Rectifications rectifications;
    private final Judging judging;
    private final RectificationFacts facts;
    private final FindingCourse course;
    private final Tasks tasks;
    private final Units units;
    private final Caller caller;
    private final Clock clock;

    PlanResource(
            Rectifications rectifications,
            Judging judging,
            RectificationFacts facts,
            FindingCourse course,
            Tasks tasks,
            Units units,
            Caller caller,
            Clock clock) {
        this.rectifications = rectifications;
        this.judging = judging;
        this.facts = facts;
        this.course = course;
        this.tasks = tasks;
        this.units = units;
        this.caller = caller;
        this.clock = clock;
    }

    @POST
    @Path("/{id}/submit-plan")
    @Transactional
    @RolesAllowed("UNIT_HEAD")
    @Operation(operationId = "submitRectificationPlan", summary = "The unit says how it will rectify, step by step")
    @APIResponse(
            responseCode = "200",
            description = "submitted",
            content = @Content(schema = @Schema(implementation = RectificationView.class)))
    public Response submitPlan(
            @PathParam("id") UUID id,
            @HeaderParam("If-Match") String ifMatch,
            @NotNull @Valid RectificationView.Plan plan) {
        Rectification rectification = rectifications.toChange(id, ifMatch);
        units.mustBeOwn(rectification.organizationId);
        for (int i = 0; i < plan.milestones().size(); i++) {
            Days.plausible(
                    "/milestones/" + i + "/dueOn", plan.milestones().get(i).dueOn());
        }
        rectification.submitPlan(plan.text(), plan.milestones(), Actor.of(caller));
        return facts.tell("plan-submitted", rectification);
    }

    @POST
    @Path("/{id}/report-milestone")
    @Transactional
    @RolesAllowed("UNIT_HEAD")
    @Operation(
            operationId = "reportMilestone",
            summary = "The unit says of a milestone of its approved plan how far it is",
            description = "Nobody has to. The report that counts is the one in task-service.")
    @APIResponse(
            responseCode = "200",
            description = "noted",
            content = @Content(schema = @Schema(implementation = RectificationView.class)))
    public Response reportMilestone(
            @PathParam("id") UUID id, @HeaderParam("If-Match") String ifMatch, @NotNull @Valid Milestoned said) {
        Rectification rectification = rectifications.toChange(id, ifMatch);
        units.mustBeOwn(rectification.organizationId);
        rectification.reportMilestone(said.milestone(), said.text(), Actor.of(caller), clock.instant());
        return facts.tell("milestone-reported", rectification);
    }

    @POST
    @Path("/{id}/approve-plan")
    @Transactional
    @RolesAllowed("ESO")
    @Operation(
            operationId = "approveRectificationPlan",
            summary = "Approves the plan; a report the unit has sent meanwhile counts from now on")
    @APIResponse(
            responseCode = "200",
            description = "approved",
            content = @Content(schema = @Schema(implementation = RectificationView.class)))
    public Response approvePlan(@PathParam("id") UUID id, @HeaderParam("If-Match") String ifMatch) {
        Rectification rectification = judging.toJudge(id, ifMatch);
        rectification.approvePlan();
        Optional<HeardTask> submitted = tasks.current(rectification.findingId).filter(HeardTask::isSubmitted);
        if (submitted.isPresent()) {
            rectification.report(submitted.get(), null);
            course.reported(rectification.findingId, null);
        } else {
            course.rectifying(rectification.findingId, null);
        }
        return facts.tell("plan-approved", rectification);
    }

    @POST
    @Path("/{id}/return-plan")
    @Transactional
    @RolesAllowed("ESO")
    @Operation(operationId = "returnRectificationPlan", summary = "Sends the plan back with a reason")
    @APIResponse(
            responseCode = "200",
            description = "returned",
            content = @Content(schema = @Schema(implementation = RectificationView.class)))
    public Response returnPlan(
            @PathParam("id") UUID id, @HeaderParam("If-Match") String ifMatch, @NotNull @Valid Reason why) {
        Rectification rectification = judging.toJudge(id, ifMatch);
        rectification.returnPlan(why.reason());
        return facts.tell("plan-returned", rectification);
    }
}
