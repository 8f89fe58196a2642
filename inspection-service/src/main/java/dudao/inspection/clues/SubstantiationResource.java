package dudao.inspection.clues;

import dudao.commons.http.ETags;
import dudao.commons.identity.Caller;
import dudao.commons.identity.OrganizationTree;
import dudao.commons.problems.RuleViolation;
import dudao.inspection.findings.FindingCourse;
import dudao.inspection.findings.FindingView;
import dudao.inspection.identities.Identities;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** A clue that was looked into becomes a finding. The clue knows its finding; the finding does not know its clue. */
@Path("/api/v1/clues/{id}/substantiate")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed("ESO")
@Tag(name = "Clues")
class SubstantiationResource {

    @Schema(name = "SubstantiateClue")
    record Substantiate(
            @NotNull
                    @Schema(
                            description =
                                    "a confirmed finding, made after the clue had come, of its organisation or one above or below")
                    UUID findingId,
            @NotBlank @Size(max = 2000) String reason) {}

    private final Clues clues;
    private final Identities identities;
    private final FindingCourse findings;
    private final OrganizationTree tree;
    private final Caller caller;
    private final Clock clock;

    SubstantiationResource(
            Clues clues,
            Identities identities,
            FindingCourse findings,
            OrganizationTree tree,
            Caller caller,
            Clock clock) {
        this.clues = clues;
        this.identities = identities;
        this.findings = findings;
        this.tree = tree;
        this.caller = caller;
        this.clock = clock;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Transactional
    @Operation(
            operationId = "substantiateClue",
            summary = "查实: names the finding a clue has led to",
            description = "Neither the finding nor any event tells that there was a clue.")
    @APIResponse(
            responseCode = "200",
            description = "linked",
            content = @Content(schema = @Schema(implementation = ClueView.class)))
    public Response substantiate(
            @PathParam("id") UUID id, @HeaderParam("If-Match") String ifMatch, @NotNull @Valid Substantiate wanted) {
        Clue clue = clues.toChange(id, ifMatch);
        clue.state.after(ClueState.Command.SUBSTANTIATE);
        FindingView finding = findings.confirmed(wanted.findingId());
        boolean sameLine = isSameLine(clue.organizationId, finding.organizationId());
        if (!sameLine || finding.foundAt().toInstant().isBefore(clue.receivedAt)) {
            throw RuleViolation.of("CLUE_FINDING_MISMATCH", "问题应当在收到线索之后、在线索所指的机构查到")
                    .at("/findingId", "不是由该线索查实的问题");
        }
        clue.substantiate(finding.id(), wanted.reason(), caller.id(), clock.instant());
        clues.flush();
        ClueView view = ClueView.of(clue, identities.shown(clue.id));
        return ETags.tagged(Response.ok(view), view).build();
    }

    /** A clue about a school may show a finding of its county, and the other way round. */
    private boolean isSameLine(UUID one, UUID other) {
        OrganizationTree.Node first = tree.get(one);
        OrganizationTree.Node second = tree.get(other);
        return first.contains(second) || second.contains(first);
    }
}
