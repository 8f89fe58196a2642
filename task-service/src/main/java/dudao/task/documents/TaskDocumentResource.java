package dudao.task.documents;

import dudao.commons.http.ETags;
import dudao.commons.idempotency.Idempotent;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/api/v1/tasks")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "Documents")
class TaskDocumentResource {

    private final Filing filing;
    private final DocumentList list;

    TaskDocumentResource(Filing filing, DocumentList list) {
        this.filing = filing;
        this.list = list;
    }

    @POST
    @Path("/{id}/documents")
    @RolesAllowed({"UNIT_HEAD", "UNIT_CLERK"})
    @Idempotent
    @Transactional
    @Operation(
            operationId = "fileDocument",
            summary = "一校一案: the unit files its own plan for its task",
            description =
                    "A second one is a new version of the first and takes `If-Match` of the document; what was filed"
                            + " stays. It is compared with what other units have filed for the same measure, see `alike`.")
    @APIResponse(
            responseCode = "201",
            description = "the document with the version that counts",
            content = @Content(schema = @Schema(implementation = DocumentView.class)))
    public Response file(
            @PathParam("id") UUID taskId, @HeaderParam("If-Match") String ifMatch, @NotNull @Valid NewDocument wanted) {
        DocumentView filed = list.get(filing.file(taskId, ifMatch, wanted));
        URI location = URI.create("/api/v1/documents/" + filed.id());
        return ETags.tagged(Response.created(location).entity(filed), filed).build();
    }
}
