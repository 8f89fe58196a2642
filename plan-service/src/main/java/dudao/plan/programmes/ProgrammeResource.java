package dudao.plan.programmes;

import dudao.commons.audit.AuditTrail;
import dudao.commons.http.ETags;
import dudao.commons.http.Page;
import dudao.commons.http.Paging;
import dudao.commons.idempotency.Idempotent;
import dudao.commons.identity.Caller;
import dudao.commons.identity.OrganizationTree;
import dudao.commons.problems.RuleViolation;
import dudao.plan.access.PlanAccess;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/api/v1/programmes")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({"ISSUER", "LEADER", "SUPERVISOR", "REVIEWER", "ESO", "INSPECTOR", "UNIT_HEAD", "UNIT_CLERK", "SYSTEM"})
@Tag(name = "Programmes", description = "三年行动计划 and their like: several years' plans carry out a slice each")
class ProgrammeResource {

    private static final String KIND = "programmes";

    private final Programmes programmes;
    private final Years years;
    private final PlanAccess plans;
    private final OrganizationTree organizations;
    private final AuditTrail trail;
    private final Caller caller;

    ProgrammeResource(
            Programmes programmes,
            Years years,
            PlanAccess plans,
            OrganizationTree organizations,
            AuditTrail trail,
            Caller caller) {
        this.programmes = programmes;
        this.years = years;
        this.plans = plans;
        this.organizations = organizations;
        this.trail = trail;
        this.caller = caller;
    }

    @Schema(name = "ProgrammePage")
    record ProgrammePage(List<Programme> items, String next) {}

    @GET
    @Transactional
    @Operation(
            operationId = "listProgrammes",
            summary = "Programmes of the caller's scope and of the organisations it stands under, newest first")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = ProgrammePage.class)))
    public Response list(
            @QueryParam("issuerId") UUID issuerId,
            @Parameter(description = "one of its years") @QueryParam("year") Integer year,
            @BeanParam Paging paging,
            @Context UriInfo uri) {
        Page<Programme> page = programmes.page(issuerId, year, paging, scope());
        return page.response(uri);
    }

    @POST
    @Idempotent
    @Transactional
    @RolesAllowed("ISSUER")
    @Operation(operationId = "createProgramme", summary = "A programme of the caller's own organisation")
    @APIResponse(responseCode = "201", content = @Content(schema = @Schema(implementation = Programme.class)))
    public Response create(@NotNull @Valid ProgrammeDraft draft) {
        UUID id = programmes.add(checked(draft), caller.organizationId());
        Programme made = programmes.get(id, scope());
        trail.changed(KIND, id, null, made);
        return ETags.tagged(Response.created(URI.create("/api/v1/programmes/" + id)), made)
                .entity(made)
                .build();
    }

    @GET
    @Path("/{id}")
    @Transactional
    @Operation(
            operationId = "getProgramme",
            summary = "A programme, the items of all years that point at it, and how far they have come together")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = ProgrammeProgress.class)))
    public Response get(@PathParam("id") UUID id) {
        ProgrammeProgress progress = years.of(programmes.get(id, scope()), plans.reader(caller));
        return ETags.tagged(Response.ok(progress), progress).build();
    }

    @PUT
    @Path("/{id}")
    @Transactional
    @RolesAllowed("ISSUER")
    @Operation(operationId = "changeProgramme", summary = "Replaces what a programme says, its totals included")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = Programme.class)))
    public Response change(
            @PathParam("id") UUID id,
            @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch,
            @NotNull @Valid ProgrammeDraft draft) {
        Programme before = forCommand(id, ifMatch);
        programmes.change(id, checked(draft));
        Programme after = programmes.get(id, scope());
        trail.changed(KIND, id, before, after);
        return ETags.tagged(Response.ok(after), after).build();
    }

    @DELETE
    @Path("/{id}")
    @Transactional
    @RolesAllowed("ISSUER")
    @Operation(operationId = "deleteProgramme", summary = "Takes away a programme no item points at")
    @APIResponse(responseCode = "204")
    public void delete(@PathParam("id") UUID id, @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch) {
        Programme before = forCommand(id, ifMatch);
        programmes.delete(id);
        trail.changed(KIND, id, before, null);
    }

    private Programme forCommand(UUID id, String ifMatch) {
        programmes.lock(id);
        Programme programme = programmes.get(id, scope());
        if (!programme.issuerId().equals(caller.organizationId())
                && !programme
                        .issuerId()
                        .equals(organizations.scopeOf(caller).home().id())) {
            throw RuleViolation.of("FORBIDDEN", "只有发布单位自己的人员可以办理本规划");
        }
        ETags.check(ifMatch, programme);
        return programme;
    }

    private static ProgrammeDraft checked(ProgrammeDraft draft) {
        if (draft.endsBeforeItBegins()) {
            throw RuleViolation.invalidField("/toYear", "终止年度应在起始年度之后的 20 年以内");
        }
        int repeated = draft.repeatedTarget();
        if (repeated >= 0) {
            throw RuleViolation.invalidField("/targets/" + repeated, "同一单位和对象的总目标只能有一个");
        }
        return draft;
    }

    private String[] scope() {
        return organizations.scopeOf(caller).paths();
    }
}
