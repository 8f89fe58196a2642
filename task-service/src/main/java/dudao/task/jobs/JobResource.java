package dudao.task.jobs;

import dudao.commons.http.Page;
import dudao.commons.http.Paging;
import dudao.commons.identity.Caller;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/api/v1/jobs/{id}")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({"SUPERVISOR", "SYSADMIN"})
@Tag(
        name = "Jobs",
        description = "What became of bulk work: imports for the administrator, assignments for supervision")
class JobResource {

    record JobRowPage(List<JobRow> items, String next) {}

    private final Jobs jobs;
    private final RunningJobs running;
    private final Caller caller;

    JobResource(Jobs jobs, RunningJobs running, Caller caller) {
        this.jobs = jobs;
        this.running = running;
        this.caller = caller;
    }

    @GET
    @Transactional
    @Operation(operationId = "getJob", summary = "State and counts of a job")
    @APIResponse(responseCode = "200", description = "the job")
    public JobView get(@PathParam("id") UUID id) {
        return jobs.get(id, caller);
    }

    @GET
    @Path("/rows")
    @Transactional
    @Operation(operationId = "listJobRows", summary = "Errors by line and column, then what was done and skipped")
    @APIResponse(
            responseCode = "200",
            description = "one page",
            content = @Content(schema = @Schema(implementation = JobRowPage.class)))
    public Response rows(@PathParam("id") UUID id, @BeanParam Paging paging, @Context UriInfo uri) {
        Page<JobRow> page = jobs.rows(id, paging, caller);
        return page.response(uri);
    }

    @POST
    @Path("/cancel")
    @Transactional
    @Operation(operationId = "cancelJob", summary = "Stops a running job; a finished one cannot be cancelled")
    @APIResponse(responseCode = "200", description = "the cancelled job")
    @APIResponse(responseCode = "409", description = "ILLEGAL_TRANSITION: it has finished")
    public JobView cancel(@PathParam("id") UUID id) {
        return running.cancel(id, caller);
    }
}
