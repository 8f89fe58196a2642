package dudao.inspection.reconciliation;

import dudao.commons.http.Paging;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/api/v1/task-differences")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({"ESO", "SUPERVISOR", "LEADER"})
@Tag(name = "Reconciliation", description = "对账: rectifications here against the units' tasks in task-service")
class ReconciliationResource {

    private final Reconciliation reconciliation;

    ReconciliationResource(Reconciliation reconciliation) {
        this.reconciliation = reconciliation;
    }

    @GET
    @Transactional
    @Operation(
            operationId = "listTaskDifferences",
            summary = "Rectifications that are not as their task, the newest first, with what to do",
            description =
                    "From what task-service told. What changed within the last minutes is left out: it may still be"
                            + " on its way. Nothing is repaired by itself.")
    @APIResponse(
            responseCode = "200",
            description = "a page of differences",
            content = @Content(schema = @Schema(implementation = DifferencePage.class)))
    public Response list(
            @QueryParam("kind") String kind,
            @QueryParam("under") @Parameter(description = "the unit that rectifies: this organisation or one below it")
                    String under,
            @BeanParam Paging paging,
            @Context UriInfo uri) {
        return reconciliation.list(kind, under, paging).response(uri);
    }

    /** Only for the API description. */
    @Schema(name = "TaskDifferencePage")
    record DifferencePage(List<DifferentTask> items, String next) {}
}
