package dudao.inspection.remedies;

import dudao.commons.http.ETags;
import dudao.commons.idempotency.Idempotent;
import dudao.commons.identity.Actor;
import dudao.commons.identity.Caller;
import dudao.commons.problems.RuleViolation;
import dudao.commons.time.Clocks;
import dudao.inspection.inspections.Course;
import dudao.inspection.inspections.Course.Standing;
import dudao.inspection.procedure.InspectionState;
import dudao.inspection.rulepacks.Cited;
import dudao.inspection.rulepacks.Matter;
import dudao.inspection.rulepacks.Rule;
import dudao.inspection.rulepacks.RulePacks;
import dudao.inspection.rulepacks.StartEvent;
import dudao.inspection.timetable.Timetable;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What the unit asks for against a letter, where the law of the place knows a remedy. */
@Path("/api/v1/inspections/{id}/remedies")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Remedies", description = "复查 by the same agency, 复核 by the next-higher one; the letter holds meanwhile")
class RemedyRequestResource {

    @Schema(name = "NewRemedy")
    record Wanted(@NotBlank @Size(max = 10_000) String grounds) {}

    @Schema(name = "RemedyList")
    record Remedies(@Schema(description = "one at most") List<RemedyView> items) {}

    private final Course course;
    private final RemedyClaims claims;
    private final RulePacks packs;
    private final Timetable timetable;
    private final Caller caller;

    RemedyRequestResource(Course course, RemedyClaims claims, RulePacks packs, Timetable timetable, Caller caller) {
        this.course = course;
        this.claims = claims;
        this.packs = packs;
        this.timetable = timetable;
        this.caller = caller;
    }

    @POST
    @Idempotent
    @Transactional
    @RolesAllowed("UNIT_HEAD")
    @Operation(
            operationId = "requestRemedy",
            summary = "The unit asks for the remedy the local law knows, once for each letter",
            description = "What comes after the limit is taken, marked `late` and decided upon.")
    @APIResponse(
            responseCode = "201",
            description = "requested",
            content = @Content(schema = @Schema(implementation = RemedyView.class)))
    public Response request(@PathParam("id") UUID id, @NotNull @Valid Wanted wanted) {
        // The inspection's row keeps two requests apart.
        Standing standing = course.byUnit(id, "*");
        if (standing.state() != InspectionState.OPINION_ISSUED) {
            throw RuleViolation.of("OPINION_NOT_ISSUED", "对尚未发出或已经结案的督导意见书不能申请复查、复核")
                    .with("state", standing.state().name());
        }
        LocalDate issuedOn = Clocks.dateOf(standing.opinionIssuedAt().toInstant());
        Rule law = packs.at(standing.jurisdiction(), issuedOn)
                .period(Matter.REMEDY_REQUEST, standing.kind())
                .map(Cited::rule)
                .orElseThrow(() -> RuleViolation.of("NO_REMEDY", "适用的规则没有规定对督导意见书的复查、复核"));
        if (claims.ofInspection(id).isPresent()) {
            throw RuleViolation.of("DUPLICATE", "已经申请过复查、复核");
        }
        Instant now = course.now();
        LocalDate today = Clocks.dateOf(now);
        boolean late = timetable
                .dueOn(id, Matter.REMEDY_REQUEST)
                .filter(today::isAfter)
                .isPresent();
        RemedyClaim claim = RemedyClaim.request(id, law, wanted.grounds(), late, Actor.of(caller), now);
        claims.persist(claim);
        timetable.met(id, Matter.REMEDY_REQUEST);
        timetable.start(id, standing.jurisdiction(), standing.kind(), StartEvent.REMEDY_REQUESTED, today);
        course.touch(id);
        course.announce("remedy-requested", id);
        claims.flush();
        return ETags.tagged(Response.created(URI.create("/api/v1/remedies/" + claim.id)), claim)
                .entity(RemedyView.of(claim))
                .build();
    }

    @GET
    @Transactional
    @RolesAllowed({"ESO", "INSPECTOR", "SUPERVISOR", "REVIEWER", "LEADER", "ISSUER", "SYSTEM", "UNIT_HEAD", "UNIT_CLERK"
    })
    @Operation(operationId = "listRemedies", summary = "What was asked for against the letter of an inspection")
    @APIResponse(responseCode = "200", description = "one at most")
    public Remedies list(@PathParam("id") UUID id) {
        course.seen(id);
        return new Remedies(claims.ofInspection(id).stream().map(RemedyView::of).toList());
    }
}
