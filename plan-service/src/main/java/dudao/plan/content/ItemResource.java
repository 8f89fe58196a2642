package dudao.plan.content;

import dudao.commons.audit.AuditTrail;
import dudao.commons.http.Cursor;
import dudao.commons.http.ETags;
import dudao.commons.http.Page;
import dudao.commons.http.Paging;
import dudao.commons.idempotency.Idempotent;
import dudao.commons.identity.Caller;
import dudao.commons.identity.OrganizationTree;
import dudao.plan.access.PlanAccess;
import dudao.plan.access.PlanHead;
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
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.util.List;
import java.util.Map;
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
        name = "Items",
        description =
                "What a plan asks for. Editable while the plan is a draft; each edit also changes the plan's ETag")
class ItemResource {

    private static final String KIND = "plan-items";

    private final Items items;
    private final PlanAccess plans;
    private final ItemChecks checks;
    private final OrganizationTree organizations;
    private final Caller caller;
    private final AuditTrail trail;

    ItemResource(
            Items items,
            PlanAccess plans,
            ItemChecks checks,
            OrganizationTree organizations,
            Caller caller,
            AuditTrail trail) {
        this.items = items;
        this.plans = plans;
        this.checks = checks;
        this.organizations = organizations;
        this.caller = caller;
        this.trail = trail;
    }

    /** One page of a plan's items. */
    @Schema(name = "ItemPage")
    record ItemPage(List<Item> items, String next) {}

    @GET
    @Path("/plans/{id}/items")
    @Transactional
    @Operation(operationId = "listItems", summary = "The items of a plan, with targets and measures, as printed")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = ItemPage.class)))
    public Response list(@PathParam("id") UUID id, @BeanParam Paging paging, @Context UriInfo uri) {
        Map<String, Object> reader = plans.reader(caller);
        PlanHead plan = plans.readable(id, reader);
        List<Item> rows = items.page(plan.id(), after(paging), paging.limit() + 1, reader);
        Page<Item> page = Page.of(rows, paging, row -> List.of(row.position()));
        trail.readAny(KIND, page.items(), item -> item.secrecy().isRestricted());
        return page.response(uri);
    }

    private static int after(Paging paging) {
        List<String> after = paging.after(1);
        try {
            return after == null ? -1 : Integer.parseInt(after.get(0));
        } catch (NumberFormatException ofAnotherList) {
            throw Cursor.invalid();
        }
    }

    @POST
    @Path("/plans/{id}/items")
    @Idempotent
    @Transactional
    @RolesAllowed("ISSUER")
    @Operation(operationId = "createItem", summary = "Adds an item at the end of a draft")
    @APIResponse(responseCode = "201", content = @Content(schema = @Schema(implementation = Item.class)))
    public Response create(@PathParam("id") UUID id, @NotNull @Valid ItemChange change) {
        PlanHead plan = plans.lockForEditing(plans.readable(id, caller), caller);
        items.requireSection(plan.id(), change.sectionOrdinal());
        checks.check(change, plan, null, caller);
        change.secrecy().checked(organizations, caller);
        Item item = change.asNew(plan.id(), items.nextPosition(plan.id()));
        items.add(List.of(item));
        checks.pair(change, item.id(), plan, caller);
        plans.raise(plan.id());
        Item made = items.get(item.id());
        trail.changed(KIND, made.id(), null, made);
        return ETags.tagged(Response.created(URI.create("/api/v1/plan-items/" + made.id())), made)
                .entity(made)
                .build();
    }

    @GET
    @Path("/plan-items/{id}")
    @Transactional
    @Operation(operationId = "getItem", summary = "One item with its targets and measures")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = Item.class)))
    public Response get(@PathParam("id") UUID id) {
        plans.readableByItem(id, caller);
        return answer(id);
    }

    @PUT
    @Path("/plan-items/{id}")
    @Transactional
    @RolesAllowed("ISSUER")
    @Operation(operationId = "changeItem", summary = "Replaces what an item says; its measures have their own address")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = Item.class)))
    public Response change(
            @PathParam("id") UUID id,
            @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch,
            @NotNull @Valid ItemChange change) {
        PlanHead plan = plans.lockForEditing(plans.readableByItem(id, caller), caller);
        Item item = current(id, ifMatch);
        items.requireSection(item.planId(), change.sectionOrdinal());
        checks.check(change, plan, id, caller);
        if (change.saysSecrecy()) {
            items.classify(id, change.secrecy().checked(organizations, caller));
        }
        items.change(item.changedTo(change), change.targets());
        checks.pair(change, id, plan, caller);
        plans.raise(item.planId());
        trail.changed(KIND, id, item, items.get(id));
        return answer(id);
    }

    @DELETE
    @Path("/plan-items/{id}")
    @Transactional
    @RolesAllowed("ISSUER")
    @Operation(operationId = "deleteItem", summary = "Takes an item with its measures out of a draft")
    @APIResponse(responseCode = "204")
    public void delete(@PathParam("id") UUID id, @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch) {
        plans.lockForEditing(plans.readableByItem(id, caller), caller);
        Item item = current(id, ifMatch);
        items.delete(id);
        trail.changed(KIND, id, item, null);
        plans.raise(item.planId());
    }

    private Item current(UUID id, String ifMatch) {
        Item item = items.get(id);
        ETags.check(ifMatch, item);
        return item;
    }

    private Response answer(UUID id) {
        Item item = items.get(id);
        if (item.secrecy().isRestricted()) {
            trail.read(KIND, id);
        }
        return ETags.tagged(Response.ok(item), item).build();
    }
}
