package dudao.plan.assessing;

import dudao.commons.audit.AuditTrail;
import dudao.commons.http.ETags;
import dudao.commons.identity.Caller;
import dudao.plan.access.PlanAccess;
import dudao.plan.itemstate.ItemStates;
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
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/api/v1")
@Produces(MediaType.APPLICATION_JSON)
@Tag(
        name = "Assessments",
        description =
                "达成认定: the figures propose, a person proposes, another confirms. Figures of a judgement are of the"
                        + " whole item and stay as they were when it was made")
class AssessmentResource {

    private static final String KIND = "plan-items";

    private final Assessing assessing;
    private final AssessmentReader reader;
    private final YearEndReader yearEnd;
    private final Overview overview;
    private final ItemStates states;
    private final PlanAccess plans;
    private final Caller caller;
    private final AuditTrail trail;

    AssessmentResource(
            Assessing assessing,
            AssessmentReader reader,
            YearEndReader yearEnd,
            Overview overview,
            ItemStates states,
            PlanAccess plans,
            Caller caller,
            AuditTrail trail) {
        this.assessing = assessing;
        this.reader = reader;
        this.yearEnd = yearEnd;
        this.overview = overview;
        this.states = states;
        this.plans = plans;
        this.caller = caller;
        this.trail = trail;
    }

    @GET
    @Path("/plan-items/{id}/assessment")
    @Transactional
    @RolesAllowed({"ISSUER", "LEADER", "SUPERVISOR", "UNIT_HEAD", "SYSTEM"})
    @Operation(
            operationId = "getItemAssessment",
            summary = "What the figures say an item is to be judged as, and what it was judged as",
            description =
                    "One sentence for each measure and target says why. Of a CONTINUING item `period` is a year, half or"
                            + " quarter of the plan's year; unless told, the year so far.")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = AssessmentView.class)))
    public Response get(@PathParam("id") UUID id, @QueryParam("period") String period) {
        overview.ofItem(id, caller);
        if (states.get(id).secrecy().isRestricted()) {
            trail.read(KIND, id);
        }
        return answer(id, period);
    }

    @POST
    @Path("/plan-items/{id}/propose-assessment")
    @Transactional
    @RolesAllowed({"SUPERVISOR", "UNIT_HEAD"})
    @Operation(
            operationId = "proposeItemAssessment",
            summary = "认定意见: the supervisor or the head of the lead organisation says what the item is to be judged as",
            description = "A later proposal takes the place of one that was not confirmed yet.")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = AssessmentView.class)))
    public Response propose(
            @PathParam("id") UUID id,
            @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch,
            @NotNull @Valid Assessing.Proposal proposal) {
        assessing.propose(states.forIssuerOrLead(id, ifMatch, caller), proposal, caller);
        return answer(id, proposal.period());
    }

    @POST
    @Path("/plan-items/{id}/confirm-assessment")
    @Transactional
    @RolesAllowed("ISSUER")
    @Operation(
            operationId = "confirmItemAssessment",
            summary = "认定: another person of the issuer confirms what was proposed, or judges otherwise",
            description =
                    "409 `NO_ASSESSMENT_PROPOSED` where nothing waits, `FIGURES_CHANGED` where the figures say otherwise than"
                            + " when it was proposed. A CONTINUING item goes on; every other has reached its end. Told as"
                            + " `dudao.plan.item-assessed.v1`.")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = AssessmentView.class)))
    public Response confirm(
            @PathParam("id") UUID id,
            @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch,
            @NotNull @Valid Assessing.Confirmation confirmation) {
        assessing.confirm(states.forIssuer(id, ifMatch, caller), confirmation, caller);
        return answer(id, null);
    }

    @GET
    @Path("/plans/{id}/assessments")
    @Transactional
    @RolesAllowed({"ISSUER", "LEADER", "SUPERVISOR", "SYSTEM"})
    @Operation(
            operationId = "listPlanAssessments",
            summary = "年终认定表: what became of each item, and how many",
            description = "Items cancelled and carried over stay in the count. Of those the caller may read.")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = YearEnd.class)))
    public YearEnd ofPlan(@PathParam("id") UUID id) {
        overview.ofPlan(id, caller);
        return yearEnd.of(id, plans.reader(caller));
    }

    private Response answer(UUID id, String period) {
        AssessmentView view = reader.of(id, period, plans.reader(caller));
        return ETags.tagged(Response.ok(view), view).build();
    }
}
