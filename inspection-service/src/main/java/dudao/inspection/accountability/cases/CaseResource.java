package dudao.inspection.accountability.cases;

import dudao.commons.audit.AuditTrail;
import dudao.commons.http.Paging;
import dudao.commons.idempotency.Idempotent;
import dudao.commons.identity.Actor;
import dudao.commons.identity.Caller;
import dudao.commons.identity.OrganizationTree;
import dudao.commons.identity.OrganizationTree.Node;
import dudao.commons.problems.RuleViolation;
import dudao.inspection.accountability.catalogue.Catalogue;
import dudao.inspection.accountability.catalogue.Edition;
import dudao.inspection.accountability.catalogue.ObjectKind;
import dudao.inspection.accountability.limits.CaseLimits;
import dudao.inspection.inspections.Course;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
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

@Path("/api/v1/accountability-cases")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Accountability", description = "问责: candidates are raised or proposed, persons decide; nothing is public")
class CaseResource {

    /** Only for the API description. */
    @Schema(name = "AccountabilityPage")
    record CasePage(List<CaseRow> items, String next) {}

    private final Cases cases;
    private final CaseDesk desk;
    private final CaseAnswers answers;
    private final CaseLimits limits;
    private final Catalogue catalogue;
    private final Course course;
    private final OrganizationTree tree;
    private final AuditTrail trail;
    private final Caller caller;

    CaseResource(
            Cases cases,
            CaseDesk desk,
            CaseAnswers answers,
            CaseLimits limits,
            Catalogue catalogue,
            Course course,
            OrganizationTree tree,
            AuditTrail trail,
            Caller caller) {
        this.cases = cases;
        this.desk = desk;
        this.answers = answers;
        this.limits = limits;
        this.catalogue = catalogue;
        this.course = course;
        this.tree = tree;
        this.trail = trail;
        this.caller = caller;
    }

    @POST
    @Idempotent
    @Transactional
    @RolesAllowed("ESO")
    @Operation(
            operationId = "proposeAccountability",
            summary = "An office proposes that somebody below it be held to account",
            description = "Of one's own body the office above does that.")
    @APIResponse(
            responseCode = "201",
            description = "a candidate",
            content = @Content(schema = @Schema(implementation = CaseView.class)))
    public Response propose(@NotNull @Valid NewCase wanted) {
        Node unit = tree.find(wanted.organizationId())
                .orElseThrow(() -> RuleViolation.of("UNKNOWN_ORGANIZATION", "机构不存在或不在管辖范围内")
                        .at("/organizationId", "未知机构"));
        desk.mustStandAbove(unit, wanted.objectKind() == ObjectKind.INSPECTOR);
        wanted.mustFit(ObjectKind.ofUnit(unit.kind()));
        Edition edition = catalogue.at(desk.today());
        edition.ground(wanted.ground(), wanted.objectKind(), "/ground");
        if (wanted.inspectionId() != null) {
            course.seen(wanted.inspectionId());
        }
        AccountabilityCase held = AccountabilityCase.propose(
                wanted, caller.organizationId(), edition.version(), Actor.of(caller), desk.now());
        held.mustNotBeAgainst(Actor.of(caller).people());
        cases.persistAndFlush(held);
        if (held.inspectionId != null) {
            limits.startFromLetter(held.id, held.inspectionId);
        }
        return answers.of(held, Response.created(URI.create("/api/v1/accountability-cases/" + held.id)));
    }

    @GET
    @Transactional
    @RolesAllowed({"ESO", "INSPECTOR", "SUPERVISOR", "REVIEWER", "LEADER", "ISSUER", "UNIT_HEAD", "UNIT_CLERK"})
    @Operation(operationId = "listAccountabilityCases", summary = "Cases the caller may read, newest first")
    @APIResponse(
            responseCode = "200",
            description = "a page of cases, without persons",
            content = @Content(schema = @Schema(implementation = CasePage.class)))
    public Response list(
            @QueryParam("state") String state,
            @QueryParam("organizationId") String organizationId,
            @BeanParam Paging paging,
            @Context UriInfo uri) {
        trail.read("accountability-cases", null);
        return cases.list(state, organizationId, paging).response(uri);
    }

    @GET
    @Path("/{id}")
    @Transactional
    @RolesAllowed({"ESO", "INSPECTOR", "SUPERVISOR", "REVIEWER", "LEADER", "ISSUER", "UNIT_HEAD", "UNIT_CLERK"})
    @Operation(
            operationId = "getAccountabilityCase",
            summary = "One case",
            description = "Its object reads it from the notice on, and of its steps what it was told and said.")
    @APIResponse(
            responseCode = "200",
            description = "the case",
            content = @Content(schema = @Schema(implementation = CaseView.class)))
    public Response get(@PathParam("id") UUID id) {
        return answers.read(cases.get(id));
    }
}
