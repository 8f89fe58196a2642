package dudao.task.delegations;

import dudao.commons.http.ETags;
import dudao.commons.http.Paging;
import dudao.commons.idempotency.Idempotent;
import dudao.commons.identity.Caller;
import dudao.commons.identity.OrganizationTree;
import dudao.commons.problems.RuleViolation;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
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
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/api/v1/delegations")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({"ISSUER", "LEADER", "SUPERVISOR", "REVIEWER", "ESO", "INSPECTOR", "UNIT_HEAD", "UNIT_CLERK", "SECADMIN"})
@Tag(
        name = "Delegations",
        description =
                "委托代办: who may act for whom. The delegate sends the delegator's `sub` as `On-Behalf-Of`; all three"
                        + " services heed it, and record both persons.")
class DelegationResource {

    @Schema(name = "DelegationPage")
    record DelegationPage(List<DelegationView> items, String next) {}

    @Schema(name = "DelegationRevocation")
    record Revocation(@NotBlank @Size(max = 1000) String reason) {}

    private final Delegations delegations;
    private final OrganizationTree tree;
    private final Caller caller;

    DelegationResource(Delegations delegations, OrganizationTree tree, Caller caller) {
        this.delegations = delegations;
        this.tree = tree;
        this.caller = caller;
    }

    @POST
    @RolesAllowed({"ISSUER", "LEADER", "SUPERVISOR", "REVIEWER", "ESO", "UNIT_HEAD", "UNIT_CLERK"})
    @Idempotent
    @Transactional
    @Operation(
            operationId = "grantDelegation",
            summary = "Lets another person act for the caller, in some of the caller's roles, for at most a year",
            description = "Not for an inspector's seat, which is handed over instead, and not by a delegate.")
    @APIResponse(
            responseCode = "201",
            description = "the delegation",
            content = @Content(schema = @Schema(implementation = DelegationView.class)))
    public Response grant(@NotNull @Valid NewDelegation wanted) {
        Delegation granted = Delegation.grant(wanted, caller, delegations.now());
        tree.scopeOf(caller);
        delegations.grant(granted);
        return answer(Response.created(URI.create("/api/v1/delegations/" + granted.id)), granted);
    }

    @GET
    @Transactional
    @Operation(
            operationId = "listDelegations",
            summary = "Delegations the caller gave or received, newest first; all of them for SECADMIN")
    @APIResponse(
            responseCode = "200",
            description = "one page",
            content = @Content(schema = @Schema(implementation = DelegationPage.class)))
    public Response list(
            @QueryParam("delegator") @Size(max = 200) String delegator,
            @QueryParam("delegate") @Size(max = 200) String delegate,
            @QueryParam("state") String state,
            @BeanParam Paging paging,
            @Context UriInfo uri) {
        DelegationState wanted = state == null ? null : DelegationState.named(state);
        return delegations
                .page(new Delegations.Filter(delegator, delegate, wanted), paging, caller)
                .response(uri);
    }

    @GET
    @Path("/{id}")
    @Transactional
    @Operation(operationId = "getDelegation", summary = "One delegation")
    @APIResponse(
            responseCode = "200",
            description = "the delegation",
            content = @Content(schema = @Schema(implementation = DelegationView.class)))
    public Response get(@PathParam("id") UUID id) {
        return answer(Response.ok(), delegations.get(id, caller));
    }

    @POST
    @Path("/{id}/revoke")
    @Transactional
    @Operation(
            operationId = "revokeDelegation",
            summary = "撤销: ends a delegation at once, by the delegator or by SECADMIN",
            description = "In this service with the answer; in the others as soon as they hear of it.")
    @APIResponse(
            responseCode = "200",
            description = "the delegation",
            content = @Content(schema = @Schema(implementation = DelegationView.class)))
    public Response revoke(
            @PathParam("id") UUID id, @HeaderParam("If-Match") String ifMatch, @NotNull @Valid Revocation why) {
        Delegation delegation = delegations.locked(id, caller);
        boolean own =
                caller.id().equals(delegation.delegator) && caller.onBehalfOf().isEmpty();
        if (!own && !caller.hasRole("SECADMIN")) {
            throw RuleViolation.of("FORBIDDEN", "委托由委托人本人或安全管理员撤销");
        }
        ETags.check(ifMatch, delegation);
        delegations.revoke(delegation, caller.id(), why.reason(), null);
        return answer(Response.ok(), delegation);
    }

    private Response answer(Response.ResponseBuilder response, Delegation delegation) {
        return ETags.tagged(response, delegation)
                .entity(DelegationView.of(delegation, delegations.today()))
                .build();
    }
}
