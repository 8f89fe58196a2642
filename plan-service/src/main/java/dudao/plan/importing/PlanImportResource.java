package dudao.plan.importing;

import dudao.commons.idempotency.Idempotent;
import dudao.commons.identity.Caller;
import dudao.commons.problems.RuleViolation;
import dudao.plan.importing.comparison.Comparison;
import dudao.plan.importing.comparison.ImportDiff;
import dudao.plan.importing.document.ImportResult;
import dudao.plan.importing.structure.PlanRecogniser;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Reads a 工作要点 and proposes what it holds; nothing becomes a plan before it is accepted. */
@Path("/api/v1/plan-imports")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Plan imports", description = "Documents recognised in a text, to be accepted as plans")
class PlanImportResource {

    private static final String PDF = "application/pdf";

    private final PlanImports imports;
    private final Caller caller;
    private final HttpHeaders headers;

    PlanImportResource(PlanImports imports, Caller caller, HttpHeaders headers) {
        this.imports = imports;
        this.caller = caller;
        this.headers = headers;
    }

    @POST
    @Consumes({MediaType.TEXT_PLAIN, MediaType.TEXT_HTML, PDF, Format.DOCX_TYPE})
    @RolesAllowed("ISSUER")
    @Idempotent
    @Transactional
    @Operation(
            operationId = "createPlanImport",
            summary =
                    "Recognise the documents, sections, items, targets, deadlines, frequencies and measures of a UTF-8 text, "
                            + "a web page, a PDF with a text layer or a DOCX")
    @RequestBody(
            content = {
                @Content(mediaType = MediaType.TEXT_PLAIN, schema = @Schema(type = SchemaType.STRING)),
                @Content(mediaType = MediaType.TEXT_HTML, schema = @Schema(type = SchemaType.STRING)),
                @Content(mediaType = PDF, schema = @Schema(type = SchemaType.STRING, format = "binary")),
                @Content(mediaType = Format.DOCX_TYPE, schema = @Schema(type = SchemaType.STRING, format = "binary"))
            })
    @APIResponse(
            responseCode = "201",
            description = "What was recognised; spans count UTF-16 code units of the text",
            content = @Content(schema = @Schema(implementation = PlanImportView.class)))
    @APIResponse(
            responseCode = "415",
            description = "UNSUPPORTED_MEDIA_TYPE, or CONTENT_TYPE_MISMATCH: the first bytes are of another format")
    @APIResponse(
            responseCode = "422",
            description =
                    "NO_ITEMS, DOCUMENT_UNREADABLE, DOCUMENT_ENCRYPTED, DOCUMENT_WITHOUT_TEXT (a scan), DOCUMENT_UNSAFE"
                            + " (macros, nested archives, XML entities), DOCUMENT_TOO_LARGE; nothing is stored")
    public Response create(byte[] body) {
        SubmittedText text = SubmittedText.of(body, declaredType());
        ImportResult recognised = PlanRecogniser.recognise(text.text());
        ImportResult result = text.isAsSubmitted() ? recognised : recognised.readFrom(text.text(), text.warnings());
        if (result.documents().isEmpty()) {
            throw RuleViolation.of("NO_ITEMS", "读了全文 " + text.text().length() + " 个字符,没有找到以「一、」「(一)」「1.」编号的章节或条目")
                    .with("warnings", result.warnings());
        }
        UUID id = imports.add(text, result, caller);
        return Response.created(URI.create("/api/v1/plan-imports/" + id))
                .entity(PlanImportView.of(id, result))
                .build();
    }

    private MediaType declaredType() {
        return headers.getMediaType() == null ? MediaType.TEXT_PLAIN_TYPE : headers.getMediaType();
    }

    @GET
    @Path("{id}")
    @RolesAllowed({"ISSUER", "LEADER"})
    @Transactional
    @Operation(operationId = "getPlanImport", summary = "What was recognised in a text")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = PlanImportView.class)))
    public PlanImportView get(@PathParam("id") UUID id) {
        return PlanImportView.of(id, imports.get(id, caller));
    }

    @GET
    @Path("{id}/diff")
    @RolesAllowed({"ISSUER", "LEADER"})
    @Transactional
    @Operation(
            operationId = "comparePlanImports",
            summary = "What this import says otherwise than an earlier one, items found again by title and wording")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = ImportDiff.class)))
    public ImportDiff compare(
            @PathParam("id") UUID id,
            @Parameter(description = "The earlier import", required = true) @QueryParam("against") @NotNull
                    UUID against) {
        return Comparison.of(imports.get(against, caller), imports.get(id, caller));
    }
}
