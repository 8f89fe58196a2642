package dudao.task.organizations.relations;

import dudao.commons.audit.AuditTrail;
import dudao.commons.http.ETags;
import dudao.commons.identity.OrganizationTree.Relation;
import dudao.commons.problems.RuleViolation;
import dudao.task.organizations.Organization;
import dudao.task.organizations.Organizations;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
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
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/api/v1/organizations/{id}/relations")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed("SYSADMIN")
@Tag(name = "Organizations")
class RelationResource {

    private static final int MAX = 100;
    private static final LocalDate FIRST = LocalDate.of(1900, 1, 1);
    private static final LocalDate LAST = LocalDate.of(2200, 12, 31);

    @Schema(name = "RelationKind")
    enum Kind {
        COMMAND,
        SUPERVISE,
        /** It can be asked and reminded; it does not stand in the county's line. */
        GUIDE,
        /** Head of an education group or consortium it is a member of. */
        GROUP,
        /** School district (学区) it belongs to beside its line of the tree. */
        DISTRICT
    }

    @Schema(name = "NewRelation")
    record NewRelation(
            @NotNull UUID superiorId,
            @NotNull Kind kind,
            @Schema(description = "first day") @NotNull LocalDate from,
            @Schema(description = "last day; none while no end is set") LocalDate to) {

        /** @param n its place in the list */
        Relation checked(int n) {
            plausible(from, "/items/" + n + "/from");
            if (to != null) {
                plausible(to, "/items/" + n + "/to");
                if (to.isBefore(from)) {
                    throw RuleViolation.invalidField("/items/" + n + "/to", "不能早于 from");
                }
            }
            return new Relation(superiorId, kind.name(), from, to);
        }

        private static void plausible(LocalDate day, String pointer) {
            if (day.isBefore(FIRST) || day.isAfter(LAST)) {
                throw RuleViolation.invalidField(pointer, "日期应在 1900 到 2200 年之间");
            }
        }
    }

    @Schema(name = "NewRelations")
    record NewRelations(@NotNull @Size(max = MAX) List<@NotNull @Valid NewRelation> items) {

        List<Relation> checked() {
            List<Relation> relations = new ArrayList<>();
            Set<List<Object>> seen = new HashSet<>();
            for (int n = 0; n < items.size(); n++) {
                NewRelation each = items.get(n);
                relations.add(each.checked(n));
                if (!seen.add(List.of(each.superiorId, each.kind, each.from))) {
                    throw RuleViolation.invalidField("/items/" + n, "与前面的一项重复");
                }
            }
            return relations;
        }
    }

    @Schema(name = "Relation")
    record RelationView(
            UUID superiorId,
            @Schema(description = "COMMAND, SUPERVISE, GUIDE, GROUP or DISTRICT; more may come") String kind,
            LocalDate from,
            LocalDate to) {}

    @Schema(name = "Relations")
    record RelationsView(UUID organizationId, List<RelationView> items) {}

    private final Organizations organizations;
    private final Relations relations;
    private final AuditTrail trail;

    RelationResource(Organizations organizations, Relations relations, AuditTrail trail) {
        this.organizations = organizations;
        this.relations = relations;
        this.trail = trail;
    }

    @GET
    @Transactional
    @Operation(operationId = "getRelations", summary = "Who is superior to an organisation beside its line of the tree")
    @APIResponse(
            responseCode = "200",
            description = "the relations, oldest first, whether they are valid today or not",
            content = @Content(schema = @Schema(implementation = RelationsView.class)))
    public Response get(@PathParam("id") UUID id) {
        return answer(organizations.get(id));
    }

    @PUT
    @Transactional
    @Operation(
            operationId = "putRelations",
            summary = "Replaces the relations of an organisation",
            description = "On the days of a relation the superior sees the organisation and all below it as if it stood"
                    + " there. Nobody becomes its own superior. The ETag is the organisation's.")
    @APIResponse(
            responseCode = "200",
            description = "the relations from now on",
            content = @Content(schema = @Schema(implementation = RelationsView.class)))
    public Response put(
            @PathParam("id") UUID id,
            @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch,
            @NotNull @Valid NewRelations wanted) {
        organizations.lock();
        Organization organization = organizations.get(id);
        ETags.check(ifMatch, organization);
        List<Relation> named = wanted.checked();
        trail.changed("relations", id, relations.of(id), named);
        relations.replace(id, named);
        Organization changed = organization.next();
        organizations.save(List.of(changed), null);
        return answer(changed);
    }

    private Response answer(Organization organization) {
        List<RelationView> items = relations.of(organization.id()).stream()
                .map(each -> new RelationView(each.superiorId(), each.kind(), each.from(), each.to()))
                .toList();
        return ETags.tagged(Response.ok(new RelationsView(organization.id(), items)), organization)
                .build();
    }
}
