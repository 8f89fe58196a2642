package dudao.plan.targets.eligibility;

import dudao.commons.audit.AuditTrail;
import dudao.commons.data.Versioned;
import dudao.commons.http.ETags;
import dudao.commons.idempotency.Idempotent;
import dudao.commons.identity.Actor;
import dudao.commons.identity.Caller;
import dudao.commons.identity.OrganizationTree;
import dudao.commons.identity.People;
import dudao.commons.problems.RuleViolation;
import dudao.commons.time.Clocks;
import dudao.plan.audience.Audiences;
import dudao.plan.targets.TargetAccess;
import dudao.plan.targets.TargetAccess.Placed;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Clock;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/api/v1/targets/{id}/eligibility")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({"ISSUER", "LEADER", "SUPERVISOR", "REVIEWER", "ESO", "INSPECTOR", "UNIT_HEAD", "UNIT_CLERK", "SYSTEM"})
@Tag(
        name = "Eligibility",
        description = "具备条件的、符合条件的: which units count in a target's denominator. Who is not marked counts; a mark takes"
                + " effect when a second person has approved it")
class EligibilityResource {

    private static final String KIND = "eligibility";

    private final Eligibilities eligibilities;
    private final TargetAccess targets;
    private final Audiences audiences;
    private final OrganizationTree organizations;
    private final Clock clock;
    private final Caller caller;
    private final AuditTrail trail;

    EligibilityResource(
            Eligibilities eligibilities,
            TargetAccess targets,
            Audiences audiences,
            OrganizationTree organizations,
            Clock clock,
            Caller caller,
            AuditTrail trail) {
        this.eligibilities = eligibilities;
        this.targets = targets;
        this.audiences = audiences;
        this.organizations = organizations;
        this.clock = clock;
        this.caller = caller;
        this.trail = trail;
    }

    private record Marks(UUID id, long version) implements Versioned {}

    @GET
    @Transactional
    @Operation(operationId = "getEligibility", summary = "Which units count in a target, now or as of any moment")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = EligibilityView.class)))
    public Response get(@PathParam("id") UUID id, @QueryParam("asOf") String asOf) {
        targets.readable(id, caller);
        return tagged(Response.ok(view(id, asOf)), id);
    }

    @POST
    @Idempotent
    @Transactional
    @RolesAllowed({"ISSUER", "SUPERVISOR"})
    @Operation(
            operationId = "proposeEligibility",
            summary = "Marks units as eligible, not yet or exempt, for approval",
            description = "NOT_YET and EXEMPT need a reason.")
    @APIResponse(responseCode = "201", content = @Content(schema = @Schema(implementation = EligibilityView.class)))
    public Response propose(@PathParam("id") UUID id, @NotNull @Valid EligibilityProposal wanted) {
        Placed placed = targets.locked(id, caller);
        placed.requireAlive("mark-eligibility");
        wanted.check();
        audiences.requireInScope("/units", wanted.organizations(), organizations.scopeOf(caller));
        EligibilityView before = view(id, null);
        eligibilities.propose(id, wanted.units(), Actor.of(caller), People.behind(caller));
        EligibilityView after = view(id, null);
        trail.changed(KIND, id, before, after);
        return tagged(
                Response.created(URI.create("/api/v1/targets/" + id + "/eligibility"))
                        .entity(after),
                id);
    }

    @POST
    @Path("/approve")
    @Transactional
    @RolesAllowed("LEADER")
    @Operation(
            operationId = "approveEligibility",
            summary = "Approves all marks that wait",
            description =
                    "403 SAME_PERSON for whoever proposed one of them; 409 NOTHING_TO_APPROVE. `If-Match` is the ETag"
                            + " of the eligibility as it was read.")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = EligibilityView.class)))
    public Response approve(@PathParam("id") UUID id, @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch) {
        Placed placed = targets.locked(id, caller);
        placed.requireAlive("approve-eligibility");
        ETags.check(ifMatch, marks(id));
        People proposers = eligibilities.proposers(id);
        if (proposers.ids().isEmpty()) {
            throw RuleViolation.of("NOTHING_TO_APPROVE", "没有待审核的认定");
        }
        People.behind(caller).mustNotMeet(proposers, "认定与审核应由不同的人办理");
        EligibilityView before = view(id, null);
        eligibilities.approve(id, Actor.of(caller));
        EligibilityView after = view(id, null);
        trail.changed(KIND, id, before, after);
        return tagged(Response.ok(after), id);
    }

    private EligibilityView view(UUID id, String asOf) {
        return eligibilities.of(
                id, Clocks.asOf(asOf, clock), organizations.scopeOf(caller).paths());
    }

    private Marks marks(UUID id) {
        return new Marks(id, eligibilities.version(id));
    }

    private Response tagged(Response.ResponseBuilder response, UUID id) {
        return ETags.tagged(response, marks(id)).build();
    }
}
