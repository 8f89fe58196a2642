package dudao.task.evidence;

import dudao.commons.audit.AuditTrail;
import dudao.commons.http.ETags;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/api/v1/measures")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "Evidence")
class RequirementResource {

    @Schema(name = "WantedEvidence")
    record Wanted(@NotNull @Size(max = 10) List<@NotNull @Valid Requirement> required) {}

    private final Requirements requirements;
    private final AuditTrail trail;

    RequirementResource(Requirements requirements, AuditTrail trail) {
        this.requirements = requirements;
        this.trail = trail;
    }

    @GET
    @Path("/{id}/required-evidence")
    @RolesAllowed({"ISSUER", "LEADER", "SUPERVISOR", "REVIEWER", "ESO", "INSPECTOR", "UNIT_HEAD", "UNIT_CLERK", "SYSTEM"
    })
    @Transactional
    @Operation(operationId = "getRequiredEvidence", summary = "What proof a measure asks for")
    @APIResponse(
            responseCode = "200",
            description = "the requirements",
            content = @Content(schema = @Schema(implementation = Requirements.OfMeasure.class)))
    public Response get(@PathParam("id") UUID measureId) {
        Requirements.OfMeasure found = requirements.get(measureId);
        return ETags.tagged(Response.ok(found), found).build();
    }

    @PUT
    @Path("/{id}/required-evidence")
    @RolesAllowed("SUPERVISOR")
    @Transactional
    @Operation(
            operationId = "putRequiredEvidence",
            summary = "Lays down what proof a measure asks for",
            description =
                    "From then on a submission without a file is refused (EVIDENCE_REQUIRED). A PHOTO, LOCATION or"
                            + " TRACK is refused (NECESSITY_REQUIRED) without the provision that demands it:"
                            + " 国办函〔2026〕12号.")
    @APIResponse(
            responseCode = "200",
            description = "the requirements",
            content = @Content(schema = @Schema(implementation = Requirements.OfMeasure.class)))
    public Response put(
            @PathParam("id") UUID measureId, @HeaderParam("If-Match") String ifMatch, @NotNull @Valid Wanted wanted) {
        Requirements.OfMeasure before = requirements.lock(measureId);
        ETags.check(ifMatch, before);
        for (int n = 0; n < wanted.required().size(); n++) {
            wanted.required().get(n).check("/required/" + n);
        }
        Requirements.OfMeasure after = requirements.replace(before, wanted.required());
        trail.changed("required-evidence", measureId, before, after);
        return ETags.tagged(Response.ok(after), after).build();
    }
}
