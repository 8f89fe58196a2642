package dudao.inspection.clues;

import dudao.commons.problems.RuleViolation;
import jakarta.annotation.security.PermitAll;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/api/v1/public/clues/{receiptNumber}")
@Produces(MediaType.APPLICATION_JSON)
@PermitAll
@Tag(name = "Clues")
class ClueStatusResource {

    private final Clues clues;

    ClueStatusResource(Clues clues) {
        this.clues = clues;
    }

    @GET
    @Transactional
    @Operation(operationId = "getClueStatus", summary = "What became of a clue, for whoever holds its receipt number")
    @APIResponse(
            responseCode = "200",
            description = "its state and nothing else",
            content = @Content(schema = @Schema(implementation = ClueStatus.class)))
    public ClueStatus status(@PathParam("receiptNumber") String receiptNumber) {
        return clues.status(receiptNumber).orElseThrow(() -> RuleViolation.of("NOT_FOUND", "没有这个受理编号"));
    }
}
