package dudao.inspection.indicators;

import dudao.commons.identity.Actor;
import dudao.commons.identity.Caller;
import dudao.commons.problems.RuleViolation;
import dudao.inspection.inspections.Course;
import dudao.inspection.inspections.Course.Standing;
import dudao.inspection.procedure.InspectionState;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
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

/** 自评、核验、审定: three columns over the leaves of the tree the inspection was given. */
@Path("/api/v1/inspections/{id}/scores")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Indicators")
class ScoreResource {

    private final Course course;
    private final IndicatorTrees trees;
    private final Scores scores;
    private final Caller caller;

    ScoreResource(Course course, IndicatorTrees trees, Scores scores, Caller caller) {
        this.course = course;
        this.trees = trees;
        this.scores = scores;
        this.caller = caller;
    }

    @POST
    @Transactional
    @RolesAllowed({"UNIT_HEAD", "INSPECTOR", "ESO"})
    @Operation(
            operationId = "scoreIndicators",
            summary = "Writes scores into one column, as often as it is open",
            description =
                    "SELF by the unit while it evaluates itself, VERIFIED by the team from then to its deliberation,"
                            + " FINAL by the office when the defence is over. Each with its basis, none above the leaf's points.")
    @APIResponse(
            responseCode = "200",
            description = "written",
            content = @Content(schema = @Schema(implementation = ScoreSheet.class)))
    public Response score(
            @PathParam("id") UUID id, @HeaderParam("If-Match") String ifMatch, @NotNull @Valid NewScores wanted) {
        Standing standing = standing(wanted.side(), id, ifMatch);
        if (!wanted.side().open.contains(standing.state())) {
            throw RuleViolation.of("SCORES_NOT_OPEN", "状态为 " + standing.state() + " 时不能填写 " + wanted.side())
                    .with("state", standing.state().name());
        }
        if (standing.indicatorTreeId() == null) {
            throw RuleViolation.of("NO_INDICATORS", "本次督导没有指定指标体系");
        }
        IndicatorTree tree = trees.of(standing.indicatorTreeId());
        for (int i = 0; i < wanted.scores().size(); i++) {
            tree.mustFit(wanted.scores().get(i), "/scores/" + i);
        }
        scores.write(Scored.INSPECTION, id, wanted.side(), wanted.scores(), Actor.of(caller), course.now());
        course.touch(id);
        return sheet(standing, tree, wanted.side() != Side.SELF);
    }

    private Standing standing(Side side, UUID id, String ifMatch) {
        String role =
                switch (side) {
                    case SELF -> "UNIT_HEAD";
                    case VERIFIED -> "INSPECTOR";
                    case FINAL -> "ESO";
                };
        if (!caller.hasRole(role)) {
            throw RuleViolation.of("FORBIDDEN", "这一栏由 " + role + " 填写");
        }
        return switch (side) {
            case SELF -> course.byUnit(id, ifMatch);
            case VERIFIED -> course.byMember(id, ifMatch);
            case FINAL -> course.byOffice(id, ifMatch);
        };
    }

    @GET
    @Transactional
    @RolesAllowed({"ESO", "INSPECTOR", "SUPERVISOR", "REVIEWER", "LEADER", "ISSUER", "SYSTEM", "UNIT_HEAD", "UNIT_CLERK"
    })
    @Operation(
            operationId = "getScoreSheet",
            summary = "The columns beside each other",
            description = "The unit reads its own column, and the others when the letter is issued.")
    @APIResponse(
            responseCode = "200",
            description = "the sheet",
            content = @Content(schema = @Schema(implementation = ScoreSheet.class)))
    public Response get(@PathParam("id") UUID id) {
        Standing standing = course.seen(id);
        if (standing.indicatorTreeId() == null) {
            throw RuleViolation.notFound("评分表", id);
        }
        boolean whole = course.isOfItsWork(id)
                || standing.state() == InspectionState.OPINION_ISSUED
                || standing.state() == InspectionState.CLOSED
                || standing.state() == InspectionState.ARCHIVED;
        return sheet(standing, trees.of(standing.indicatorTreeId()), whole);
    }

    private Response sheet(Standing standing, IndicatorTree tree, boolean whole) {
        return Response.ok(ScoreSheet.of(standing.id(), tree, scores.of(Scored.INSPECTION, standing.id()), whole))
                .build();
    }
}
