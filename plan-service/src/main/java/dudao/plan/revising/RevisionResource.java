package dudao.plan.revising;

import com.fasterxml.jackson.databind.JsonNode;
import dudao.commons.audit.AuditTrail;
import dudao.commons.identity.Caller;
import dudao.plan.access.PlanAccess;
import dudao.plan.revising.difference.Difference;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/api/v1/plans/{id}/revisions")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({"ISSUER", "LEADER", "SUPERVISOR", "SYSTEM"})
@Tag(
        name = "Revisions",
        description = "What an issued plan said from one decision to the next; never changed, never deleted")
class RevisionResource {

    private final Revisions revisions;
    private final ChangeFinder changes;
    private final ReadableParts readable;
    private final PlanAccess plans;
    private final AuditTrail trail;
    private final Caller caller;

    RevisionResource(
            Revisions revisions,
            ChangeFinder changes,
            ReadableParts readable,
            PlanAccess plans,
            AuditTrail trail,
            Caller caller) {
        this.revisions = revisions;
        this.changes = changes;
        this.readable = readable;
        this.plans = plans;
        this.trail = trail;
        this.caller = caller;
    }

    @Schema(name = "RevisionList")
    record RevisionList(List<Revision> items) {}

    @Schema(name = "RevisionDiff")
    record RevisionDiff(int from, int to, List<Difference> items) {}

    @Schema(name = "RevisionContent")
    record RevisionContent(
            Revision revision,
            @Schema(description = "items of the snapshot the caller may not read, which are left out")
                    int withheldItems,
            @Schema(
                            type = SchemaType.OBJECT,
                            description = "data of the event that told it: plan.issued or plan.revised")
                    JsonNode snapshot) {}

    @GET
    @Transactional
    @Operation(operationId = "listRevisions", summary = "The revisions of a plan with what changed, oldest first")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = RevisionList.class)))
    public RevisionList list(@PathParam("id") UUID id) {
        Set<UUID> items = readableItems(id);
        return new RevisionList(revisions.of(id).stream()
                .map(revision -> ReadableParts.of(revision, items))
                .toList());
    }

    @GET
    @Path("/{n}")
    @Transactional
    @Operation(operationId = "getRevision", summary = "One revision with its whole content")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = RevisionContent.class)))
    public RevisionContent get(@PathParam("id") UUID id, @PathParam("n") int n) {
        Set<UUID> items = readableItems(id);
        Revision revision = revisions.get(id, n);
        JsonNode snapshot = readable.tree(revisions.snapshot(id, n));
        int withheld = ReadableParts.narrow(snapshot, items);
        if (snapshot.toString().contains("\"RESTRICTED\"")) {
            trail.read("plan-revisions", id);
        }
        return new RevisionContent(ReadableParts.of(revision, items), withheld, snapshot);
    }

    @GET
    @Path("/{n}/diff")
    @Transactional
    @Operation(
            operationId = "diffRevisions",
            summary = "What reads otherwise in a revision than in another one",
            description = "Computed from the two snapshots. `from` is `against`, `to` is the revision of the path.")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = RevisionDiff.class)))
    public RevisionDiff diff(
            @PathParam("id") UUID id, @PathParam("n") int n, @NotNull @QueryParam("against") Integer against) {
        Set<UUID> items = readableItems(id);
        List<Difference> all = changes.differences(revisions.snapshot(id, against), revisions.snapshot(id, n));
        return new RevisionDiff(against, n, ReadableParts.of(all, items));
    }

    /** Of a plan the caller may read. */
    private Set<UUID> readableItems(UUID planId) {
        Map<String, Object> reader = plans.reader(caller);
        return readable.items(plans.readable(planId, reader).id(), reader);
    }
}
