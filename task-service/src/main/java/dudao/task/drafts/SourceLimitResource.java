package dudao.task.drafts;

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

@Path("/api/v1/source-limits")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Drafts")
class SourceLimitResource {

    @Schema(name = "SourceLimits")
    record LimitList(List<SourceLimits.OfSource> items) {}

    private final SourceLimits limits;

    SourceLimitResource(SourceLimits limits) {
        this.limits = limits;
    }

    @GET
    @RolesAllowed({"ISSUER", "LEADER", "SUPERVISOR", "REVIEWER", "ESO", "INSPECTOR", "UNIT_HEAD", "UNIT_CLERK", "SYSTEM"
    })
    @Transactional
    @Operation(
            operationId = "listSourceLimits",
            summary = "Usual limits of what comes from no plan, by source, with what each rests on",
            description = "Data of the installation (`dudao.drafts.limits`). Where `verified` is false the text was not"
                    + " checked. A source without limits has none we know of: the day is chosen.")
    @APIResponse(responseCode = "200", description = "all sources")
    public LimitList list() {
        return new LimitList(limits.all());
    }
}
