package dudao.inspection.archiving;

import dudao.commons.identity.Actor;
import dudao.commons.identity.Caller;
import dudao.inspection.inspections.ClosingCondition;
import dudao.inspection.inspections.Course;
import dudao.inspection.inspections.InspectionView;
import io.quarkus.arc.All;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The end of an inspection: what it consists of, each part with its hash (档案法实施条例 Arts 38 to 41). */
@Path("/api/v1/inspections")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Archive")
class ArchiveResource {

    private final Course course;
    private final Archives archives;
    private final List<ClosingCondition> conditions;
    private final Caller caller;

    ArchiveResource(Course course, Archives archives, @All List<ClosingCondition> conditions, Caller caller) {
        this.course = course;
        this.archives = archives;
        this.conditions = conditions;
        this.caller = caller;
    }

    @POST
    @Path("/{id}/archive")
    @Transactional
    @RolesAllowed("ESO")
    @Operation(
            operationId = "archiveInspection",
            summary = "Archives a closed inspection (归档); nothing changes after that")
    @APIResponse(
            responseCode = "200",
            description = "archived",
            content = @Content(schema = @Schema(implementation = InspectionView.class)))
    public Response archive(@PathParam("id") UUID id, @HeaderParam("If-Match") String ifMatch) {
        course.byOffice(id, ifMatch);
        course.archive(id);
        // What was closed may have been opened again by an objection of the public.
        conditions.forEach(condition -> condition.mustHold(id));
        archives.keep(id, Actor.of(caller), course.now());
        return course.tell("archived", id);
    }

    @GET
    @Path("/{id}/archive")
    @Transactional
    @RolesAllowed({"ESO", "INSPECTOR", "SUPERVISOR", "LEADER"})
    @Operation(operationId = "getInspectionArchive", summary = "The fixity list, every hash computed anew")
    @APIResponse(responseCode = "200", description = "the list")
    public Archive get(@PathParam("id") UUID id) {
        course.ofItsWork(id);
        return archives.of(id);
    }
}
