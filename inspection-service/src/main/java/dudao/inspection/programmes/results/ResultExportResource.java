package dudao.inspection.programmes.results;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dudao.commons.audit.AuditTrail;
import dudao.commons.data.Ids;
import dudao.commons.http.Paging;
import dudao.commons.idempotency.Idempotent;
import dudao.commons.identity.Caller;
import dudao.commons.identity.OrganizationTree;
import dudao.inspection.programmes.Desk;
import dudao.inspection.programmes.Sha256;
import dudao.inspection.requests.Days;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/api/v1/result-exports")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({"ESO", "SUPERVISOR", "LEADER"})
@Tag(
        name = "Result exports",
        description =
                "结果运用: published results as they were handed to whoever fixes annual conclusions, enrolment quotas and"
                        + " special funds")
class ResultExportResource {

    private static final String CSV = "text/csv";

    @Schema(name = "NewResultExport")
    record NewExport(@NotNull @Min(2000) @Max(2100) Integer year, @NotNull Use use) {}

    /** Only for the API description. */
    @Schema(name = "ResultExportPage")
    record ExportPage(List<ResultExport> items, String next) {}

    private final Results results;
    private final OrganizationTree tree;
    private final Caller caller;
    private final ObjectMapper json;
    private final AuditTrail trail;
    private final Desk desk;

    ResultExportResource(
            Results results, OrganizationTree tree, Caller caller, ObjectMapper json, AuditTrail trail, Desk desk) {
        this.results = results;
        this.tree = tree;
        this.caller = caller;
        this.json = json;
        this.trail = trail;
        this.desk = desk;
    }

    @POST
    @Idempotent
    @Transactional
    @RolesAllowed("ESO")
    @Operation(
            operationId = "exportResults",
            summary = "Freezes the published results of a year for one use, as the next version",
            description = "Only what is published, below the organisation the office works for. No result is weighed or"
                    + " ranked here: what follows from it others decide.")
    @APIResponse(
            responseCode = "201",
            description = "exported",
            content = @Content(schema = @Schema(implementation = ResultExport.class)))
    public Response export(@NotNull @Valid NewExport wanted) {
        UUID home = tree.scopeOf(caller).home().id();
        List<Result> rows = results.published(wanted.year());
        String content = written(rows);
        ResultExport export = new ResultExport(
                Ids.next(),
                home,
                wanted.year(),
                wanted.use(),
                results.nextNumber(home, wanted.year(), wanted.use()),
                Sha256.of(content),
                Sha256.of(ResultCsv.of(rows)),
                rows.size(),
                caller.id(),
                Days.shown(desk.now()),
                content);
        results.add(export, desk.actor());
        trail.changed("ResultExport", export.id(), null, export.sha256());
        return Response.created(URI.create("/api/v1/result-exports/" + export.id()))
                .entity(export)
                .build();
    }

    @GET
    @Transactional
    @Operation(
            operationId = "listResultExports",
            summary = "Exports of the own organisation and those below, newest first")
    @APIResponse(
            responseCode = "200",
            description = "a page of exports, without their content",
            content = @Content(schema = @Schema(implementation = ExportPage.class)))
    public Response list(@BeanParam Paging paging, @Context UriInfo uri) {
        return results.list(paging).response(uri);
    }

    @GET
    @Path("/{id}")
    @Produces({MediaType.APPLICATION_JSON, CSV})
    @Transactional
    @Operation(
            operationId = "getResultExport",
            summary = "An export as it was made",
            description =
                    "As JSON, or with `Accept: text/csv` as a table (UTF-8 with BOM; cells a spreadsheet program would"
                            + " take for a formula begin with an apostrophe).")
    @APIResponse(
            responseCode = "200",
            description = "the export",
            content = {
                @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = ResultExport.class)),
                @Content(mediaType = CSV, schema = @Schema(type = SchemaType.STRING))
            })
    public Response get(@PathParam("id") UUID id, @Context HttpHeaders headers) {
        ResultExport export = results.get(id);
        trail.read("result-exports", id);
        boolean table = headers.getAcceptableMediaTypes().stream()
                .filter(type -> type.isCompatible(MediaType.APPLICATION_JSON_TYPE) || isTable(type))
                .findFirst()
                .filter(ResultExportResource::isTable)
                .isPresent();
        return table
                ? Response.ok(ResultCsv.of(read(export.content())), new MediaType("text", "csv", "UTF-8"))
                        .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"results.csv\"")
                        .build()
                : Response.ok(export, MediaType.APPLICATION_JSON_TYPE).build();
    }

    private static boolean isTable(MediaType type) {
        return type.isCompatible(new MediaType("text", "csv")) && !type.isWildcardType();
    }

    private String written(Object value) {
        try {
            return json.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private List<Result> read(String content) {
        try {
            return json.readValue(content, new TypeReference<>() {});
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
