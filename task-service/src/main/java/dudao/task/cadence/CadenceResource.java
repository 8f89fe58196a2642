package dudao.task.cadence;

import dudao.commons.audit.AuditTrail;
import dudao.commons.http.ETags;
import dudao.commons.problems.RuleViolation;
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
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/api/v1/measures")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "Cadence", description = "What comes back: daily, weekly, monthly reports, yearly counts")
class CadenceResource {

    /** @param template code of a template, in the place of cadences */
    @Schema(name = "WantedCadences")
    record Wanted(String template, @Size(max = 12) List<@NotNull @Valid Cadence> cadences) {

        List<Cadence> resolved(Templates templates) {
            if ((template == null) == (cadences == null)) {
                throw RuleViolation.invalidField("/cadences", "给出 cadences 或 template 之一");
            }
            if (template != null) {
                return templates.cadencesOf(template);
            }
            Set<String> names = new HashSet<>();
            for (int n = 0; n < cadences.size(); n++) {
                if (!names.add(cadences.get(n).name() + '/' + cadences.get(n).per())) {
                    throw RuleViolation.invalidField("/cadences/" + n + "/name", "同名同周期的只能有一项");
                }
            }
            return cadences;
        }
    }

    private final Cadences cadences;
    private final Templates templates;
    private final AuditTrail trail;

    CadenceResource(Cadences cadences, Templates templates, AuditTrail trail) {
        this.cadences = cadences;
        this.templates = templates;
        this.trail = trail;
    }

    @GET
    @Path("/{id}/cadences")
    @RolesAllowed({"ISSUER", "LEADER", "SUPERVISOR", "REVIEWER", "ESO", "INSPECTOR", "UNIT_HEAD", "UNIT_CLERK", "SYSTEM"
    })
    @Transactional
    @Operation(operationId = "getCadences", summary = "What comes back under a measure")
    @APIResponse(
            responseCode = "200",
            description = "the cadences; none when everything is done once",
            content = @Content(schema = @Schema(implementation = Cadences.OfMeasure.class)))
    public Response get(@PathParam("id") UUID measureId) {
        Cadences.OfMeasure found = cadences.get(measureId);
        return ETags.tagged(Response.ok(found), found).build();
    }

    @PUT
    @Path("/{id}/cadences")
    @RolesAllowed("SUPERVISOR")
    @Transactional
    @Operation(
            operationId = "putCadences",
            summary = "Lays down what comes back under a measure, in the place of what its plan says",
            description = "Occurrences that exist already stay. New ones follow within minutes.")
    @APIResponse(
            responseCode = "200",
            description = "the cadences",
            content = @Content(schema = @Schema(implementation = Cadences.OfMeasure.class)))
    public Response put(
            @PathParam("id") UUID measureId, @HeaderParam("If-Match") String ifMatch, @NotNull @Valid Wanted wanted) {
        Cadences.OfMeasure before = cadences.lock(measureId);
        ETags.check(ifMatch, before);
        Cadences.OfMeasure after = cadences.replace(before, wanted.resolved(templates));
        trail.changed("cadences", measureId, before, after);
        return ETags.tagged(Response.ok(after), after).build();
    }
}
