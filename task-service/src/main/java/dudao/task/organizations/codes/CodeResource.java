package dudao.task.organizations.codes;

import dudao.commons.audit.AuditTrail;
import dudao.commons.http.ETags;
import dudao.task.organizations.CodeScheme;
import dudao.task.organizations.Codes;
import dudao.task.organizations.DatedCode;
import dudao.task.organizations.Organization;
import dudao.task.organizations.Organizations;
import dudao.task.organizations.Sight;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/api/v1/organizations/{id}/codes")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Organizations")
class CodeResource {

    @Schema(name = "Code")
    record CodeView(
            @Schema(description = "GB2260, SCHOOL or USCC; more may come") String scheme,
            String value,
            @Schema(description = "first day; null: for as long as anything is known") LocalDate from,
            @Schema(description = "last day; null while no end is set") LocalDate to) {

        static CodeView of(DatedCode code) {
            return new CodeView(code.scheme().name(), code.value(), code.from(), code.to());
        }
    }

    @Schema(name = "Codes")
    record CodesView(UUID organizationId, List<CodeView> items) {}

    private final Organizations organizations;
    private final Codes codes;
    private final Sight sight;
    private final AuditTrail trail;

    CodeResource(Organizations organizations, Codes codes, Sight sight, AuditTrail trail) {
        this.organizations = organizations;
        this.codes = codes;
        this.sight = sight;
        this.trail = trail;
    }

    @GET
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
    @Transactional
    @Operation(
            operationId = "getCodes",
            summary = "All codes of an organisation with the days on which they are its own")
    @APIResponse(
            responseCode = "200",
            description = "by scheme, the oldest first",
            content = @Content(schema = @Schema(implementation = CodesView.class)))
    public Response get(@PathParam("id") UUID id) {
        return answer(organizations.get(id, sight.paths()));
    }

    @PUT
    @RolesAllowed("SYSADMIN")
    @Transactional
    @Operation(
            operationId = "putCodes",
            summary = "Replaces the codes of an organisation",
            description = "To add a further code or to mend what was registered wrongly; that a code changes is a"
                    + " succession of the kind RECODE. A code has one holder at a time, and a school code or credit code"
                    + " that was given up goes to nobody else (学校(机构)标识码编制规则). The ETag is the organisation's.")
    @APIResponse(
            responseCode = "200",
            description = "the codes from now on",
            content = @Content(schema = @Schema(implementation = CodesView.class)))
    @APIResponse(responseCode = "409", description = "DUPLICATE or CODE_GIVEN_UP: another organisation has or had it")
    public Response put(
            @PathParam("id") UUID id,
            @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch,
            @NotNull @Valid NewCodes wanted) {
        organizations.lock();
        Organization organization = organizations.get(id);
        ETags.check(ifMatch, organization);
        List<DatedCode> named = wanted.checked();
        for (int n = 0; n < named.size(); n++) {
            codes.mustBeFree(named.get(n), id, "/items/" + n + "/value");
        }
        trail.changed("codes", id, codes.of(id), named);
        codes.replace(id, named);
        Organization changed = knownBy(organization, named).next();
        organizations.save(List.of(changed), null);
        return answer(changed);
    }

    /** By the scheme it was known by, if it still has a code of that, else by the first there is. */
    private Organization knownBy(Organization organization, List<DatedCode> named) {
        Organization.Facts facts = organization.facts();
        List<DatedCode> valid = named.stream()
                .filter(each -> each.isValidOn(organizations.today()))
                .sorted((one, other) -> one.scheme().compareTo(other.scheme()))
                .toList();
        DatedCode known = valid.stream()
                .filter(each -> each.scheme() == facts.scheme())
                .findFirst()
                .orElse(valid.isEmpty() ? null : valid.get(0));
        CodeScheme scheme = known == null ? null : known.scheme();
        return organization.with(facts.coded(scheme, known == null ? null : known.value()));
    }

    private Response answer(Organization organization) {
        List<CodeView> items =
                codes.of(organization.id()).stream().map(CodeView::of).toList();
        return ETags.tagged(Response.ok(new CodesView(organization.id(), items)), organization)
                .build();
    }
}
