package dudao.plan.progress.history;

import dudao.commons.audit.AuditTrail;
import dudao.commons.identity.Scope;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jdbi.v3.core.Jdbi;

/** Counts anew what is kept. The histories are the truth, so nothing is lost by it, and nothing is by doing it twice. */
@Path("/api/v1/progress")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed("SYSADMIN")
@Tag(name = "Progress")
class RebuildResource {

    @Schema(name = "ProgressRebuild")
    record Rebuilt(
            @Schema(description = "plans that have tasks; each was counted anew") int plans,
            @Schema(description = "of these, whose kept figures had not been what their history says; usually none")
                    List<UUID> drifted) {}

    private record Recounted(UUID planId, boolean drifted) {}

    private final Jdbi jdbi;
    private final AuditTrail audit;

    RebuildResource(Jdbi jdbi, AuditTrail audit) {
        this.jdbi = jdbi;
        this.audit = audit;
    }

    @POST
    @Path("/rebuild")
    @Transactional
    @Operation(
            operationId = "rebuildProgress",
            summary = "Counts the figures of the present anew from the histories, and names the plans that had drifted")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = Rebuilt.class)))
    public Rebuilt rebuild() {
        List<Recounted> recounted = jdbi.withHandle(handle -> {
            Scope.everything(handle);
            return handle.createQuery(
                            """
                            select plan_id, recount(plan_id) drifted
                            from (select distinct plan_id from task_state order by plan_id) known""")
                    .map((row, context) -> new Recounted(row.getObject(1, UUID.class), row.getBoolean(2)))
                    .list();
        });
        List<UUID> drifted = recounted.stream()
                .filter(Recounted::drifted)
                .map(Recounted::planId)
                .toList();
        audit.because("重新统计%d个计划,其中%d个与历史不符".formatted(recounted.size(), drifted.size()));
        return new Rebuilt(recounted.size(), drifted);
    }
}
