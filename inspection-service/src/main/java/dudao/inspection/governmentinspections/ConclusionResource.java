package dudao.inspection.governmentinspections;

import dudao.commons.problems.RuleViolation;
import dudao.inspection.access.Units;
import dudao.inspection.programmes.Desk;
import dudao.inspection.programmes.Text;
import dudao.inspection.requests.Days;
import dudao.inspection.rulepacks.Matter;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What follows from the conclusion of a government inspection. */
@Path("/api/v1/government-inspections")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({"ESO", "SUPERVISOR"})
@Tag(name = "Government inspections")
class ConclusionResource {

    private final GovernmentInspections inspections;
    private final GovernmentAnswers answers;
    private final GovernmentLimits limits;
    private final Units units;
    private final Desk desk;

    ConclusionResource(
            GovernmentInspections inspections,
            GovernmentAnswers answers,
            GovernmentLimits limits,
            Units units,
            Desk desk) {
        this.inspections = inspections;
        this.answers = answers;
        this.limits = limits;
        this.units = units;
        this.desk = desk;
    }

    @POST
    @Path("/{id}/feed-back")
    @Transactional
    @Operation(
            operationId = "feedBackConclusion",
            summary = "The object has received the conclusion; 30 days to ask for a review begin (Art. 17)")
    @APIResponse(
            responseCode = "200",
            description = "fed back",
            content = @Content(schema = @Schema(implementation = GovernmentView.class)))
    public Response feedBack(
            @PathParam("id") UUID id,
            @HeaderParam("If-Match") String ifMatch,
            @NotNull @Valid GovernmentRequests.Feedback wanted) {
        GovernmentInspection inspection = answers.byOffice(id, ifMatch);
        Days.plausible("/receivedOn", wanted.receivedOn());
        if (wanted.receivedOn().isAfter(desk.today())) {
            throw RuleViolation.invalidField("/receivedOn", "不能晚于今天");
        }
        inspection.feedBack(wanted.receivedOn(), answers.act("feed-back", "送达 " + wanted.servedTo()));
        limits.start(id, Matter.GOVERNMENT_REVIEW, wanted.receivedOn());
        return answers.told("fed-back", inspection);
    }

    @POST
    @Path("/{id}/request-review")
    @Transactional
    @RolesAllowed("UNIT_HEAD")
    @Operation(
            operationId = "requestGovernmentReview",
            summary = "The object asks for a review (复核, Art. 17)",
            description = "Within 30 days of receipt; what comes late is taken and marked.")
    @APIResponse(
            responseCode = "200",
            description = "requested",
            content = @Content(schema = @Schema(implementation = GovernmentView.class)))
    public Response requestReview(
            @PathParam("id") UUID id, @HeaderParam("If-Match") String ifMatch, @NotNull @Valid Text grounds) {
        GovernmentInspection inspection = inspections.toChange(id, ifMatch);
        units.mustBeOwn(inspection.organizationId);
        boolean late = limits.isOver(id, Matter.GOVERNMENT_REVIEW, desk.today());
        inspection.requestReview(late, answers.act("request-review", grounds.text()));
        limits.start(id, Matter.GOVERNMENT_REVIEW_DECISION, desk.today());
        return answers.told("review-requested", inspection);
    }

    @POST
    @Path("/{id}/decide-review")
    @Transactional
    @RolesAllowed("LEADER")
    @Operation(
            operationId = "decideGovernmentReview",
            summary = "Decides on the review, by nobody who had a part in the conclusion (Art. 17)",
            description =
                    "What was demanded by a conclusion that is AMENDED or REVOKED is demanded no more; UPHELD it stands. One that"
                            + " is AMENDED is written anew, and the one first made stays beside it.")
    @APIResponse(
            responseCode = "200",
            description = "decided",
            content = @Content(schema = @Schema(implementation = GovernmentView.class)))
    public Response decideReview(
            @PathParam("id") UUID id,
            @HeaderParam("If-Match") String ifMatch,
            @NotNull @Valid GovernmentRequests.Review wanted) {
        GovernmentInspection inspection = answers.byOffice(id, ifMatch);
        inspection.decideReview(wanted, answers.act("decide-review", wanted.text()));
        return answers.told("reviewed", inspection);
    }

    @POST
    @Path("/{id}/order")
    @Transactional
    @Operation(
            operationId = "orderGovernmentRectification",
            summary = "What the object is to put right, and by when (Art. 18)")
    @APIResponse(
            responseCode = "200",
            description = "ordered",
            content = @Content(schema = @Schema(implementation = GovernmentView.class)))
    public Response order(
            @PathParam("id") UUID id,
            @HeaderParam("If-Match") String ifMatch,
            @NotNull @Valid GovernmentRequests.Order wanted) {
        GovernmentInspection inspection = answers.byOffice(id, ifMatch);
        inspection.state.after("order");
        Days.limit("/dueOn", wanted.dueOn(), desk.clock());
        inspection.order(wanted.dueOn(), answers.act("order", wanted.text()));
        return answers.told("rectification-ordered", inspection);
    }

    @POST
    @Path("/{id}/verify")
    @Transactional
    @Operation(
            operationId = "verifyGovernmentRectification",
            summary = "What was demanded is found done (核查); the agency may look, it need not (Art. 18)",
            description = "By nobody who concluded or ordered.")
    @APIResponse(
            responseCode = "200",
            description = "verified",
            content = @Content(schema = @Schema(implementation = GovernmentView.class)))
    public Response verify(
            @PathParam("id") UUID id, @HeaderParam("If-Match") String ifMatch, @NotNull @Valid Text found) {
        GovernmentInspection inspection = answers.byOffice(id, ifMatch);
        inspection.verify(answers.act("verify", found.text()));
        return answers.of(inspection, Response.ok());
    }

    @POST
    @Path("/{id}/close")
    @Transactional
    @Operation(
            operationId = "closeGovernmentInspection",
            summary = "Closes it once nobody can ask for a review any more",
            description = "By nobody who concluded, ordered or verified.")
    @APIResponse(
            responseCode = "200",
            description = "closed",
            content = @Content(schema = @Schema(implementation = GovernmentView.class)))
    public Response close(
            @PathParam("id") UUID id, @HeaderParam("If-Match") String ifMatch, @NotNull @Valid Text wanted) {
        GovernmentInspection inspection = answers.byOffice(id, ifMatch);
        boolean reviewable = !limits.isOver(id, Matter.GOVERNMENT_REVIEW, desk.today());
        inspection.close(reviewable, answers.act("close", wanted.text()));
        return answers.told("closed", inspection);
    }
}
