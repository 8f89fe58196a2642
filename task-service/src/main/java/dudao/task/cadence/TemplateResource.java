package dudao.task.cadence;

import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/api/v1/cadence-templates")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Cadence")
class TemplateResource {

    @Schema(name = "CadenceTemplates")
    record TemplateList(List<Templates.Template> items) {}

    private final Templates templates;

    TemplateResource(Templates templates) {
        this.templates = templates;
    }

    @GET
    @RolesAllowed({"ISSUER", "LEADER", "SUPERVISOR", "REVIEWER", "ESO", "INSPECTOR", "UNIT_HEAD", "UNIT_CLERK", "SYSTEM"
    })
    @Transactional
    @Operation(
            operationId = "listCadenceTemplates",
            summary = "What named institutions (三会一课 …) usually stand for",
            description = "A proposal, not a rule: whoever lays it down for a measure may change it.")
    @APIResponse(responseCode = "200", description = "all templates")
    public TemplateList list() {
        return new TemplateList(templates.all());
    }
}
