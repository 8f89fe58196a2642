package dudao.task.assigning;

import dudao.commons.idempotency.Idempotent;
import dudao.commons.identity.Caller;
import dudao.task.jobs.JobView;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/api/v1/assignments")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Assignments", description = "From a measure to one task for each of its units")
class AssignmentResource {

    private final Assigning assigning;
    private final Caller caller;

    AssignmentResource(Assigning assigning, Caller caller) {
        this.assigning = assigning;
        this.caller = caller;
    }

    @POST
    @RolesAllowed("SUPERVISOR")
    @Idempotent
    @Transactional
    @Operation(
            operationId = "assignMeasure",
            summary = "Makes one task for each unit of a measure",
            description = "A unit that has a task for the measure already is skipped, so that nobody is asked twice. "
                    + "With dryRun=true nothing is written and the answer says what would be.")
    @APIResponse(
            responseCode = "202",
            description = "the job; with more than 20,000 units it is still RUNNING",
            content = @Content(schema = @Schema(implementation = JobView.class)))
    @APIResponse(
            responseCode = "200",
            description = "of a dry run",
            content = @Content(schema = @Schema(implementation = AssignmentPreview.class)))
    public Response assign(
            @Valid @NotNull NewAssignment wanted,
            @Parameter(description = "only say what would be done")
                    @Schema(type = SchemaType.BOOLEAN)
                    @QueryParam("dryRun")
                    @DefaultValue("false")
                    @Pattern(regexp = "true|false")
                    String dryRun) {
        return Boolean.parseBoolean(dryRun)
                ? Response.ok(assigning.preview(wanted, caller)).build()
                : assigning.assign(wanted, caller).accepted();
    }
}
