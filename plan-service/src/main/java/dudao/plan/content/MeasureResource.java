package dudao.plan.content;

import dudao.commons.audit.AuditTrail;
import dudao.commons.http.ETags;
import dudao.commons.idempotency.Idempotent;
import dudao.commons.identity.Caller;
import dudao.commons.identity.OrganizationTree;
import dudao.commons.identity.Scope;
import dudao.plan.access.PlanAccess;
import dudao.plan.access.PlanHead;
import dudao.plan.audience.Audience;
import dudao.plan.audience.Audiences;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/api/v1")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({"ISSUER", "LEADER", "SUPERVISOR", "REVIEWER", "ESO", "INSPECTOR", "UNIT_HEAD", "UNIT_CLERK", "SYSTEM"})
@Tag(
        name = "Measures",
        description =
                "What units will get as tasks: who leads, whom it is for, until when, what counts as done. Editable"
                        + " while the plan is a draft; each edit also changes the ETag of its item and of the plan")
class MeasureResource {

    private static final String KIND = "measures";

    private final Measures measures;
    private final MeasureChecks checks;
    private final Filling filling;
    private final Items items;
    private final PlanAccess plans;
    private final Audiences audiences;
    private final OrganizationTree organizations;
    private final Caller caller;
    private final AuditTrail trail;

    MeasureResource(
            Measures measures,
            MeasureChecks checks,
            Filling filling,
            Items items,
            PlanAccess plans,
            Audiences audiences,
            OrganizationTree organizations,
            Caller caller,
            AuditTrail trail) {
        this.measures = measures;
        this.checks = checks;
        this.filling = filling;
        this.items = items;
        this.plans = plans;
        this.audiences = audiences;
        this.organizations = organizations;
        this.caller = caller;
        this.trail = trail;
    }

    /** @param count measures that got at least one field */
    @Schema(name = "Filled")
    record Filled(int count) {}

    @POST
    @Path("/plan-items/{id}/measures")
    @Idempotent
    @Transactional
    @RolesAllowed("ISSUER")
    @Operation(operationId = "createMeasure", summary = "Adds a measure at the end of an item of a draft")
    @APIResponse(responseCode = "201", content = @Content(schema = @Schema(implementation = Measure.class)))
    public Response create(@PathParam("id") UUID itemId, @NotNull @Valid MeasureChange change) {
        PlanHead plan = plans.lockForEditing(plans.readableByItem(itemId, caller), caller);
        UUID id = measures.add(plan, itemId, checks.checked(change, plan, null, caller));
        items.raise(itemId);
        plans.raise(plan.id());
        Measure measure = measures.get(id);
        trail.changed(KIND, id, null, measure);
        return ETags.tagged(Response.created(URI.create("/api/v1/measures/" + id)), measure)
                .entity(measure)
                .build();
    }

    @GET
    @Path("/measures/{id}")
    @Transactional
    @Operation(operationId = "getMeasure", summary = "One measure")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = Measure.class)))
    public Response get(@PathParam("id") UUID id) {
        plans.readableByMeasure(id, caller);
        return answer(id);
    }

    @PUT
    @Path("/measures/{id}")
    @Transactional
    @RolesAllowed("ISSUER")
    @Operation(
            operationId = "changeMeasure",
            summary = "Replaces a measure; of the fields up to `priority` what is absent is unset")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = Measure.class)))
    public Response change(
            @PathParam("id") UUID id,
            @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch,
            @NotNull @Valid MeasureChange change) {
        PlanHead plan = plans.lockForEditing(plans.readableByMeasure(id, caller), caller);
        Measure measure = current(id, ifMatch);
        measures.change(plan, measure, checks.checked(change, plan, id, caller));
        raise(measure);
        trail.changed(KIND, id, measure, measures.get(id));
        return answer(id);
    }

    @DELETE
    @Path("/measures/{id}")
    @Transactional
    @RolesAllowed("ISSUER")
    @Operation(operationId = "deleteMeasure", summary = "Takes a measure with its targets out of a draft")
    @APIResponse(responseCode = "204")
    public void delete(@PathParam("id") UUID id, @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch) {
        plans.lockForEditing(plans.readableByMeasure(id, caller), caller);
        Measure measure = current(id, ifMatch);
        measures.delete(measure);
        trail.changed(KIND, id, measure, null);
        raise(measure);
    }

    @POST
    @Path("/plans/{id}/measure-defaults")
    @Transactional
    @RolesAllowed("ISSUER")
    @Operation(
            operationId = "fillMeasures",
            summary = "Fills what is unset in every measure of a draft",
            description =
                    "What a measure already says stays, also what its item says of lead and assisting offices; the year's end"
                            + " put in by default gives way. `If-Match` is the plan's ETag; the answer carries the new one.")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = Filled.class)))
    public Response fill(
            @PathParam("id") UUID id,
            @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch,
            @NotNull @Valid MeasureDefaults defaults) {
        PlanHead plan = plans.lockForEditing(plans.readable(id, caller), caller);
        ETags.check(ifMatch, plan);
        Scope scope = organizations.scopeOf(caller);
        audiences.requireInScope("/leadOrganizationId", defaults.leadOrganizationId(), scope);
        audiences.requireInScope("/assistingOrganizationIds", defaults.assistingOrganizationIds(), scope);
        Audience audience = audiences.checked(defaults.audience(), scope);
        if (defaults.itemIds() != null) {
            items.requireOf(id, defaults.itemIds());
        }
        int count = filling.fill(id, defaults.with(audience));
        trail.changed("measure-defaults", id, null, defaults);
        return Response.ok(new Filled(count))
                .header(HttpHeaders.ETAG, ETags.of(plans.raise(id)))
                .build();
    }

    private Measure current(UUID id, String ifMatch) {
        Measure measure = measures.get(id);
        ETags.check(ifMatch, measure);
        return measure;
    }

    private void raise(Measure measure) {
        items.raise(measure.itemId());
        plans.raise(measure.planId());
    }

    private Response answer(UUID id) {
        Measure measure = measures.get(id);
        return ETags.tagged(Response.ok(measure), measure).build();
    }
}
