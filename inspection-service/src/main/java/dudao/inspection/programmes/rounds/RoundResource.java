package dudao.inspection.programmes.rounds;

import dudao.commons.http.ETags;
import dudao.commons.http.Paging;
import dudao.commons.idempotency.Idempotent;
import dudao.inspection.access.Units;
import dudao.inspection.programmes.Act;
import dudao.inspection.programmes.Desk;
import dudao.inspection.programmes.EnteredVisits;
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
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/api/v1/inspection-rounds")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({"ESO", "INSPECTOR", "SUPERVISOR", "LEADER"})
@Tag(
        name = "Rounds",
        description =
                "专项 and 巡查 rounds: a fixed number of units, each visited once; the visits are inspections of their own")
class RoundResource {

    /** Only for the API description. */
    @Schema(name = "InspectionRoundPage")
    record RoundPage(List<InspectionRounds.RoundRow> items, String next) {}

    @Schema(name = "InspectionRoundVisit")
    record Visit(
            @NotNull UUID organizationId,
            @NotNull @Schema(description = "an inspection of that unit that has entered it within the round's days")
                    UUID inspectionId) {}

    @Schema(name = "InspectionRoundReplacement")
    record Replacement(
            @NotNull UUID organizationId,
            @NotNull @Schema(description = "the unit in its place") UUID byId,
            @NotBlank @Size(max = 2000) String reason) {}

    @Schema(name = "InspectionRoundClosing")
    record Closing(
            @NotBlank @Size(max = 20_000) @Schema(description = "the summary over all units") String text,
            @Size(max = 2000) @Schema(description = "needed where units were not visited") String reason) {}

    private final InspectionRounds rounds;
    private final EnteredVisits visits;
    private final Desk desk;
    private final Units units;

    RoundResource(InspectionRounds rounds, EnteredVisits visits, Desk desk, Units units) {
        this.rounds = rounds;
        this.visits = visits;
        this.desk = desk;
        this.units = units;
    }

    @POST
    @Idempotent
    @Transactional
    @RolesAllowed("ESO")
    @Operation(operationId = "openInspectionRound", summary = "Opens a round over a list of units")
    @APIResponse(
            responseCode = "201",
            description = "opened",
            content = @Content(schema = @Schema(implementation = RoundView.class)))
    public Response open(@NotNull @Valid NewRound wanted) {
        wanted.mustBeSensible();
        for (int n = 0; n < wanted.organizationIds().size(); n++) {
            units.mustNotComeFrom(desk.below(wanted.organizationIds().get(n), "/organizationIds/" + n)
                    .id());
        }
        InspectionRound round = InspectionRound.open(wanted, desk.office(), desk.actor(), desk.now());
        rounds.persist(round);
        rounds.tell("opened", round);
        return shown(round, Response.created(URI.create("/api/v1/inspection-rounds/" + round.id)));
    }

    @GET
    @Transactional
    @Operation(operationId = "listInspectionRounds", summary = "Rounds of the own office and of those below it")
    @APIResponse(
            responseCode = "200",
            description = "a page of rounds, newest first, each with its progress",
            content = @Content(schema = @Schema(implementation = RoundPage.class)))
    public Response list(@QueryParam("state") String state, @BeanParam Paging paging, @Context UriInfo uri) {
        return rounds.list(state, paging).response(uri);
    }

    @GET
    @Path("/{id}")
    @Transactional
    @Operation(operationId = "getInspectionRound", summary = "One round with its units and what was found")
    @APIResponse(
            responseCode = "200",
            description = "the round",
            content = @Content(schema = @Schema(implementation = RoundView.class)))
    public Response get(@PathParam("id") UUID id) {
        return shown(rounds.get(id), Response.ok());
    }

    @POST
    @Path("/{id}/visit")
    @Transactional
    @RolesAllowed("ESO")
    @Operation(operationId = "visitInRound", summary = "Takes an inspection as the one visit of a unit")
    @APIResponse(
            responseCode = "200",
            description = "visited",
            content = @Content(schema = @Schema(implementation = RoundView.class)))
    public Response visit(
            @PathParam("id") UUID id, @HeaderParam("If-Match") String ifMatch, @NotNull @Valid Visit wanted) {
        InspectionRound round = byOffice(id, ifMatch);
        round.state.after("visit");
        LocalDate day = visits.enteredOn(wanted.inspectionId(), wanted.organizationId(), "/inspectionId");
        round.visit(wanted.organizationId(), wanted.inspectionId(), day, act("visit", null));
        rounds.tell("visited", round);
        return shown(round, Response.ok());
    }

    @POST
    @Path("/{id}/replace")
    @Transactional
    @RolesAllowed("ESO")
    @Operation(
            operationId = "replaceInRound",
            summary = "Puts another unit in the place of one that was not visited, with the reason",
            description = "The number of units stays; the one replaced stays on the list.")
    @APIResponse(
            responseCode = "200",
            description = "replaced",
            content = @Content(schema = @Schema(implementation = RoundView.class)))
    public Response replace(
            @PathParam("id") UUID id, @HeaderParam("If-Match") String ifMatch, @NotNull @Valid Replacement wanted) {
        InspectionRound round = byOffice(id, ifMatch);
        round.state.after("replace");
        units.mustNotComeFrom(desk.below(wanted.byId(), "/byId").id());
        round.replace(wanted.organizationId(), wanted.byId(), act("replace", wanted.reason()));
        rounds.tell("unit-replaced", round);
        return shown(round, Response.ok());
    }

    @POST
    @Path("/{id}/close")
    @Transactional
    @RolesAllowed("ESO")
    @Operation(operationId = "closeInspectionRound", summary = "Ends the round with its summary")
    @APIResponse(
            responseCode = "200",
            description = "closed",
            content = @Content(schema = @Schema(implementation = RoundView.class)))
    public Response close(
            @PathParam("id") UUID id, @HeaderParam("If-Match") String ifMatch, @NotNull @Valid Closing wanted) {
        InspectionRound round = byOffice(id, ifMatch);
        String reason = wanted.reason() == null ? "" : "\n" + wanted.reason().strip();
        round.close(wanted.reason(), act("close", wanted.text().strip() + reason));
        rounds.tell("closed", round);
        return shown(round, Response.ok());
    }

    private InspectionRound byOffice(UUID id, String ifMatch) {
        InspectionRound round = rounds.toChange(id, ifMatch);
        desk.mustRun(round.officeId);
        return round;
    }

    private Act act(String command, String text) {
        return Act.of(command, text, desk.actor(), desk.now());
    }

    private Response shown(InspectionRound round, Response.ResponseBuilder answer) {
        rounds.flush();
        return ETags.tagged(answer, round)
                .entity(RoundView.of(round, rounds.findings(round.id)))
                .build();
    }
}
