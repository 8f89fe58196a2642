package dudao.inspection.rectifications;

import dudao.commons.http.ETags;
import dudao.commons.identity.Caller;
import dudao.commons.identity.OrganizationTree;
import dudao.commons.secrecy.Classification;
import dudao.commons.secrecy.Secrecy;
import dudao.inspection.findings.FindingCourse;
import dudao.inspection.findings.FindingView;
import jakarta.annotation.security.RolesAllowed;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
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

/** A finding is classified, and with it its rectification and its task. */
@Path("/api/v1/findings/{id}/classify")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Findings")
class ClassifyResource {

    record Classify(
            @NotNull Classification classification,
            @Schema(description = "with RESTRICTED only: the office that alone handles it, beside the units")
                    UUID handlingOfficeId,
            @NotBlank @Size(max = 2000) String reason) {}

    private final FindingCourse course;
    private final Rectifications rectifications;
    private final RectificationFacts facts;
    private final OrganizationTree tree;
    private final Caller caller;

    ClassifyResource(
            FindingCourse course,
            Rectifications rectifications,
            RectificationFacts facts,
            OrganizationTree tree,
            Caller caller) {
        this.course = course;
        this.rectifications = rectifications;
        this.facts = facts;
        this.tree = tree;
        this.caller = caller;
    }

    @POST
    @Transactional
    @RolesAllowed("ESO")
    @Operation(
            operationId = "classifyFinding",
            summary = "Says who may know of a finding, for a reason",
            description = "What is restricted, and all that was published of it before, is for the units and for the"
                    + " handling office only.")
    @APIResponse(
            responseCode = "200",
            description = "classified",
            content = @Content(schema = @Schema(implementation = FindingView.class)))
    public Response classify(
            @PathParam("id") UUID id, @HeaderParam("If-Match") String ifMatch, @NotNull @Valid Classify wanted) {
        Secrecy secrecy = new Secrecy(wanted.classification(), wanted.handlingOfficeId()).checked(tree, caller);
        FindingView finding = course.classify(id, ifMatch, secrecy);
        rectifications.ofFinding(id).ifPresent(rectification -> {
            // Nothing of its own changes, but its events are told from old ones by its version.
            rectifications.getEntityManager().lock(rectification, LockModeType.PESSIMISTIC_FORCE_INCREMENT);
            facts.tell("classified", rectification, null);
        });
        return ETags.tagged(Response.ok(finding), finding).build();
    }
}
