package dudao.inspection.inspections;

import dudao.inspection.timetable.Limit;
import dudao.inspection.timetable.Timetable;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/api/v1/inspections/{id}/deadlines")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({"ESO", "INSPECTOR", "SUPERVISOR", "REVIEWER", "LEADER", "ISSUER", "SYSTEM", "UNIT_HEAD", "UNIT_CLERK"})
@Tag(name = "Inspections")
class DeadlineResource {

    @Schema(name = "InspectionDeadlines")
    record Limits(List<Limit> items) {}

    private final Inspections inspections;
    private final Timetable timetable;

    DeadlineResource(Inspections inspections, Timetable timetable) {
        this.inspections = inspections;
        this.timetable = timetable;
    }

    @GET
    @Transactional
    @Operation(
            operationId = "listInspectionDeadlines",
            summary = "Every limit of an inspection with the rule and article it rests on",
            description = "Each clock runs by itself. A limit appears when the event happens from which it runs.")
    @APIResponse(responseCode = "200", description = "in the order of their last days")
    public Limits list(@PathParam("id") UUID id) {
        inspections.get(id);
        return new Limits(timetable.of(id));
    }
}
