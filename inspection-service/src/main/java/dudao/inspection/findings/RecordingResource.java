package dudao.inspection.findings;

import dudao.commons.idempotency.Idempotent;
import dudao.commons.identity.Actor;
import dudao.commons.identity.Caller;
import dudao.commons.identity.OrganizationTree;
import dudao.commons.time.Clocks;
import dudao.inspection.inspections.Visits;
import dudao.inspection.planitems.PlanItems;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/api/v1/inspections/{id}/findings")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Findings")
class RecordingResource {

    private final Findings findings;
    private final FindingFacts facts;
    private final Visits visits;
    private final PlanItems planItems;
    private final OrganizationTree tree;
    private final Caller caller;
    private final Clock clock;
    private final HazardBell bell;
    private final int recurrenceMonths;

    RecordingResource(
            Findings findings,
            FindingFacts facts,
            Visits visits,
            PlanItems planItems,
            OrganizationTree tree,
            Caller caller,
            Clock clock,
            HazardBell bell,
            @ConfigProperty(name = "dudao.findings.recurrence-months", defaultValue = "12") int recurrenceMonths) {
        this.findings = findings;
        this.facts = facts;
        this.visits = visits;
        this.planItems = planItems;
        this.tree = tree;
        this.caller = caller;
        this.clock = clock;
        this.bell = bell;
        this.recurrenceMonths = recurrenceMonths;
    }

    @POST
    @Idempotent
    @Transactional
    @RolesAllowed("INSPECTOR")
    @Operation(
            operationId = "recordFinding",
            summary = "A member of the team records what was found",
            description = "From entry until the report is closed. A HAZARD is confirmed in the same act"
                    + " and raises an alarm.")
    @APIResponse(
            responseCode = "201",
            description = "recorded",
            content = @Content(schema = @Schema(implementation = FindingView.class)))
    public Response record(@PathParam("id") UUID id, @NotNull @Valid NewFinding seen) {
        Visits.Visit visit = visits.toRecordIn(id);
        PlanItems.Item item = seen.planItemId() == null
                ? null
                : planItems.named(seen.planItemId(), "/planItemId", caller.organizationId());
        seen.secrecy().checked(tree, caller);
        Finding finding = Finding.identify(seen, visit, item, Actor.of(caller), clock.instant());
        finding.recursFrom = findings.earlierLike(finding, recurringSince()).orElse(null);
        findings.persist(finding);
        String fact = finding.state == FindingState.CONFIRMED ? "confirmed" : "identified";
        Response recorded = facts.tell(fact, finding, Response.created(URI.create("/api/v1/findings/" + finding.id)));
        if (finding.severity == Severity.HAZARD) {
            bell.ring(FindingView.of(finding), visit);
        }
        return recorded;
    }

    private Instant recurringSince() {
        return Clocks.startOf(Clocks.dateOf(clock.instant()).minusMonths(recurrenceMonths));
    }
}
