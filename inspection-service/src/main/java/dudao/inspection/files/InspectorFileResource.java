package dudao.inspection.files;

import dudao.commons.audit.AuditTrail;
import dudao.commons.idempotency.Idempotent;
import dudao.commons.identity.Actor;
import dudao.commons.identity.Caller;
import dudao.inspection.inspectors.Register;
import dudao.inspection.requests.Days;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Clock;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** 督学档案: what qualifies an inspector, what was learnt, how the work was judged, and what was done. */
@Path("/api/v1/inspectors")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed("ESO")
@Tag(name = "Inspectors")
class InspectorFileResource {

    private final InspectorFiles files;
    private final Register register;
    private final AuditTrail trail;
    private final Caller caller;
    private final Clock clock;

    InspectorFileResource(InspectorFiles files, Register register, AuditTrail trail, Caller caller, Clock clock) {
        this.files = files;
        this.register = register;
        this.trail = trail;
        this.caller = caller;
        this.clock = clock;
    }

    @GET
    @Path("/{id}/file")
    @Transactional
    @Operation(
            operationId = "getInspectorFile",
            summary = "Terms, qualifications, training, assessments and counts of one inspector",
            description =
                    "Each reading is recorded. Counts are no ranking: they say what was done, not how often somebody"
                            + " was logged in.")
    @APIResponse(
            responseCode = "200",
            description = "the file",
            content = @Content(schema = @Schema(implementation = InspectorFile.class)))
    public InspectorFile file(@PathParam("id") UUID id) {
        register.get(id);
        trail.read("INSPECTOR_FILE", id);
        return files.of(id);
    }

    @POST
    @Path("/{id}/records")
    @Idempotent
    @Transactional
    @Operation(
            operationId = "recordInInspectorFile",
            summary = "Adds a qualification with its basis, a training or an assessment")
    @APIResponse(
            responseCode = "201",
            description = "recorded",
            content = @Content(schema = @Schema(implementation = InspectorFile.FileRecord.class)))
    public Response record(@PathParam("id") UUID id, @NotNull @Valid NewRecord wanted) {
        register.get(id);
        Days.plausible("/heldOn", wanted.heldOn());
        InspectorFile.FileRecord record = files.add(id, wanted, Actor.of(caller), clock.instant());
        trail.changed("InspectorRecord", record.id(), null, record);
        return Response.created(URI.create("/api/v1/inspectors/" + id + "/file"))
                .entity(record)
                .build();
    }
}
