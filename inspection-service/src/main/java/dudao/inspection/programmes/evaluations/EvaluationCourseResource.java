package dudao.inspection.programmes.evaluations;

import dudao.commons.http.ETags;
import dudao.inspection.programmes.Desk;
import dudao.inspection.requests.Reason;
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

/** How the office keeps an evaluation going that the county does not report on, or ends it. */
@Path("/api/v1/evaluations")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed("ESO")
@Tag(name = "Evaluations")
class EvaluationCourseResource {

    private final Evaluations evaluations;
    private final EvaluationRounds rounds;
    private final Desk desk;

    EvaluationCourseResource(Evaluations evaluations, EvaluationRounds rounds, Desk desk) {
        this.evaluations = evaluations;
        this.rounds = rounds;
        this.desk = desk;
    }

    @POST
    @Path("/{id}/end-self-check")
    @Transactional
    @Operation(
            operationId = "endSelfCheck",
            summary = "Goes on without the county's self-check, once its day is over",
            description = "It stays on record that the county did not report. Before: SELF_CHECK_OPEN.")
    @APIResponse(
            responseCode = "200",
            description = "no longer waited for",
            content = @Content(schema = @Schema(implementation = EvaluationView.class)))
    public Response endSelfCheck(@PathParam("id") UUID id, @HeaderParam("If-Match") String ifMatch) {
        Evaluation evaluation = evaluations.byOffice(id, ifMatch);
        EvaluationRound round = rounds.of(evaluation);
        evaluation.endSelfCheck(round.selfCheckDueOn(), desk.today(), desk.actor(), desk.now());
        return told("self-check-missed", evaluation, round);
    }

    @POST
    @Path("/{id}/cancel")
    @Transactional
    @Operation(
            operationId = "cancelEvaluation",
            summary = "Does not hold it, with the reason; of that round the county has no other",
            description = "Before it was verified.")
    @APIResponse(
            responseCode = "200",
            description = "cancelled",
            content = @Content(schema = @Schema(implementation = EvaluationView.class)))
    public Response cancel(
            @PathParam("id") UUID id, @HeaderParam("If-Match") String ifMatch, @NotNull @Valid Reason why) {
        Evaluation evaluation = evaluations.byOffice(id, ifMatch);
        evaluation.cancel(why.reason(), desk.actor(), desk.now());
        return told("cancelled", evaluation, rounds.of(evaluation));
    }

    private Response told(String fact, Evaluation evaluation, EvaluationRound round) {
        evaluations.tell(fact, evaluation, round.year());
        evaluations.flush();
        return ETags.tagged(Response.ok(EvaluationView.of(evaluation, round, true)), evaluation)
                .build();
    }
}
