package dudao.task.reporting;

import dudao.commons.http.ETags;
import dudao.commons.http.Page;
import dudao.commons.http.Paging;
import dudao.commons.idempotency.Idempotent;
import dudao.task.tasks.Tasks;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
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

@Path("/api/v1/tasks")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "Reports", description = "反馈: what the unit has done since its last report")
class ReportResource {

    @Schema(name = "ReportPage")
    record ReportPage(List<Report> items, String next) {}

    private final Reporting reporting;
    private final Reports reports;
    private final Tasks tasks;

    ReportResource(Reporting reporting, Reports reports, Tasks tasks) {
        this.reporting = reporting;
        this.reports = reports;
        this.tasks = tasks;
    }

    @POST
    @Path("/{id}/reports")
    @RolesAllowed({"UNIT_HEAD", "UNIT_CLERK", "SYSTEM"})
    @Idempotent
    @Transactional
    @Operation(
            operationId = "reportProgress",
            summary = "Reports progress on a task in work",
            description =
                    "`If-Match` may be left out; when it is sent it is checked. A report cannot be changed; another"
                            + " one that `corrects` it takes its place, and both stay. What the checks find strange stands"
                            + " in `warnings` and stops nothing.")
    @APIResponse(
            responseCode = "201",
            description = "the report",
            content = @Content(schema = @Schema(implementation = Report.class)))
    public Response report(
            @PathParam("id") UUID taskId, @HeaderParam("If-Match") String ifMatch, @NotNull @Valid NewReport wanted) {
        Report report = reporting.report(taskId, ifMatch, wanted);
        URI location = URI.create("/api/v1/tasks/" + taskId + "/reports/" + report.id());
        return ETags.tagged(Response.created(location).entity(report), report).build();
    }

    @GET
    @Path("/{id}/reports")
    @RolesAllowed({"ISSUER", "LEADER", "SUPERVISOR", "REVIEWER", "ESO", "INSPECTOR", "UNIT_HEAD", "UNIT_CLERK", "SYSTEM"
    })
    @Transactional
    @Operation(operationId = "listReports", summary = "A task's reports, oldest first")
    @APIResponse(
            responseCode = "200",
            description = "one page",
            content = @Content(schema = @Schema(implementation = ReportPage.class)))
    public Response list(@PathParam("id") UUID taskId, @BeanParam Paging paging, @Context UriInfo uri) {
        tasks.get(taskId);
        Page<Report> page = reports.list(taskId, paging);
        return page.response(uri);
    }

    @GET
    @Path("/{id}/reports/{reportId}")
    @RolesAllowed({"ISSUER", "LEADER", "SUPERVISOR", "REVIEWER", "ESO", "INSPECTOR", "UNIT_HEAD", "UNIT_CLERK", "SYSTEM"
    })
    @Transactional
    @Operation(operationId = "getReport", summary = "One report")
    @APIResponse(
            responseCode = "200",
            description = "the report",
            content = @Content(schema = @Schema(implementation = Report.class)))
    public Response get(@PathParam("id") UUID taskId, @PathParam("reportId") UUID id) {
        tasks.get(taskId);
        Report report = reports.get(taskId, id);
        return ETags.tagged(Response.ok(report), report).build();
    }
}
