package dudao.task.suspensions;

import dudao.commons.audit.AuditTrail;
import dudao.commons.data.Ids;
import dudao.commons.http.ETags;
import dudao.commons.idempotency.Idempotent;
import dudao.commons.identity.Caller;
import dudao.commons.identity.OrganizationTree;
import dudao.commons.identity.Scope;
import dudao.commons.problems.RuleViolation;
import dudao.task.jobs.JobKind;
import dudao.task.jobs.JobView;
import dudao.task.jobs.RunningJobs;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/api/v1/suspensions")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RolesAllowed("SUPERVISOR")
@Tag(name = "Suspensions")
class BulkSuspensionResource {

    @Schema(name = "BulkSuspensionPreview")
    record Preview(
            @Schema(description = "open tasks that would be suspended") int suspended,
            @Schema(
                            description = "open tasks that cannot be: not signed for, objected to, handed in, suspended"
                                    + " already, with a statutory limit, or the caller's own unit's")
                    int skipped) {}

    @Schema(name = "BulkSuspensionUndo")
    record Undo(@NotBlank @Size(max = 1000) String reason) {}

    private final BulkSuspensions suspensions;
    private final RunningJobs jobs;
    private final OrganizationTree tree;
    private final Caller caller;
    private final AuditTrail trail;

    BulkSuspensionResource(
            BulkSuspensions suspensions, RunningJobs jobs, OrganizationTree tree, Caller caller, AuditTrail trail) {
        this.suspensions = suspensions;
        this.jobs = jobs;
        this.tree = tree;
        this.caller = caller;
        this.trail = trail;
    }

    @POST
    @Idempotent
    @Transactional
    @Operation(
            operationId = "suspendTasks",
            summary = "批量中止: stops the clocks of many units by one act",
            description = "For what strikes many at once. The job suspends task after task, goes on after a restart and"
                    + " tells how far it is. With dryRun=true nothing is written.")
    @APIResponse(
            responseCode = "202",
            description = "the job, running",
            content = @Content(schema = @Schema(implementation = JobView.class)))
    @APIResponse(
            responseCode = "200",
            description = "of a dry run",
            content = @Content(schema = @Schema(implementation = Preview.class)))
    public Response suspend(
            @NotNull @Valid NewBulkSuspension wanted,
            @Parameter(description = "only say what would be done")
                    @Schema(type = SchemaType.BOOLEAN)
                    @QueryParam("dryRun")
                    @DefaultValue("false")
                    @Pattern(regexp = "true|false")
                    String dryRun) {
        wanted.check(suspensions.today());
        Scope under = wanted.under() == null ? tree.scopeOf(caller) : Scope.of(tree.inScope(wanted.under(), caller));
        if (Boolean.parseBoolean(dryRun)) {
            Map<Boolean, Integer> counts = suspensions.count(wanted, under, caller);
            return Response.ok(new Preview(counts.getOrDefault(true, 0), counts.getOrDefault(false, 0)))
                    .build();
        }
        UUID id = Ids.next();
        int total = suspensions.add(id, wanted, under, caller);
        if (total == 0) {
            throw RuleViolation.of("AUDIENCE_EMPTY", "按给出的范围没有可以中止的任务");
        }
        trail.changed("suspensions", id, null, wanted);
        return jobs.begin(id, JobKind.SUSPENSION, total, caller).accepted();
    }

    @GET
    @Path("/{id}")
    @Transactional
    @Operation(operationId = "getBulkSuspension", summary = "One act that suspended many, and how far it is")
    @APIResponse(
            responseCode = "200",
            description = "the act",
            content = @Content(schema = @Schema(implementation = BulkSuspension.class)))
    public Response get(@PathParam("id") UUID id) {
        return answer(id);
    }

    @POST
    @Path("/{id}/undo")
    @Transactional
    @Operation(
            operationId = "undoBulkSuspension",
            summary = "撤回: what is suspended by it goes on, what was still to be is not",
            description =
                    "The days until then are given back: no unit loses what it was told. `resumed` tells how far it"
                            + " is.")
    @APIResponse(
            responseCode = "202",
            description = "the act; its tasks go on within seconds",
            content = @Content(schema = @Schema(implementation = BulkSuspension.class)))
    public Response undo(@PathParam("id") UUID id, @HeaderParam("If-Match") String ifMatch, @NotNull @Valid Undo why) {
        suspensions.lock(id);
        BulkSuspension act = suspensions.get(id, tree.scopeOf(caller));
        ETags.check(ifMatch, act);
        if (act.undoneAt() != null) {
            throw RuleViolation.illegalTransition("UNDONE", "undo", List.of());
        }
        suspensions.undo(id, why.reason(), caller);
        trail.changed("suspensions", id, act, why);
        BulkSuspension undone = suspensions.get(id, tree.scopeOf(caller));
        return ETags.tagged(Response.accepted(undone), undone).build();
    }

    private Response answer(UUID id) {
        BulkSuspension act = suspensions.get(id, tree.scopeOf(caller));
        return ETags.tagged(Response.ok(act), act).build();
    }
}
