package dudao.inspection.terms;

import dudao.commons.audit.AuditTrail;
import dudao.commons.data.Ids;
import dudao.commons.idempotency.Idempotent;
import dudao.commons.identity.Actor;
import dudao.commons.identity.Caller;
import dudao.commons.identity.OrganizationTree;
import dudao.inspection.requests.Days;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/api/v1/school-terms")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({"ESO", "INSPECTOR", "SUPERVISOR", "LEADER"})
@Tag(name = "School terms", description = "学期: what regular visits and caps are counted by")
class SchoolTermResource {

    @Schema(name = "NewSchoolTerm")
    record NewTerm(@NotBlank @Size(max = 100) String name, @NotNull LocalDate firstDay, @NotNull LocalDate lastDay) {}

    private final SchoolTerms terms;
    private final OrganizationTree tree;
    private final AuditTrail trail;
    private final Caller caller;
    private final Clock clock;

    SchoolTermResource(SchoolTerms terms, OrganizationTree tree, AuditTrail trail, Caller caller, Clock clock) {
        this.terms = terms;
        this.tree = tree;
        this.trail = trail;
        this.caller = caller;
        this.clock = clock;
    }

    @POST
    @Idempotent
    @Transactional
    @RolesAllowed("ESO")
    @Operation(
            operationId = "addSchoolTerm",
            summary = "A term of the schools below the caller's bureau",
            description = "Where a bureau below has terms of its own, those count there.")
    @APIResponse(
            responseCode = "201",
            description = "added",
            content = @Content(schema = @Schema(implementation = SchoolTerm.class)))
    public Response add(@NotNull @Valid NewTerm wanted) {
        Days.plausible("/firstDay", wanted.firstDay());
        Days.plausible("/lastDay", wanted.lastDay());
        Days.inOrder(wanted.firstDay().plusDays(1), wanted.lastDay(), "/lastDay");
        SchoolTerm term = new SchoolTerm(
                Ids.next(),
                tree.scopeOf(caller).home().id(),
                wanted.name().strip(),
                wanted.firstDay(),
                wanted.lastDay());
        terms.add(term, Actor.of(caller), clock.instant());
        trail.changed("SchoolTerm", term.id(), null, term);
        return Response.created(URI.create("/api/v1/school-terms")).entity(term).build();
    }

    @GET
    @Transactional
    @Operation(operationId = "listSchoolTerms", summary = "Terms above and below the caller, newest first")
    public TermList list() {
        return new TermList(terms.visible(tree.scopeOf(caller).paths()));
    }

    @Schema(name = "SchoolTermList")
    record TermList(List<SchoolTerm> items) {}
}
