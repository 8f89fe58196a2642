package dudao.plan.receipts;

import dudao.commons.audit.AuditTrail;
import dudao.commons.http.Paging;
import dudao.commons.identity.Actor;
import dudao.commons.identity.Caller;
import dudao.commons.identity.OrganizationTree;
import dudao.commons.identity.Scope;
import dudao.commons.problems.RuleViolation;
import dudao.plan.access.PlanAccess;
import dudao.plan.access.PlanHead;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
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
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/api/v1")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({"ISSUER", "LEADER", "SUPERVISOR", "REVIEWER", "ESO", "INSPECTOR", "UNIT_HEAD", "UNIT_CLERK", "SYSTEM"})
@Tag(name = "Receipts", description = "To whom a plan was sent (主送机关), and which of them have opened it")
class ReceiptResource {

    private static final String KIND = "plan-receipts";

    private final Receipts receipts;
    private final ReceiptList list;
    private final PlanAccess plans;
    private final OrganizationTree organizations;
    private final AuditTrail trail;
    private final Caller caller;

    ReceiptResource(
            Receipts receipts,
            ReceiptList list,
            PlanAccess plans,
            OrganizationTree organizations,
            AuditTrail trail,
            Caller caller) {
        this.receipts = receipts;
        this.list = list;
        this.plans = plans;
        this.organizations = organizations;
        this.trail = trail;
        this.caller = caller;
    }

    @POST
    @Path("/plans/{id}/read")
    @Transactional
    @Operation(
            operationId = "readPlan",
            summary = "签收: the caller's organisation has opened the plan",
            description = "Of the newest revision. The first reader stays; for everybody after, and when repeated, it"
                    + " changes nothing, so it needs no If-Match. 409 NOT_ADDRESSED when the organisation was not sent"
                    + " the plan.")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = Receipt.class)))
    public Receipt read(@PathParam("id") UUID id) {
        PlanHead plan = plans.readable(id, caller);
        Receipt before = own(plan.id());
        if (!receipts.markRead(before, Actor.of(caller))) {
            return own(plan.id());
        }
        Receipt after = own(plan.id());
        trail.changed(KIND, id, before, after);
        return after;
    }

    private Receipt own(UUID planId) {
        Scope scope = organizations.scopeOf(caller);
        return receipts.of(planId, scope.own().id(), scope.home().id()).orElseThrow(Receipts::notAddressed);
    }

    @GET
    @Path("/plans/{id}/receipts")
    @Transactional
    @Operation(
            operationId = "listReceipts",
            summary = "Who was sent the newest revision of the plan, in the order of the tree, and who has opened it",
            description =
                    "The issuers see all, anybody else what lies in the own part of the tree: a county its schools.")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = ReceiptPage.class)))
    public Response list(
            @PathParam("id") UUID id,
            @Parameter(description = "UNREAD or READ") @QueryParam("state") String state,
            @Parameter(description = "this organisation and what stands under it") @QueryParam("under") UUID under,
            @BeanParam Paging paging,
            @Context UriInfo uri) {
        PlanHead plan = plans.readable(id, caller);
        ReceiptPage page = list.page(
                plan.id(),
                organizations.scopeOf(caller).paths(),
                under == null ? null : organizations.get(under).path(),
                read(state),
                paging);
        Response.ResponseBuilder answer = Response.ok(page);
        if (page.next() != null) {
            answer.link(
                    uri.getRequestUriBuilder()
                            .replaceQueryParam("cursor", page.next())
                            .build(),
                    "next");
        }
        return answer.build();
    }

    private static Boolean read(String state) {
        if (state == null) {
            return null;
        }
        return switch (state) {
            case "READ" -> true;
            case "UNREAD" -> false;
            default ->
                throw RuleViolation.of("INVALID_PARAMETER", "state 应为 READ 或 UNREAD")
                        .at("?state", "READ, UNREAD");
        };
    }
}
