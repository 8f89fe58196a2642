package dudao.inspection.programmes.recognitions;

import dudao.commons.http.ETags;
import dudao.commons.problems.RuleViolation;
import dudao.inspection.access.Units;
import dudao.inspection.programmes.Act;
import dudao.inspection.programmes.Desk;
import dudao.inspection.programmes.Text;
import dudao.inspection.requests.Days;
import dudao.inspection.requests.Reason;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What the office that guides a county does in its file, and what the office above has decided. */
@Path("/api/v1/recognition-files")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Recognitions")
class RulingResource {

    private final RecognitionFiles files;
    private final Units units;
    private final Desk desk;

    RulingResource(RecognitionFiles files, Units units, Desk desk) {
        this.files = files;
        this.units = units;
        this.desk = desk;
    }

    @POST
    @Path("/{id}/return")
    @Transactional
    @RolesAllowed("ESO")
    @Operation(operationId = "returnRecognition", summary = "Sends an application back to the county")
    @APIResponse(
            responseCode = "200",
            description = "sent back",
            content = @Content(schema = @Schema(implementation = RecognitionView.class)))
    public Response sendBack(
            @PathParam("id") UUID id, @HeaderParam("If-Match") String ifMatch, @NotNull @Valid Reason why) {
        RecognitionFile file = byOffice(id, ifMatch);
        file.sendBack("return", act("return", why.reason()));
        files.tell("returned", file);
        return shown(file);
    }

    @POST
    @Path("/{id}/review")
    @Transactional
    @RolesAllowed("ESO")
    @Operation(
            operationId = "reviewRecognition",
            summary = "The office has checked the application (审核) and passes it up",
            description = "By nobody who recorded values or applied, or belongs to the county.")
    @APIResponse(
            responseCode = "200",
            description = "reviewed",
            content = @Content(schema = @Schema(implementation = RecognitionView.class)))
    public Response review(
            @PathParam("id") UUID id, @HeaderParam("If-Match") String ifMatch, @NotNull @Valid Text found) {
        RecognitionFile file = byOffice(id, ifMatch);
        file.review(act("review", found.text()));
        return shown(file);
    }

    @POST
    @Path("/{id}/recognise")
    @Transactional
    @RolesAllowed("LEADER")
    @Operation(
            operationId = "recognise",
            summary = "The office above has recognised the county (认定), by its document",
            description = "Recorded by nobody who applied or reviewed.")
    @APIResponse(
            responseCode = "200",
            description = "recognised",
            content = @Content(schema = @Schema(implementation = RecognitionView.class)))
    public Response recognise(
            @PathParam("id") UUID id,
            @HeaderParam("If-Match") String ifMatch,
            @NotNull @Valid RecognitionRequests.Ruling ruling) {
        return ruled("recognise", "recognised", byOffice(id, ifMatch), ruling);
    }

    @POST
    @Path("/{id}/refuse")
    @Transactional
    @RolesAllowed("LEADER")
    @Operation(
            operationId = "refuseRecognition",
            summary = "The office above has not recognised the county; it goes on")
    @APIResponse(
            responseCode = "200",
            description = "refused",
            content = @Content(schema = @Schema(implementation = RecognitionView.class)))
    public Response refuse(
            @PathParam("id") UUID id, @HeaderParam("If-Match") String ifMatch, @NotNull @Valid Reason why) {
        RecognitionFile file = byOffice(id, ifMatch);
        file.sendBack("refuse", act("refuse", why.reason()));
        files.tell("refused", file);
        return shown(file);
    }

    @POST
    @Path("/{id}/revoke")
    @Transactional
    @RolesAllowed("LEADER")
    @Operation(
            operationId = "revokeRecognition",
            summary = "The recognition is lost (取消认定), by the document of who took it")
    @APIResponse(
            responseCode = "200",
            description = "lost",
            content = @Content(schema = @Schema(implementation = RecognitionView.class)))
    public Response revoke(
            @PathParam("id") UUID id,
            @HeaderParam("If-Match") String ifMatch,
            @NotNull @Valid RecognitionRequests.Ruling ruling) {
        return ruled("revoke", "lost", byOffice(id, ifMatch), ruling);
    }

    private Response ruled(String command, String fact, RecognitionFile file, RecognitionRequests.Ruling ruling) {
        Days.plausible("/decidedOn", ruling.decidedOn());
        if (ruling.decidedOn().isAfter(desk.today())) {
            throw RuleViolation.invalidField("/decidedOn", "不能晚于今天");
        }
        String text = ruling.decidedBy().strip() + " " + ruling.documentNumber().strip() + "\n" + ruling.text();
        file.rule(command, ruling, act(command, text));
        files.tell(fact, file);
        return shown(file);
    }

    private Act act(String command, String text) {
        return Act.of(command, text, desk.actor(), desk.now());
    }

    private RecognitionFile byOffice(UUID id, String ifMatch) {
        RecognitionFile file = files.toChange(id, ifMatch);
        desk.mustRun(file.officeId);
        units.mustBeIndependentOf(file.organizationId);
        return file;
    }

    private Response shown(RecognitionFile file) {
        files.flush();
        return ETags.tagged(Response.ok(RecognitionView.of(file, true)), file).build();
    }
}
