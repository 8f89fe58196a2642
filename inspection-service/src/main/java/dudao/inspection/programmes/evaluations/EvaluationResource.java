package dudao.inspection.programmes.evaluations;

import dudao.commons.http.ETags;
import dudao.commons.http.Paging;
import dudao.commons.identity.Caller;
import dudao.commons.problems.RuleViolation;
import dudao.inspection.indicators.EvaluationScores;
import dudao.inspection.indicators.NewScores;
import dudao.inspection.indicators.ScoreSheet;
import dudao.inspection.indicators.Side;
import dudao.inspection.programmes.Act;
import dudao.inspection.programmes.Desk;
import dudao.inspection.programmes.Text;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/api/v1/evaluations")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({"ESO", "INSPECTOR", "SUPERVISOR", "LEADER", "UNIT_HEAD", "UNIT_CLERK"})
@Tag(name = "Evaluations")
class EvaluationResource {

    /** Only for the API description. */
    @Schema(name = "EvaluationPage")
    record EvaluationPage(List<Evaluations.EvaluationRow> items, String next) {}

    @Schema(name = "EvaluationDecision")
    record Decision(
            @Schema(description = "the evaluation in words") @NotBlank @Size(max = 20_000) String text,
            @Schema(
                            description =
                                    "lower than the points give, where a reason in the text asks for it; absent: as they give")
                    @Size(max = 20)
                    String grade) {}

    private final Evaluations evaluations;
    private final EvaluationRounds rounds;
    private final EvaluationScores scores;
    private final Desk desk;
    private final Caller caller;

    EvaluationResource(
            Evaluations evaluations, EvaluationRounds rounds, EvaluationScores scores, Desk desk, Caller caller) {
        this.evaluations = evaluations;
        this.rounds = rounds;
        this.scores = scores;
        this.desk = desk;
        this.caller = caller;
    }

    @GET
    @Transactional
    @Operation(operationId = "listEvaluations", summary = "Counties under evaluation, newest first")
    @APIResponse(
            responseCode = "200",
            description = "a page of evaluations",
            content = @Content(schema = @Schema(implementation = EvaluationPage.class)))
    public Response list(@BeanParam EvaluationFilter filter, @BeanParam Paging paging, @Context UriInfo uri) {
        return evaluations.list(filter, paging).response(uri);
    }

    @GET
    @Path("/{id}")
    @Transactional
    @Operation(
            operationId = "getEvaluation",
            summary = "One county's evaluation",
            description = "The county reads points and grade when they are published.")
    @APIResponse(
            responseCode = "200",
            description = "the evaluation",
            content = @Content(schema = @Schema(implementation = EvaluationView.class)))
    public Response get(@PathParam("id") UUID id) {
        return shown(evaluations.get(id));
    }

    @GET
    @Path("/{id}/scores")
    @Transactional
    @Operation(
            operationId = "getEvaluationScores",
            summary = "The three columns beside each other",
            description = "The county reads its own, and the others when the result is published.")
    @APIResponse(responseCode = "200", description = "the sheet")
    public ScoreSheet sheet(@PathParam("id") UUID id) {
        Evaluation evaluation = evaluations.get(id);
        boolean whole = evaluation.isPublished() || desk.runs(evaluation.officeId);
        return scores.sheet(id, rounds.of(evaluation).indicatorTreeId(), whole);
    }

    @POST
    @Path("/{id}/scores")
    @Transactional
    @RolesAllowed({"UNIT_HEAD", "INSPECTOR", "ESO"})
    @Operation(
            operationId = "scoreEvaluation",
            summary = "Writes scores into the column that is open",
            description =
                    "SELF by the county until it submits; then VERIFIED by inspectors and staff of the office who had"
                            + " no part in the self-check; then FINAL by the office, where it departs from what was verified.")
    @APIResponse(
            responseCode = "200",
            description = "written",
            content = @Content(schema = @Schema(implementation = EvaluationView.class)))
    public Response score(
            @PathParam("id") UUID id, @HeaderParam("If-Match") String ifMatch, @NotNull @Valid NewScores wanted) {
        Evaluation evaluation = evaluations.toChange(id, ifMatch);
        switch (wanted.side()) {
            case SELF -> evaluations.mustBeCounty(evaluation);
            case VERIFIED -> mustBeOffice(evaluation, "ESO", "INSPECTOR");
            case FINAL -> mustBeOffice(evaluation, "ESO");
        }
        evaluation.score(wanted.side(), desk.actor(), desk.now());
        scores.write(id, rounds.of(evaluation).indicatorTreeId(), wanted, desk.actor(), desk.now());
        return shown(evaluation);
    }

    private void mustBeOffice(Evaluation evaluation, String... roles) {
        if (!caller.hasRole(roles)) {
            throw RuleViolation.of("FORBIDDEN", "这一栏由 " + String.join("、", roles) + " 填写");
        }
        evaluations.mustBeOffice(evaluation);
    }

    @POST
    @Path("/{id}/submit")
    @Transactional
    @RolesAllowed("UNIT_HEAD")
    @Operation(
            operationId = "submitSelfCheck",
            summary = "The county hands its self-check in (报送自查); it does not change any more")
    @APIResponse(
            responseCode = "200",
            description = "submitted",
            content = @Content(schema = @Schema(implementation = EvaluationView.class)))
    public Response submit(
            @PathParam("id") UUID id, @HeaderParam("If-Match") String ifMatch, @NotNull @Valid Text report) {
        Evaluation evaluation = evaluations.toChange(id, ifMatch);
        evaluations.mustBeCounty(evaluation);
        evaluation.submit(report.text(), desk.actor(), desk.now());
        EvaluationRound round = rounds.of(evaluation);
        scores.mustBeComplete(id, round.indicatorTreeId(), Side.SELF);
        return told("submitted", evaluation, round);
    }

    @POST
    @Path("/{id}/verify")
    @Transactional
    @RolesAllowed("ESO")
    @Operation(
            operationId = "verifyEvaluation",
            summary = "Ends the verification (核验): every indicator has its verified score",
            description = "By nobody who had a part in the self-check or belongs to the county.")
    @APIResponse(
            responseCode = "200",
            description = "verified",
            content = @Content(schema = @Schema(implementation = EvaluationView.class)))
    public Response verify(
            @PathParam("id") UUID id, @HeaderParam("If-Match") String ifMatch, @NotNull @Valid Text report) {
        Evaluation evaluation = evaluations.byOffice(id, ifMatch);
        evaluation.verify(report.text(), desk.actor(), desk.now());
        EvaluationRound round = rounds.of(evaluation);
        scores.mustBeComplete(id, round.indicatorTreeId(), Side.VERIFIED);
        return told("verified", evaluation, round);
    }

    @POST
    @Path("/{id}/decide")
    @Transactional
    @RolesAllowed("LEADER")
    @Operation(
            operationId = "decideEvaluation",
            summary = "Fixes the grade by the round's bounds; a lower one with its reason, none above",
            description = "By nobody who had a part in self-check or verification, or fixed a score.")
    @APIResponse(
            responseCode = "200",
            description = "decided",
            content = @Content(schema = @Schema(implementation = EvaluationView.class)))
    public Response decide(
            @PathParam("id") UUID id, @HeaderParam("If-Match") String ifMatch, @NotNull @Valid Decision wanted) {
        Evaluation evaluation = evaluations.byOffice(id, ifMatch);
        evaluation.state.after("decide");
        EvaluationRound round = rounds.of(evaluation);
        EvaluationScores.Total total = scores.total(id, round.indicatorTreeId());
        Grade reached = Grade.of(round.grades(), total.given(), total.of());
        Grade grade = Grade.fixed(round.grades(), reached, wanted.grade());
        Act act = Act.of("decide", wanted.text(), desk.actor(), desk.now());
        evaluation.decide(new Evaluation.Fixed(total.given(), total.of(), grade.name()), act);
        return told("decided", evaluation, round);
    }

    @POST
    @Path("/{id}/publish")
    @Transactional
    @RolesAllowed("ESO")
    @Operation(
            operationId = "publishEvaluation",
            summary = "Publishes the result: the county reads it, and exports have it",
            description = "By somebody else than who decided.")
    @APIResponse(
            responseCode = "200",
            description = "published",
            content = @Content(schema = @Schema(implementation = EvaluationView.class)))
    public Response publish(@PathParam("id") UUID id, @HeaderParam("If-Match") String ifMatch) {
        Evaluation evaluation = evaluations.byOffice(id, ifMatch);
        evaluation.publish(desk.actor(), desk.now());
        return told("published", evaluation, rounds.of(evaluation));
    }

    private Response told(String fact, Evaluation evaluation, EvaluationRound round) {
        evaluations.tell(fact, evaluation, round.year());
        return shown(evaluation);
    }

    private Response shown(Evaluation evaluation) {
        evaluations.flush();
        EvaluationView view = EvaluationView.of(evaluation, rounds.of(evaluation), desk.runs(evaluation.officeId));
        return ETags.tagged(Response.ok(view), evaluation).build();
    }
}
