package dudao.plan.archiving;

import dudao.commons.audit.AuditTrail;
import dudao.commons.identity.Caller;
import dudao.commons.problems.RuleViolation;
import dudao.plan.access.PlanAccess;
import dudao.plan.access.PlanHead;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/api/v1")
@RolesAllowed({"ISSUER", "LEADER", "SUPERVISOR", "SYSTEM"})
@Tag(name = "Archives", description = "The files of a plan that is over (归档), built once and never changed")
class ArchiveResource {

    private final Archives archives;
    private final PlanAccess plans;
    private final AuditTrail trail;
    private final Caller caller;

    ArchiveResource(Archives archives, PlanAccess plans, AuditTrail trail, Caller caller) {
        this.archives = archives;
        this.plans = plans;
        this.trail = trail;
        this.caller = caller;
    }

    @GET
    @Path("/plans/{id}/archive")
    @Transactional
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "getPlanArchive",
            summary = "The fixity list of an archived plan, checked against what is kept",
            description =
                    "For the house that issued the plan and those above it: the files count the work of all units."
                            + " 404 before the plan is archived.")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = Archive.class)))
    public Archive get(@PathParam("id") UUID id) {
        plans.readable(id, caller);
        return archives.verified(archives.get(id));
    }

    @GET
    @Path("/plans/{id}/archive/package")
    @Transactional
    @Produces("application/zip")
    @Operation(
            operationId = "getPlanArchivePackage",
            summary = "The package itself: revisions, timeline, figures at the end, manifest.json",
            description = "The same bytes every time. With restricted contents only for those who drafted and approved"
                    + " the plan: 403 for others.")
    @APIResponse(
            responseCode = "200",
            content =
                    @Content(
                            mediaType = "application/zip",
                            schema = @Schema(type = SchemaType.STRING, format = "binary")))
    @APIResponse(responseCode = "304", description = "with `If-None-Match`: it never changes")
    public Response download(@PathParam("id") UUID id, @Context Request request) {
        PlanHead plan = plans.readable(id, caller);
        Archives.Kept kept = archives.get(id);
        if (kept.restricted()) {
            requireMaker(plan);
            trail.read("plan-archives", id);
        }
        EntityTag tag = new EntityTag(kept.sha256());
        Response.ResponseBuilder known = request.evaluatePreconditions(tag);
        return (known == null ? Response.ok(kept.content()) : known)
                .tag(tag)
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"plan-" + id + ".zip\"")
                .build();
    }

    private void requireMaker(PlanHead plan) {
        if (!caller.hasRole("ISSUER", "LEADER")) {
            throw RuleViolation.of("FORBIDDEN", "档案含限制知悉的内容,只有拟稿和审定的人员可以取用");
        }
        plans.requireIssuer(plan, caller);
    }
}
