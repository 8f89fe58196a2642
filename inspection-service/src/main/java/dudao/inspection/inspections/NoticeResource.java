package dudao.inspection.inspections;

import dudao.commons.problems.RuleViolation;
import dudao.commons.time.Clocks;
import dudao.inspection.access.Units;
import dudao.inspection.inspections.InspectionView.Answer;
import dudao.inspection.procedure.InspectionState;
import dudao.inspection.requests.Days;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
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
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What passes between office and unit before a special or comprehensive inspection (教育督导条例 Arts 17, 18). */
@Path("/api/v1/inspections")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Inspections")
class NoticeResource {

    record Notice(@NotBlank @Size(max = 10_000) String text) {}

    record Limit(
            @NotNull LocalDate dueOn,
            @Schema(description = "the tree whose leaves the unit scores; without it the unit answers the matters only")
                    UUID indicatorTreeId) {}

    record SelfEvaluation(@NotEmpty @Size(max = 50) List<@NotNull @Valid Answer> answers) {}

    private final Inspections inspections;
    private final Facts facts;
    private final Units units;
    private final Indicators indicators;
    private final Clock clock;

    NoticeResource(Inspections inspections, Facts facts, Units units, Indicators indicators, Clock clock) {
        this.inspections = inspections;
        this.facts = facts;
        this.units = units;
        this.indicators = indicators;
        this.clock = clock;
    }

    @POST
    @Path("/{id}/serve-notice")
    @Transactional
    @RolesAllowed("ESO")
    @Operation(operationId = "serveNotice", summary = "Serves the written notice without which nobody enters")
    @APIResponse(
            responseCode = "200",
            description = "served",
            content = @Content(schema = @Schema(implementation = InspectionView.class)))
    public Response serveNotice(
            @PathParam("id") UUID id, @HeaderParam("If-Match") String ifMatch, @NotNull @Valid Notice notice) {
        Inspection inspection = inspections.toRun(id, ifMatch);
        inspection.serveNotice(notice.text(), clock.instant());
        return facts.tell("notice-served", inspection);
    }

    @POST
    @Path("/{id}/request-self-evaluation")
    @Transactional
    @RolesAllowed("ESO")
    @Operation(operationId = "requestSelfEvaluation", summary = "Asks the unit to evaluate itself by a day")
    @APIResponse(
            responseCode = "200",
            description = "requested",
            content = @Content(schema = @Schema(implementation = InspectionView.class)))
    public Response requestSelfEvaluation(
            @PathParam("id") UUID id, @HeaderParam("If-Match") String ifMatch, @NotNull @Valid Limit limit) {
        Inspection inspection = inspections.toRun(id, ifMatch);
        if (limit.indicatorTreeId() != null) {
            indicators.mustKnow(limit.indicatorTreeId(), inspection.organizationId, "/indicatorTreeId");
        }
        inspection.requestSelfEvaluation(Days.limit("/dueOn", limit.dueOn(), clock), limit.indicatorTreeId());
        return facts.tell("self-evaluation-requested", inspection);
    }

    @POST
    @Path("/{id}/submit-self-evaluation")
    @Transactional
    @RolesAllowed("UNIT_HEAD")
    @Operation(operationId = "submitSelfEvaluation", summary = "The unit answers every matter of the inspection")
    @APIResponse(
            responseCode = "200",
            description = "submitted",
            content = @Content(schema = @Schema(implementation = InspectionView.class)))
    public Response submitSelfEvaluation(
            @PathParam("id") UUID id, @HeaderParam("If-Match") String ifMatch, @NotNull @Valid SelfEvaluation said) {
        Inspection inspection = inspections.toChange(id, ifMatch);
        units.mustBeOwn(inspection.organizationId);
        inspections.mustNotInspect(inspection);
        mustBeScored(inspection);
        inspection.submitSelfEvaluation(inMattersOrder(inspection.matters, said.answers()));
        return facts.tell("self-evaluation-submitted", inspection);
    }

    @POST
    @Path("/{id}/end-self-evaluation")
    @Transactional
    @RolesAllowed("ESO")
    @Operation(
            operationId = "endSelfEvaluation",
            summary = "Goes on without the self-evaluation, once its day is over",
            description = "The inspection stands where it stood when notice was served. Before: SELF_EVALUATION_OPEN.")
    @APIResponse(
            responseCode = "200",
            description = "no longer waited for",
            content = @Content(schema = @Schema(implementation = InspectionView.class)))
    public Response endSelfEvaluation(@PathParam("id") UUID id, @HeaderParam("If-Match") String ifMatch) {
        Inspection inspection = inspections.toRun(id, ifMatch);
        inspection.endSelfEvaluation(Clocks.dateOf(clock.instant()));
        return facts.tell("self-evaluation-missed", inspection);
    }

    private void mustBeScored(Inspection inspection) {
        if (inspection.state == InspectionState.SELF_EVALUATION && inspection.indicatorTreeId != null) {
            List<String> missing = indicators.withoutSelfScore(inspection.id, inspection.indicatorTreeId);
            if (!missing.isEmpty()) {
                throw RuleViolation.of("SELF_EVALUATION_INCOMPLETE", "还有 " + missing.size() + " 项指标没有自评")
                        .with("missing", missing);
            }
        }
    }

    private static List<String> inMattersOrder(List<String> matters, List<Answer> answers) {
        String[] ordered = new String[matters.size()];
        for (int i = 0; i < answers.size(); i++) {
            int place = matters.indexOf(answers.get(i).matter().strip());
            if (place < 0) {
                throw RuleViolation.invalidField("/answers/" + i + "/matter", "不是本次督导的事项");
            }
            ordered[place] = answers.get(i).text();
        }
        return Arrays.asList(ordered);
    }

    @POST
    @Path("/{id}/review-self-evaluation")
    @Transactional
    @RolesAllowed("INSPECTOR")
    @Operation(operationId = "reviewSelfEvaluation", summary = "The leader reviews what the unit has sent")
    @APIResponse(
            responseCode = "200",
            description = "reviewed",
            content = @Content(schema = @Schema(implementation = InspectionView.class)))
    public Response reviewSelfEvaluation(
            @PathParam("id") UUID id, @HeaderParam("If-Match") String ifMatch, @NotNull @Valid Notice review) {
        Inspection inspection = inspections.toLead(id, ifMatch);
        inspection.reviewSelfEvaluation(review.text());
        return facts.tell("desk-reviewed", inspection);
    }
}
