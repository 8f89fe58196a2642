package dudao.plan.planning;

import dudao.commons.audit.AuditTrail;
import dudao.commons.http.ETags;
import dudao.commons.identity.Actor;
import dudao.commons.identity.Caller;
import dudao.plan.heading.Validities;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/api/v1/plans/{id}/validity")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Plans")
class ValidityResource {

    private final Plans plans;
    private final PlanJournal journal;
    private final Validities validities;
    private final AuditTrail trail;
    private final Caller caller;

    ValidityResource(Plans plans, PlanJournal journal, Validities validities, AuditTrail trail, Caller caller) {
        this.plans = plans;
        this.journal = journal;
        this.validities = validities;
        this.trail = trail;
        this.caller = caller;
    }

    @PUT
    @Transactional
    @RolesAllowed("LEADER")
    @Operation(
            operationId = "changePlanValidity",
            summary = "Says that an issued plan was amended or superseded, or has lapsed",
            description = "Of an issued, closed or archived plan. Its status stays; 409 ILLEGAL_TRANSITION where the"
                    + " change is not possible.")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = PlanView.class)))
    public Response change(
            @PathParam("id") UUID id,
            @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch,
            @NotNull @Valid ValidityChange change) {
        Plan plan = plans.forCommand(id, ifMatch, caller);
        var before = validities.of(id);
        validities.change(id, before, change.status(), change.supersededBy(), change.until(), change.reason());
        plan.reason = change.reason();
        PlanJournal.News news =
                new PlanJournal.News(ValidityChanged.TYPE, ValidityChanged.of(plan, change), null, null);
        journal.tell(plan, plan.status, news, Actor.of(caller));
        trail.changed("plan-heads", id, before, validities.of(id));
        PlanView view = plans.view(id, caller);
        return ETags.tagged(Response.ok(view), view).build();
    }
}
