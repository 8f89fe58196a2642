package dudao.inspection.rectifications;

import dudao.commons.http.Paging;
import dudao.commons.identity.OnePlan;
import jakarta.annotation.security.RolesAllowed;
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
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/api/v1/rectifications")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({"ESO", "INSPECTOR", "SUPERVISOR", "REVIEWER", "LEADER", "ISSUER", "SYSTEM", "UNIT_HEAD", "UNIT_CLERK"})
@Tag(
        name = "Rectifications",
        description = "整改. The unit accepts, works and reports in task-service; the report is heard from there.")
class RectificationResource {

    private final Rectifications rectifications;
    private final RectificationFacts facts;

    RectificationResource(Rectifications rectifications, RectificationFacts facts) {
        this.rectifications = rectifications;
        this.facts = facts;
    }

    @GET
    @OnePlan
    @Transactional
    @Operation(operationId = "listRectifications", summary = "Rectifications the caller may see, newest first")
    @APIResponse(
            responseCode = "200",
            description = "a page of rectifications",
            content = @Content(schema = @Schema(implementation = RectificationPage.class)))
    public Response list(@BeanParam RectificationFilter filter, @BeanParam Paging paging, @Context UriInfo uri) {
        return rectifications.list(filter, paging).response(uri);
    }

    @GET
    @Path("/{id}")
    @Transactional
    @Operation(operationId = "getRectification", summary = "One rectification with its plan and verifications")
    @APIResponse(
            responseCode = "200",
            description = "the rectification",
            content = @Content(schema = @Schema(implementation = RectificationView.class)))
    public Response get(@PathParam("id") UUID id) {
        return facts.show(rectifications.get(id));
    }

    /** Only for the API description. */
    record RectificationPage(List<RectificationRow> items, String next) {}
}
