package dudao.inspection.records;

import dudao.commons.idempotency.Idempotent;
import dudao.commons.identity.Actor;
import dudao.commons.identity.Caller;
import dudao.commons.time.Clocks;
import dudao.inspection.inspections.Course;
import dudao.inspection.inspections.Visits;
import dudao.inspection.rulepacks.Cited;
import dudao.inspection.rulepacks.Matter;
import dudao.inspection.rulepacks.Rule;
import dudao.inspection.rulepacks.RulePacks;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What the team sees and hears on site. None of it is shown to the unit. */
@Path("/api/v1/inspections")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Records", description = "On-site records, hearings and public opinions (教育督导条例 Arts 18, 19)")
class RecordResource {

    @Schema(name = "InspectionRecords")
    record Records(List<RecordView> items) {}

    private final SiteRecords records;
    private final Visits visits;
    private final Course course;
    private final RulePacks packs;
    private final Caller caller;
    private final Clock clock;

    RecordResource(SiteRecords records, Visits visits, Course course, RulePacks packs, Caller caller, Clock clock) {
        this.records = records;
        this.visits = visits;
        this.course = course;
        this.packs = packs;
        this.caller = caller;
        this.clock = clock;
    }

    @POST
    @Path("/{id}/records")
    @Idempotent
    @Transactional
    @RolesAllowed("INSPECTOR")
    @Operation(operationId = "recordOnSite", summary = "A member of the team records what was seen")
    @APIResponse(
            responseCode = "201",
            description = "recorded",
            content = @Content(schema = @Schema(implementation = RecordView.class)))
    public Response record(@PathParam("id") UUID id, @NotNull @Valid NewSiteRecord wanted) {
        visits.toRecordOnSite(id);
        return created(SiteRecord.seen(id, wanted, Actor.of(caller), clock.instant()));
    }

    @POST
    @Path("/{id}/hearings")
    @Idempotent
    @Transactional
    @RolesAllowed("INSPECTOR")
    @Operation(
            operationId = "recordHearing",
            summary = "A member of the team records a hearing of one group",
            description =
                    "Participants chosen at random, and who had to leave the room, where the local law demands it.")
    @APIResponse(
            responseCode = "201",
            description = "recorded",
            content = @Content(schema = @Schema(implementation = RecordView.class)))
    public Response hear(@PathParam("id") UUID id, @NotNull @Valid NewHearing wanted) {
        Visits.Visit visit = visits.toRecordOnSite(id);
        Optional<Rule> rule = packs.at(visit.jurisdiction(), Clocks.dateOf(clock.instant()))
                .about(Matter.HEARINGS, visit.kind())
                .map(Cited::rule);
        return created(SiteRecord.heard(id, wanted, rule, Actor.of(caller), clock.instant()));
    }

    @POST
    @Path("/{id}/public-opinions")
    @Idempotent
    @Transactional
    @RolesAllowed("INSPECTOR")
    @Operation(operationId = "recordPublicOpinion", summary = "A member of the team records what the public says")
    @APIResponse(
            responseCode = "201",
            description = "recorded",
            content = @Content(schema = @Schema(implementation = RecordView.class)))
    public Response ask(@PathParam("id") UUID id, @NotNull @Valid NewPublicOpinion wanted) {
        visits.toRecordOnSite(id);
        return created(SiteRecord.asked(id, wanted, Actor.of(caller), clock.instant()));
    }

    private Response created(SiteRecord made) {
        records.persist(made);
        return Response.created(URI.create("/api/v1/inspections/" + made.inspectionId + "/records"))
                .entity(RecordView.of(made))
                .build();
    }

    @GET
    @Path("/{id}/records")
    @Transactional
    @RolesAllowed({"ESO", "INSPECTOR", "SUPERVISOR", "LEADER"})
    @Operation(
            operationId = "listInspectionRecords",
            summary = "All records of an inspection, for those who do its work")
    @APIResponse(responseCode = "200", description = "in the order in which they were made")
    public Records list(@PathParam("id") UUID id) {
        course.ofItsWork(id);
        return new Records(records.ofInspection(id).stream().map(RecordView::of).toList());
    }
}
