package dudao.task.documents;

import dudao.commons.http.ETags;
import dudao.commons.http.Page;
import dudao.commons.http.Paging;
import dudao.commons.problems.RuleViolation;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/api/v1/documents")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "Documents", description = "一校一案: the plan each unit makes for itself, approved by whoever stands above it")
class DocumentResource {

    @Schema(name = "UnitDocumentPage")
    record DocumentPage(List<DocumentView> items, String next) {}

    @Schema(name = "UnitDocumentVersions")
    record VersionList(List<DocumentView> items) {}

    @Schema(name = "DocumentCoverages")
    record CoverageList(UUID measureId, List<Coverage> items) {}

    @Schema(name = "ReturnedDocument")
    record Returned(@NotBlank @Size(max = 4000) String reason) {}

    private final Filing filing;
    private final DocumentList list;

    DocumentResource(Filing filing, DocumentList list) {
        this.filing = filing;
        this.list = list;
    }

    @GET
    @RolesAllowed({"ISSUER", "LEADER", "SUPERVISOR", "REVIEWER", "ESO", "INSPECTOR", "UNIT_HEAD", "UNIT_CLERK", "SYSTEM"
    })
    @Transactional
    @Operation(operationId = "listDocuments", summary = "Units' plans of the caller's scope, oldest first")
    @APIResponse(
            responseCode = "200",
            description = "one page",
            content = @Content(schema = @Schema(implementation = DocumentPage.class)))
    public Response list(@BeanParam DocumentFilter filter, @BeanParam Paging paging, @Context UriInfo uri) {
        Page<DocumentView> page = list.page(filter, paging);
        return page.response(uri);
    }

    @GET
    @Path("/coverage")
    @RolesAllowed({"ISSUER", "LEADER", "SUPERVISOR", "REVIEWER", "ESO", "UNIT_HEAD", "UNIT_CLERK", "SYSTEM"})
    @Transactional
    @Operation(
            operationId = "countDocuments",
            summary = "How many units have filed their plan for a measure, by county")
    @APIResponse(responseCode = "200", description = "one row for each county that has units with a task")
    public CoverageList coverage(
            @QueryParam("measureId") UUID measureId,
            @Parameter(description = "only this organisation and what stands under it") @QueryParam("under")
                    UUID under) {
        if (measureId == null) {
            throw RuleViolation.of("INVALID_PARAMETER", "缺少 measureId").at("?measureId", "必填");
        }
        return new CoverageList(measureId, list.coverage(measureId, under));
    }

    @GET
    @Path("/{id}")
    @RolesAllowed({"ISSUER", "LEADER", "SUPERVISOR", "REVIEWER", "ESO", "INSPECTOR", "UNIT_HEAD", "UNIT_CLERK", "SYSTEM"
    })
    @Transactional
    @Operation(operationId = "getDocument", summary = "A unit's plan with the version that counts")
    @APIResponse(
            responseCode = "200",
            description = "the document",
            content = @Content(schema = @Schema(implementation = DocumentView.class)))
    public Response get(@PathParam("id") UUID id) {
        return answer(id);
    }

    @GET
    @Path("/{id}/versions")
    @RolesAllowed({"ISSUER", "LEADER", "SUPERVISOR", "REVIEWER", "ESO", "INSPECTOR", "UNIT_HEAD", "UNIT_CLERK", "SYSTEM"
    })
    @Transactional
    @Operation(operationId = "listDocumentVersions", summary = "Everything that was filed and decided, newest first")
    @APIResponse(responseCode = "200", description = "the versions")
    public VersionList versions(@PathParam("id") UUID id) {
        list.get(id);
        return new VersionList(list.versions(id));
    }

    @POST
    @Path("/{id}/approve")
    @RolesAllowed({"UNIT_HEAD", "SUPERVISOR", "REVIEWER"})
    @Transactional
    @Operation(
            operationId = "approveDocument",
            summary = "同意: by somebody above the unit who had no hand in its task",
            description = "OWN_TASK for the unit itself, SAME_PERSON for whoever filed it or worked on the task.")
    @APIResponse(
            responseCode = "200",
            description = "the document",
            content = @Content(schema = @Schema(implementation = DocumentView.class)))
    public Response approve(@PathParam("id") UUID id, @HeaderParam("If-Match") String ifMatch) {
        filing.approve(id, ifMatch);
        return answer(id);
    }

    @POST
    @Path("/{id}/return")
    @RolesAllowed({"UNIT_HEAD", "SUPERVISOR", "REVIEWER"})
    @Transactional
    @Operation(operationId = "returnDocument", summary = "退回修改: with the reason; the unit files again")
    @APIResponse(
            responseCode = "200",
            description = "the document",
            content = @Content(schema = @Schema(implementation = DocumentView.class)))
    public Response giveBack(
            @PathParam("id") UUID id, @HeaderParam("If-Match") String ifMatch, @NotNull @Valid Returned returned) {
        filing.giveBack(id, ifMatch, returned.reason());
        return answer(id);
    }

    private Response answer(UUID id) {
        DocumentView document = list.get(id);
        return ETags.tagged(Response.ok(document), document).build();
    }
}
