package dudao.inspection.clues;

import dudao.inspection.identities.Identities;
import dudao.inspection.requests.Days;
import jakarta.annotation.security.PermitAll;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Clock;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/**
 * Anybody reports, without a token. It takes no idempotency key: that would keep answers for callers nobody can tell
 * apart.
 */
@Path("/api/v1/clues")
@Produces(MediaType.APPLICATION_JSON)
@PermitAll
@Tag(name = "Clues", description = "一键举报: what the public reports, with the reporter protected")
class ReportResource {

    private final Clues clues;
    private final Identities identities;
    private final Clock clock;

    ReportResource(Clues clues, Identities identities, Clock clock) {
        this.clues = clues;
        this.identities = identities;
        this.clock = clock;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Transactional
    @Operation(
            operationId = "reportClue",
            summary = "Anybody reports something about a school or another organisation",
            description = "No token. At most 64 KiB, and so many an hour from one address. Keep the receipt number: it"
                    + " is the only way to ask what became of it.")
    @APIResponse(
            responseCode = "201",
            description = "received",
            content = @Content(schema = @Schema(implementation = ClueStatus.class)))
    @APIResponse(responseCode = "429", description = "RATE_LIMITED: later, see Retry-After")
    @APIResponse(responseCode = "503", description = "FIELD_KEY_MISSING: nothing is taken that could not be protected")
    public Response report(@NotNull @Valid NewClue reported) {
        UUID organization = clues.organization(reported);
        Clue clue = Clue.receive(reported, organization, clock.instant());
        clues.persistAndFlush(clue);
        identities.keep(clue.id, reported.personal());
        return Response.created(URI.create("/api/v1/public/clues/" + clue.receiptNumber))
                .entity(new ClueStatus(clue.receiptNumber, clue.state, Days.shown(clue.receivedAt), null))
                .build();
    }
}
