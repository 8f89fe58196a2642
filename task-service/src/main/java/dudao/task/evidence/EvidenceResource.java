package dudao.task.evidence;

import dudao.commons.audit.AuditTrail;
import dudao.commons.http.ETags;
import dudao.commons.problems.Problem;
import dudao.commons.problems.Problems;
import dudao.commons.problems.RuleViolation;
import dudao.task.evidence.content.ByteRange;
import dudao.task.evidence.content.FileName;
import dudao.task.evidence.storing.EvidenceStore;
import io.quarkus.vertx.http.Uncompressed;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.multipart.FileUpload;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

@Path("/api/v1/evidence")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Evidence", description = "佐证材料: files by which a unit proves what it reports")
class EvidenceResource {

    private static final int PARTIAL = 206;

    private final EvidenceIntake intake;
    private final EvidenceFiles files;
    private final EvidenceStore store;
    private final AuditTrail trail;
    private final Problems problems;

    EvidenceResource(
            EvidenceIntake intake, EvidenceFiles files, EvidenceStore store, AuditTrail trail, Problems problems) {
        this.problems = problems;
        this.intake = intake;
        this.files = files;
        this.store = store;
        this.trail = trail;
    }

    @POST
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    @RolesAllowed({"UNIT_HEAD", "UNIT_CLERK", "SYSTEM"})
    @Transactional
    @Operation(
            operationId = "uploadEvidence",
            summary = "Hands in a file, to be named in `evidenceIds` of a report or submission",
            description =
                    "PDF, OFD, docx, xlsx, pptx, PNG, JPEG or UTF-8 text, told by content; 10 MiB unless configured."
                            + " The same bytes of the same unit are the same evidence, which is the answer again with 200."
                            + " What no report names within seven days is removed. A file is never unpacked or shown in"
                            + " the place of a page; no photo, location or track is ever asked for (国办函〔2026〕12号).")
    @APIResponse(
            responseCode = "201",
            description = "the evidence",
            content = @Content(schema = @Schema(implementation = Evidence.class)))
    @APIResponse(
            responseCode = "200",
            description = "the unit has it already",
            content = @Content(schema = @Schema(implementation = Evidence.class)))
    public Response upload(
            @RestForm("file") FileUpload file,
            @RestForm("organizationId")
                    @Schema(
                            type = SchemaType.STRING,
                            format = "uuid",
                            description = "a system names the unit it stands in for; else the caller's own")
                    String organizationId) {
        if (file == null) {
            throw RuleViolation.invalidField("/file", "缺少文件");
        }
        EvidenceIntake.Taken taken = intake.take(file.uploadedFile(), file.fileName(), id(organizationId));
        Evidence evidence = taken.evidence();
        URI location = URI.create("/api/v1/evidence/" + evidence.id());
        Response.ResponseBuilder answer =
                taken.fresh() ? Response.created(location) : Response.ok().location(location);
        return ETags.tagged(answer.entity(evidence), evidence).build();
    }

    /** A form that ends before its last boundary. */
    @ServerExceptionMapper
    Response cutShort(IOException broken, ContainerRequestContext request) {
        String detail = "表单不完整";
        Problem problem = problems.problem(
                "VALIDATION_FAILED",
                detail,
                request.getHeaderString("Accept-Language"),
                request.getUriInfo().getRequestUri().getPath(),
                List.of(new Problem.FieldError("/file", detail)),
                Map.of());
        return Response.status(problem.status())
                .type(Problem.MEDIA_TYPE)
                .entity(problem)
                .build();
    }

    private static UUID id(String organizationId) {
        try {
            return organizationId == null ? null : UUID.fromString(organizationId);
        } catch (IllegalArgumentException unreadable) {
            throw RuleViolation.invalidField("/organizationId", "不是机构标识");
        }
    }

    @GET
    @Path("/{id}")
    @RolesAllowed({"ISSUER", "LEADER", "SUPERVISOR", "REVIEWER", "ESO", "INSPECTOR", "UNIT_HEAD", "UNIT_CLERK", "SYSTEM"
    })
    @Transactional
    @Operation(
            operationId = "getEvidence",
            summary = "What is known about a file",
            description = "For its unit, and for whoever may read a task that uses it; for everybody else 404.")
    @APIResponse(
            responseCode = "200",
            description = "the evidence",
            content = @Content(schema = @Schema(implementation = Evidence.class)))
    public Response get(@PathParam("id") UUID id) {
        Evidence evidence = files.get(id);
        return ETags.tagged(Response.ok(evidence), evidence).build();
    }

    @GET
    @Path("/{id}/content")
    @Produces({MediaType.APPLICATION_OCTET_STREAM, MediaType.WILDCARD})
    @RolesAllowed({"ISSUER", "LEADER", "SUPERVISOR", "REVIEWER", "ESO", "INSPECTOR", "UNIT_HEAD", "UNIT_CLERK", "SYSTEM"
    })
    @Transactional
    @Uncompressed
    @Operation(
            operationId = "getEvidenceContent",
            summary = "The file itself, always as an attachment",
            description = "`Range` with one range is honoured: 206; a range outside the file: 416.")
    @APIResponse(
            responseCode = "200",
            description = "the bytes",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_OCTET_STREAM,
                            schema = @Schema(type = SchemaType.STRING, format = "binary")))
    public Response content(@PathParam("id") UUID id, @HeaderParam("Range") String range) {
        Evidence evidence = files.get(id);
        if (files.isRestricted(id)) {
            trail.read("evidence", id);
        }
        ByteRange part = ByteRange.of(range, evidence.size());
        StreamingOutput bytes = receiver -> store.copy(id, part.from(), part.to(), receiver);
        Response.ResponseBuilder answer = Response.status(part.partial() ? PARTIAL : Response.Status.OK.getStatusCode())
                .entity(bytes)
                .type(evidence.mediaType())
                .header("Content-Disposition", FileName.disposition(evidence.name()))
                .header("Content-Length", part.length())
                .header("Accept-Ranges", "bytes");
        if (part.partial()) {
            answer.header("Content-Range", part.contentRange(evidence.size()));
        }
        return ETags.tagged(answer, evidence).build();
    }
}
