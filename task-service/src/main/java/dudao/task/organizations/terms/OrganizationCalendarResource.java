package dudao.task.organizations.terms;

import dudao.commons.audit.AuditTrail;
import dudao.commons.http.ETags;
import dudao.commons.identity.Caller;
import dudao.commons.identity.OrganizationTree;
import dudao.commons.problems.RuleViolation;
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
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/api/v1/organizations/{id}/calendar")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Organizations")
class OrganizationCalendarResource {

    @Schema(name = "NewOrganizationCalendar")
    record NewCalendar(
            @Schema(description = "school terms; they do not overlap") @NotNull @Size(max = 40)
                    List<@NotNull @Valid NamedDays> terms,
            @Schema(description = "days on which it is closed beside the public calendar") @NotNull @Size(max = 200)
                    List<@NotNull @Valid NamedDays> closingDays) {}

    @Schema(name = "OrganizationCalendar")
    record CalendarView(
            UUID organizationId,
            List<NamedDays> terms,
            List<NamedDays> closingDays,
            @Schema(description = "what holds: its own terms, else those of the nearest above that has some")
                    List<NamedDays> effectiveTerms,
            @Schema(description = "what holds: its own closing days and those of all above")
                    List<NamedDays> effectiveClosingDays) {}

    private final OrganizationDays days;
    private final OrganizationTree tree;
    private final Caller caller;
    private final AuditTrail trail;

    OrganizationCalendarResource(OrganizationDays days, OrganizationTree tree, Caller caller, AuditTrail trail) {
        this.days = days;
        this.tree = tree;
        this.caller = caller;
        this.trail = trail;
    }

    @GET
    @RolesAllowed({"ISSUER", "LEADER", "SUPERVISOR", "REVIEWER", "ESO", "INSPECTOR", "UNIT_HEAD", "UNIT_CLERK", "SYSTEM"
    })
    @Transactional
    @Operation(operationId = "getOrganizationCalendar", summary = "School terms and closing days of an organisation")
    @APIResponse(
            responseCode = "200",
            description = "its own, and what holds for it",
            content = @Content(schema = @Schema(implementation = CalendarView.class)))
    public Response get(@PathParam("id") UUID id) {
        tree.inScope(id, caller);
        return answer(id);
    }

    @PUT
    @RolesAllowed({"SUPERVISOR", "UNIT_HEAD", "UNIT_CLERK"})
    @Transactional
    @Operation(
            operationId = "putOrganizationCalendar",
            summary = "Replaces the school terms and closing days of an organisation",
            description = "By itself or by those above it. The ETag is that of its calendar, \"0\" before it had one.")
    @APIResponse(
            responseCode = "200",
            description = "its own, and what holds for it",
            content = @Content(schema = @Schema(implementation = CalendarView.class)))
    public Response put(
            @PathParam("id") UUID id,
            @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch,
            @NotNull @Valid NewCalendar wanted) {
        tree.inScope(id, caller);
        List<NamedDays> terms = NamedDays.checked(wanted.terms(), "/terms", false);
        List<NamedDays> closing = NamedDays.checked(wanted.closingDays(), "/closingDays", true);
        OwnCalendar before = days.of(id);
        ETags.check(ifMatch, before);
        if (!days.replace(before, terms, closing, caller.id())) {
            throw RuleViolation.of("STALE", "校历已被修改,请重新读取");
        }
        trail.changed("organization-calendars", id, before, wanted);
        return answer(id);
    }

    private Response answer(UUID id) {
        OwnCalendar own = days.of(id);
        CalendarView view = new CalendarView(id, own.terms(), own.closingDays(), days.terms(id), days.closingDays(id));
        return ETags.tagged(Response.ok(view), own).build();
    }
}
