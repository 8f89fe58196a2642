package dudao.inspection.programmes.recognitions;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dudao.commons.http.ETags;
import dudao.commons.http.Paging;
import dudao.commons.idempotency.Idempotent;
import dudao.inspection.access.Units;
import dudao.inspection.programmes.Act;
import dudao.inspection.programmes.Desk;
import dudao.inspection.programmes.Sha256;
import dudao.inspection.programmes.Text;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
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
import java.net.URI;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/api/v1/recognition-files")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({"ESO", "INSPECTOR", "SUPERVISOR", "LEADER", "UNIT_HEAD", "UNIT_CLERK"})
@Tag(
        name = "Recognitions",
        description =
                "优质均衡、普及普惠县创建: criteria with thresholds, values by year with their source, application, recognition,"
                        + " loss of it")
class RecognitionResource {

    /** Only for the API description. */
    @Schema(name = "RecognitionPage")
    record FilePage(List<RecognitionFiles.RecognitionRow> items, String next) {}

    private final RecognitionFiles files;
    private final Units units;
    private final ObjectMapper json;
    private final Desk desk;

    RecognitionResource(RecognitionFiles files, Units units, ObjectMapper json, Desk desk) {
        this.files = files;
        this.units = units;
        this.json = json;
        this.desk = desk;
    }

    @POST
    @Idempotent
    @Transactional
    @RolesAllowed("ESO")
    @Operation(
            operationId = "openRecognitionFile",
            summary = "Opens a county's file with the criteria it is to reach",
            description = "A county has one file of a programme that is not over.")
    @APIResponse(
            responseCode = "201",
            description = "opened",
            content = @Content(schema = @Schema(implementation = RecognitionView.class)))
    public Response open(@NotNull @Valid RecognitionRequests.NewFile wanted) {
        wanted.mustBeSensible();
        desk.below(wanted.organizationId(), "COUNTY_BUREAU", "/organizationId");
        RecognitionFile file = RecognitionFile.open(wanted, desk.office(), desk.actor(), desk.now());
        files.persist(file);
        files.tell("opened", file);
        return shown(file, Response.created(URI.create("/api/v1/recognition-files/" + file.id)));
    }

    @GET
    @Transactional
    @Operation(
            operationId = "listRecognitionFiles",
            summary = "Counties against their thresholds (监测), newest file first")
    @APIResponse(
            responseCode = "200",
            description = "a page of files",
            content = @Content(schema = @Schema(implementation = FilePage.class)))
    public Response list(
            @QueryParam("programme") String programme,
            @QueryParam("state") String state,
            @BeanParam Paging paging,
            @Context UriInfo uri) {
        return files.list(programme, state, paging).response(uri);
    }

    @GET
    @Path("/{id}")
    @Transactional
    @Operation(operationId = "getRecognitionFile", summary = "One file: criteria, values, gaps, what was decided")
    @APIResponse(
            responseCode = "200",
            description = "the file",
            content = @Content(schema = @Schema(implementation = RecognitionView.class)))
    public Response get(@PathParam("id") UUID id) {
        return shown(files.get(id), Response.ok());
    }

    @POST
    @Path("/{id}/values")
    @Transactional
    @RolesAllowed("UNIT_HEAD")
    @Operation(
            operationId = "recordRecognitionValues",
            summary = "The county records values of criteria, each with year and source",
            description = "A value is never changed; the last one of the newest year counts.")
    @APIResponse(
            responseCode = "200",
            description = "recorded",
            content = @Content(schema = @Schema(implementation = RecognitionView.class)))
    public Response record(
            @PathParam("id") UUID id,
            @HeaderParam("If-Match") String ifMatch,
            @NotNull @Valid RecognitionRequests.Values wanted) {
        RecognitionFile file = files.toChange(id, ifMatch);
        units.mustBeOwn(file.organizationId);
        file.record(wanted.values(), desk.actor(), desk.now());
        return shown(file, Response.ok());
    }

    @POST
    @Path("/{id}/apply")
    @Transactional
    @RolesAllowed("UNIT_HEAD")
    @Operation(
            operationId = "applyForRecognition",
            summary = "The county applies (申报): what it applies with is frozen with its hash")
    @APIResponse(
            responseCode = "200",
            description = "applied",
            content = @Content(schema = @Schema(implementation = RecognitionView.class)))
    public Response apply(
            @PathParam("id") UUID id, @HeaderParam("If-Match") String ifMatch, @NotNull @Valid Text report) {
        RecognitionFile file = files.toChange(id, ifMatch);
        units.mustBeOwn(file.organizationId);
        file.state.after("apply");
        file.mustBeComplete();
        String frozen = written(RecognitionView.lines(file));
        file.apply(frozen, Sha256.of(frozen), Act.of("apply", report.text(), desk.actor(), desk.now()));
        files.tell("applied", file);
        return shown(file, Response.ok());
    }

    private String written(Object value) {
        try {
            return json.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private Response shown(RecognitionFile file, Response.ResponseBuilder answer) {
        files.flush();
        return ETags.tagged(answer, file)
                .entity(RecognitionView.of(file, desk.runs(file.officeId)))
                .build();
    }
}
