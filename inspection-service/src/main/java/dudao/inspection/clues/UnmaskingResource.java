package dudao.inspection.clues;

import com.fasterxml.jackson.annotation.JsonInclude;
import dudao.commons.audit.AuditTrail;
import dudao.commons.data.Ids;
import dudao.commons.idempotency.Idempotent;
import dudao.commons.identity.Caller;
import dudao.commons.problems.RuleViolation;
import dudao.inspection.clues.Unmaskings.Unmasking;
import dudao.inspection.identities.Identities;
import dudao.inspection.identities.Personal;
import dudao.inspection.identities.Personal.Role;
import dudao.inspection.requests.Days;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The persons of a clue in plain: for one person, for a reason, for a while. */
@Path("/api/v1/clues/{id}/unmaskings")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed("ESO")
@Tag(name = "Clues")
class UnmaskingResource {

    @Schema(name = "NewUnmasking")
    record NewUnmasking(@NotBlank @Size(max = 2000) String reason, @Min(1) @Max(60) int minutes) {}

    @Schema(name = "UnmaskedClue")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Unmasked(
            UUID clueId,
            OffsetDateTime runsOutAt,
            @Schema(description = "as it was written") String text,
            Personal reporter,
            List<Personal> personsConcerned) {}

    private final Clues clues;
    private final Unmaskings unmaskings;
    private final Identities identities;
    private final AuditTrail trail;
    private final Caller caller;
    private final Clock clock;

    UnmaskingResource(
            Clues clues, Unmaskings unmaskings, Identities identities, AuditTrail trail, Caller caller, Clock clock) {
        this.trail = trail;
        this.clues = clues;
        this.unmaskings = unmaskings;
        this.identities = identities;
        this.caller = caller;
        this.clock = clock;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Idempotent
    @Transactional
    @Operation(
            operationId = "unmaskClue",
            summary = "Opens the persons of a clue to the caller, for a reason and at most an hour",
            description = "The data itself stands at the Location of the answer, so that no stored answer keeps it.")
    @APIResponse(
            responseCode = "201",
            description = "open until `runsOutAt`",
            content = @Content(schema = @Schema(implementation = Unmasking.class)))
    public Response unmask(@PathParam("id") UUID id, @NotNull @Valid NewUnmasking wanted) {
        Clue clue = clues.get(id);
        Unmasking unmasking = new Unmasking(
                Ids.next(),
                clue.id,
                caller.id(),
                wanted.reason(),
                Days.shown(clock.instant().plus(Duration.ofMinutes(wanted.minutes()))));
        unmaskings.add(unmasking);
        return Response.created(URI.create("/api/v1/clues/" + id + "/unmaskings/" + unmasking.id()))
                .entity(unmasking)
                .build();
    }

    @GET
    @Path("/{unmaskingId}")
    @Transactional
    @Operation(
            operationId = "readUnmaskedClue",
            summary = "The text, the reporter and the persons concerned as they were given",
            description = "Only for whoever opened it, until it runs out. Each reading is recorded.")
    @APIResponse(
            responseCode = "200",
            description = "in plain; not to be cached",
            content = @Content(schema = @Schema(implementation = Unmasked.class)))
    @APIResponse(responseCode = "403", description = "UNMASKING_RAN_OUT")
    public Response read(@PathParam("id") UUID id, @PathParam("unmaskingId") UUID unmaskingId) {
        Clue clue = clues.get(id);
        Unmasking unmasking = unmaskings
                .find(unmaskingId, clue.id, caller.id())
                .orElseThrow(() -> RuleViolation.notFound("查看授权", unmaskingId));
        if (unmaskings.hasRunOut(unmasking)) {
            throw RuleViolation.of("UNMASKING_RAN_OUT", "查看时限已过,需要时请重新说明理由");
        }
        trail.read("CLUE_REPORTER", clue.id);
        trail.because(unmasking.reason());
        List<Personal> persons = identities.open(clue.id);
        return Response.ok(new Unmasked(
                        clue.id,
                        unmasking.runsOutAt(),
                        of(Role.TEXT, persons).get(0).name(),
                        of(Role.REPORTER, persons).stream().findFirst().orElse(null),
                        of(Role.CONCERNED, persons)))
                .header("Cache-Control", "no-store")
                .build();
    }

    private static List<Personal> of(Role role, List<Personal> persons) {
        return persons.stream().filter(each -> each.role() == role).toList();
    }
}
