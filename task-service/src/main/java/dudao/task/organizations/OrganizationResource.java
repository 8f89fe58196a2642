package dudao.task.organizations;

import dudao.commons.audit.AuditTrail;
import dudao.commons.data.Ids;
import dudao.commons.http.ETags;
import dudao.commons.http.Paging;
import dudao.commons.idempotency.Idempotent;
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
import java.time.LocalDate;
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
    private final Codes codes;
    private final Sight sight;
    private final Clock clock;
    private final AuditTrail trail;

    OrganizationResource(Organizations organizations, Codes codes, Sight sight, Clock clock, AuditTrail trail) {
        this.organizations = organizations;
        this.codes = codes;
        this.sight = sight;
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
        String[] scope = sight.paths();
        LocalDate on = day(filter.asOf);
        if (on == null) {
            String[] narrowed = filter.under == null ? scope : path(organizations.get(filter.under, scope));
            return organizations
                    .list(filter, narrowed, paging)
                    .map(OrganizationView::of)
                    .response(uri);
        }
        String[] under =
                filter.under == null ? Organizations.EVERYWHERE : path(organizations.get(filter.under, on, scope));
        return organizations
                .list(filter, on, under, scope, paging)
                .map(OrganizationView::of)
                .response(uri);
    }

    private static String[] path(Organization root) {
        return new String[] {root.path()};
    }

    /** Null for what is now. */
    private LocalDate day(String asOf) {
        return asOf == null ? null : Clocks.lastDayOf(Clocks.asOf(asOf, clock));
    }

    @GET
    @Path("/{id}")
    @Transactional
    @Operation(operationId = "getOrganization", summary = "One organisation")
    @APIResponse(
            responseCode = "200",
            description = "the organisation",
            content = @Content(schema = @Schema(implementation = OrganizationView.class)))
    public Response get(
            @PathParam("id") UUID id,
            @Parameter(description = "a date, which means its 24:00, or a moment: as it was then, 404 when it was not")
                    @QueryParam("asOf")
                    String asOf) {
        LocalDate on = day(asOf);
        return answer(
                Response.ok(),
                on == null ? organizations.get(id, sight.paths()) : organizations.get(id, on, sight.paths()));
    }

    @GET
    @Path("/by-code/{scheme}/{value}")
    @Transactional
    @Operation(
            operationId = "getOrganizationByCode",
            summary = "The organisation that has an official code, or had it then")
    @APIResponse(
            responseCode = "200",
            description = "the organisation",
            content = @Content(schema = @Schema(implementation = OrganizationView.class)))
    public Response byCode(
            @Parameter(description = "GB2260, SCHOOL or USCC") @PathParam("scheme") String scheme,
            @PathParam("value") String value,
            @Parameter(
                            description =
                                    "a date, which means its 24:00, or a moment: who had the code then; today unless"
                                            + " told")
                    @QueryParam("asOf")
                    String asOf) {
        LocalDate on = day(asOf);
        CodeScheme known = CodeScheme.of(scheme).orElseThrow(() -> RuleViolation.notFound("代码体系", scheme));
        return answer(
                Response.ok(),
                on == null
                        ? organizations.byCode(known, value, sight.paths())
                        : organizations.byCode(known, value, on, sight.paths()));
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
        wanted.facts();
        organizations.lock();
        Organization organization = wanted.at(Ids.next(), parent(wanted), organizations.today());
        if (organization.code() != null) {
            DatedCode code = new DatedCode(wanted.codeScheme(), organization.code(), organizations.today(), null);
            codes.mustBeFree(code, organization.id(), "/code");
        }
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
                .filter(parent -> !parent.isClosed())
                .filter(parent -> wanted.kind().mayStandUnder(parent.facts().kind()))
                .orElseThrow(() -> RuleViolation.of("PARENT_NOT_ALLOWED", wanted.kind() + " 不能属于该机构,或该机构不存在")
                        .at("/parentId", "不能作为上级机构"));
    }

    private static Response answer(Response.ResponseBuilder response, Organization organization) {
        return ETags.tagged(response.entity(OrganizationView.of(organization)), organization)
                .build();
    }
}
