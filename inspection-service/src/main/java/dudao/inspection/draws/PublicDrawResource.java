package dudao.inspection.draws;

import dudao.commons.http.Paging;
import dudao.commons.problems.RuleViolation;
import jakarta.annotation.security.PermitAll;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/api/v1/public/draws")
@Produces(MediaType.APPLICATION_JSON)
@PermitAll
@Tag(name = "Draws")
class PublicDrawResource {

    private final PublicDraws draws;

    PublicDrawResource(PublicDraws draws) {
        this.draws = draws;
    }

    @GET
    @Transactional
    @Operation(
            operationId = "listPublicDraws",
            summary = "What was committed to, of every draw ever begun, newest first",
            description =
                    "No token. Keep the commitment and the hash: the seed and the lists published later must match"
                            + " them.")
    @APIResponse(
            responseCode = "200",
            description = "a page of commitments",
            content = @Content(schema = @Schema(implementation = CommitmentPage.class)))
    public Response list(@BeanParam Paging paging, @Context UriInfo uri) {
        return draws.commitments(paging).response(uri);
    }

    @GET
    @Path("/{number}")
    @Transactional
    @Operation(
            operationId = "getPublicDraw",
            summary = "The record of a published draw, with which anybody draws again",
            description = "No token. `dudao-draw-1`: (1) SHA-256 of `seed` is `commitment`; (2) SHA-256 of `list` is"
                    + " `listHash`; (3) rank = SHA-256(seed LF contribution LF group LF id), all UTF-8, ids in lower case;"
                    + " for units the group is the stratum, and of each `quota STRATUM COUNT` line the COUNT units with the"
                    + " lowest hexadecimal ranks are drawn, in that order; for the team of a drawn unit the group is the"
                    + " unit's id, and the SIZE inspectors of lowest rank who are not recused at that unit go.")
    @APIResponse(
            responseCode = "200",
            description = "the record",
            content = @Content(schema = @Schema(implementation = PublicDraw.class)))
    public PublicDraw get(@PathParam("number") String number) {
        return draws.find(number).orElseThrow(() -> RuleViolation.of("NOT_FOUND", "没有这样一次已公布的抽取"));
    }

    /** Only for the API description. */
    record CommitmentPage(List<PublicDraws.Commitment> items, String next) {}
}
