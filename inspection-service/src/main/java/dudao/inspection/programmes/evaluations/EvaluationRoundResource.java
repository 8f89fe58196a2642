package dudao.inspection.programmes.evaluations;

import dudao.commons.data.Ids;
import dudao.commons.http.Paging;
import dudao.commons.idempotency.Idempotent;
import dudao.inspection.inspections.Indicators;
import dudao.inspection.programmes.Desk;
import dudao.inspection.requests.Days;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/api/v1/evaluation-rounds")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({"ESO", "INSPECTOR", "SUPERVISOR", "LEADER"})
@Tag(
        name = "Evaluations",
        description = "对县级人民政府履行教育职责的评价: self-check by the county, verification by the office, grade, publication")
class EvaluationRoundResource {

    /** Only for the API description. */
    @Schema(name = "EvaluationRoundPage")
    record RoundPage(List<EvaluationRound> items, String next) {}

    private final EvaluationRounds rounds;
    private final Evaluations evaluations;
    private final Indicators indicators;
    private final Desk desk;

    EvaluationRoundResource(EvaluationRounds rounds, Evaluations evaluations, Indicators indicators, Desk desk) {
        this.rounds = rounds;
        this.evaluations = evaluations;
        this.indicators = indicators;
        this.desk = desk;
    }

    @POST
    @Idempotent
    @Transactional
    @RolesAllowed("ESO")
    @Operation(
            operationId = "openEvaluationRound",
            summary = "Opens a year's evaluation: one file for each county, all by one tree of indicators",
            description = "Counties below the own organisation only. An office has one round a year.")
    @APIResponse(
            responseCode = "201",
            description = "opened",
            content = @Content(schema = @Schema(implementation = EvaluationRound.class)))
    public Response open(@NotNull @Valid NewEvaluationRound wanted) {
        wanted.mustBeInOrder();
        Days.limit("/selfCheckDueOn", wanted.selfCheckDueOn(), desk.clock());
        Set<UUID> counties = new LinkedHashSet<>(wanted.countyIds());
        for (UUID county : counties) {
            String pointer = "/countyIds/" + wanted.countyIds().indexOf(county);
            desk.below(county, "COUNTY_BUREAU", pointer);
            indicators.mustKnow(wanted.indicatorTreeId(), county, "/indicatorTreeId");
        }
        UUID round = Ids.next();
        rounds.add(round, wanted);
        for (UUID county : counties) {
            Evaluation evaluation = Evaluation.open(round, county, desk.office(), desk.actor(), desk.now());
            evaluations.persist(evaluation);
            evaluations.tell("opened", evaluation, wanted.year());
        }
        return Response.created(URI.create("/api/v1/evaluation-rounds/" + round))
                .entity(rounds.get(round))
                .build();
    }

    @GET
    @Transactional
    @Operation(operationId = "listEvaluationRounds", summary = "Rounds of the own office and of those below it")
    @APIResponse(
            responseCode = "200",
            description = "a page of rounds, newest first",
            content = @Content(schema = @Schema(implementation = RoundPage.class)))
    public Response list(@BeanParam Paging paging, @Context UriInfo uri) {
        return rounds.list(paging).response(uri);
    }

    @GET
    @Path("/{id}")
    @Transactional
    @Operation(operationId = "getEvaluationRound", summary = "One round with the number of counties by state")
    @APIResponse(responseCode = "200", description = "the round")
    public EvaluationRound get(@PathParam("id") UUID id) {
        return rounds.get(id);
    }
}
