package dudao.task.organizations.successions;

import dudao.commons.audit.AuditTrail;
import dudao.commons.data.Ids;
import dudao.commons.http.ETags;
import dudao.commons.http.Paging;
import dudao.commons.idempotency.Idempotent;
import dudao.commons.identity.Caller;
import dudao.task.jobs.JobView;
import dudao.task.organizations.Organizations;
import dudao.task.organizations.Sight;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/api/v1/successions/{id}")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Successions")
class SuccessionDecisionResource {

    record ProposalPage(List<Proposal> items, String next) {}

    private final Organizations organizations;
    private final Successions successions;
    private final Proposals proposals;
    private final Handover handover;
    private final Sight sight;
    private final Caller caller;
    private final AuditTrail trail;

    SuccessionDecisionResource(
            Organizations organizations,
            Successions successions,
            Proposals proposals,
            Handover handover,
            Sight sight,
            Caller caller,
            AuditTrail trail) {
        this.organizations = organizations;
        this.successions = successions;
        this.proposals = proposals;
        this.handover = handover;
        this.sight = sight;
        this.caller = caller;
        this.trail = trail;
    }

    @GET
    @RolesAllowed({
        "ISSUER",
        "LEADER",
        "SUPERVISOR",
        "REVIEWER",
        "ESO",
        "INSPECTOR",
        "UNIT_HEAD",
        "UNIT_CLERK",
        "SYSTEM",
        "SYSADMIN"
    })
    @Transactional
    @Operation(operationId = "getSuccession", summary = "One succession")
    @APIResponse(
            responseCode = "200",
            description = "the succession",
            content = @Content(schema = @Schema(implementation = SuccessionView.class)))
    public Response get(@PathParam("id") UUID id) {
        return answer(successions.get(id, sight.paths()));
    }

    @POST
    @Path("/withdraw")
    @RolesAllowed("SYSADMIN")
    @Transactional
    @Operation(operationId = "withdrawSuccession", summary = "Takes it back before its day has come")
    @APIResponse(
            responseCode = "200",
            description = "the succession",
            content = @Content(schema = @Schema(implementation = SuccessionView.class)))
    @APIResponse(responseCode = "409", description = "ILLEGAL_TRANSITION: it is in effect or withdrawn already")
    public Response withdraw(@PathParam("id") UUID id, @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch) {
        organizations.lock();
        Succession succession = successions.get(id, sight.paths());
        ETags.check(ifMatch, succession);
        succession.mustBePlanned();
        successions.withdraw(id, caller.id());
        Succession withdrawn = successions.get(id, sight.paths());
        trail.changed("successions", id, succession, withdrawn);
        return answer(withdrawn);
    }

    @GET
    @Path("/proposals")
    @RolesAllowed("SUPERVISOR")
    @Transactional
    @Operation(
            operationId = "listProposals",
            summary = "What would become of the open tasks of those that end, as far as the caller sees them",
            description =
                    "REASSIGN: to the successor, under the same limit. CANCEL: the successor has a task of the same"
                            + " measure already. UNDECIDED: somebody has to choose a holder. LEFT_TO_REVIEW: it was"
                            + " submitted and is reviewed as it is. LEFT_TO_INSPECTION: it comes from a finding. Nothing"
                            + " happens before it is confirmed.")
    @APIResponse(
            responseCode = "200",
            description = "one page",
            content = @Content(schema = @Schema(implementation = ProposalPage.class)))
    public Response proposals(@PathParam("id") UUID id, @BeanParam Paging paging, @Context UriInfo uri) {
        return proposals.list(successions.get(id, sight.paths()), paging).response(uri);
    }

    @POST
    @Path("/confirm")
    @RolesAllowed("SUPERVISOR")
    @Idempotent
    @Transactional
    @Operation(
            operationId = "confirmSuccession",
            summary = "Does what is proposed for the open tasks, all but the exceptions",
            description =
                    "Each task that goes to another holder ends as REASSIGNED, and a new one names it in `replaces`;"
                            + " both are told, and figures of the past stay as they were.")
    @APIResponse(
            responseCode = "202",
            description = "the job; its rows name the new holders, then the units whose task stayed",
            content = @Content(schema = @Schema(implementation = JobView.class)))
    @APIResponse(responseCode = "409", description = "ILLEGAL_TRANSITION: it is not in effect")
    @APIResponse(
            responseCode = "422",
            description = "DUE_REQUIRED: the limit of a task has passed. UNIT_UNKNOWN: a holder is outside the scope or"
                    + " closed")
    public Response confirm(
            @PathParam("id") UUID id,
            @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch,
            @NotNull @Valid Confirmation wanted) {
        wanted.check();
        Succession succession = successions.lock(id, sight.paths());
        ETags.check(ifMatch, succession);
        succession.mustBeEffective();
        UUID job = Ids.next();
        trail.changed("jobs", job, null, wanted);
        JobView done = handover.confirm(succession, wanted, job);
        successions.touch(id);
        return done.accepted();
    }

    private static Response answer(Succession succession) {
        return ETags.tagged(Response.ok(SuccessionView.of(succession)), succession)
                .build();
    }
}
