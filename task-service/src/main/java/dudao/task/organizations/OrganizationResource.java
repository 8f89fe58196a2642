package dudao.task.organizations;

import dudao.commons.audit.AuditTrail;
import dudao.commons.data.Ids;
import dudao.commons.http.ETags;
import dudao.commons.http.Paging;
import dudao.commons.idempotency.Idempotent;
import dudao.commons.identity.Caller;
import dudao.commons.identity.OrganizationTree;
import dudao.commons.problems.RuleViolation;
import dudao.commons.time.Clocks;
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
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/api/v1/organizations")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({
    "ISSUER",
    "LEADER",
    "SUPERVISOR",
    "REVIEWER",
    "ESO",
    "INSPECTOR",
    "UNIT_HEAD",
    "UNIT_CLERK",
    "SYSTEM",
    "SYSADMIN"
})
@Tag(
        name = "Organizations",
        description = "The tree of bureaux, offices and schools; a caller sees what stands below it")
class OrganizationResource {

    record OrganizationPage(List<OrganizationView> items, String next) {}

    private final Organizations organizations;
    private final OrganizationTree tree;
    private final Caller caller;
    private final Clock clock;
    private final AuditTrail trail;

    OrganizationResource(
            Organizations organizations, OrganizationTree tree, Caller caller, Clock clock, AuditTrail trail) {
        this.organizations = organizations;
        this.tree = tree;
        this.caller = caller;
        this.clock = clock;
        this.trail = trail;
    }

    @GET
    @Transactional
    @Operation(operationId = "listOrganizations", summary = "Organisations, parents before what stands under them")
    @APIResponse(
            responseCode = "200",
            description = "one page",
            content = @Content(schema = @Schema(implementation = OrganizationPage.class)))
    public Response list(@Valid @BeanParam OrganizationFilter filter, @BeanParam Paging paging, @Context UriInfo uri) {
        String[] scope = scope();
        String[] narrowed = filter.under == null
                ? scope
                : new String[] {organizations.get(filter.under, scope).path()};
        return organizations
                .list(filter, narrowed, paging)
                .map(OrganizationView::of)
                .response(uri);
    }

    @GET
    @Path("/{id}")
    @Transactional
    @Operation(operationId = "getOrganization", summary = "One organisation")
    @APIResponse(
            responseCode = "200",
            description = "the organisation",
            content = @Content(schema = @Schema(implementation = OrganizationView.class)))
    public Response get(@PathParam("id") UUID id) {
        return answer(Response.ok(), organizations.get(id, scope()));
    }

    @GET
    @Path("/by-code/{scheme}/{value}")
    @Transactional
    @Operation(operationId = "getOrganizationByCode", summary = "The organisation that has an official code")
    @APIResponse(
            responseCode = "200",
            description = "the organisation",
            content = @Content(schema = @Schema(implementation = OrganizationView.class)))
    public Response byCode(
            @Parameter(description = "GB2260, SCHOOL or USCC") @PathParam("scheme") String scheme,
            @PathParam("value") String value,
            @Parameter(description = "a date or a moment. Codes have no history yet, so it changes nothing")
                    @QueryParam("asOf")
                    String asOf) {
        Clocks.asOf(asOf, clock);
        CodeScheme known = CodeScheme.of(scheme).orElseThrow(() -> RuleViolation.notFound("代码体系", scheme));
        return answer(Response.ok(), organizations.byCode(known, value, scope()));
    }

    @POST
    @RolesAllowed("SYSADMIN")
    @Idempotent
    @Transactional
    @Operation(operationId = "registerOrganization", summary = "Registers an organisation")
    @APIResponse(
            responseCode = "201",
            description = "the organisation",
            content = @Content(schema = @Schema(implementation = OrganizationView.class)))
    public Response register(@Valid @NotNull NewOrganization wanted) {
        Organization.Facts facts = wanted.facts();
        organizations.lock();
        Organization organization = Organization.place(Ids.next(), facts, parent(wanted), 0);
        organizations.save(List.of(organization), null);
        trail.changed("organizations", organization.id(), null, organization);
        return answer(Response.created(URI.create("/api/v1/organizations/" + organization.id())), organization);
    }

    private Organization parent(NewOrganization wanted) {
        if (wanted.parentId() == null && !wanted.kind().needsParent()) {
            return null;
        }
        if (wanted.parentId() == null) {
            throw RuleViolation.invalidField("/parentId", wanted.kind() + " 要有上级机构");
        }
        return organizations
                .find(wanted.parentId())
                .filter(parent -> wanted.kind().mayStandUnder(parent.facts().kind()))
                .orElseThrow(() -> RuleViolation.of("PARENT_NOT_ALLOWED", wanted.kind() + " 不能属于该机构,或该机构不存在")
                        .at("/parentId", "不能作为上级机构"));
    }

    private static Response answer(Response.ResponseBuilder response, Organization organization) {
        return ETags.tagged(response.entity(OrganizationView.of(organization)), organization)
                .build();
    }

    /** The administrator of the system sees all organisations: they are no business data. */
    private String[] scope() {
        return caller.hasRole("SYSADMIN")
                ? Organizations.EVERYWHERE
                : tree.scopeOf(caller).paths();
    }
}
