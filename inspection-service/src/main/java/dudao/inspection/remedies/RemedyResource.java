package dudao.inspection.remedies;

import dudao.commons.http.ETags;
import dudao.commons.identity.Actor;
import dudao.commons.identity.Caller;
import dudao.commons.identity.People;
import dudao.commons.problems.RuleViolation;
import dudao.inspection.access.Offices;
import dudao.inspection.inspections.Course;
import dudao.inspection.inspections.Course.Standing;
import dudao.inspection.opinions.LetterAmending;
import dudao.inspection.opinions.LetterChange;
import dudao.inspection.opinions.LetterMakers;
import dudao.inspection.rulepacks.Matter;
import dudao.inspection.rulepacks.Rule;
import dudao.inspection.timetable.Timetable;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** A remedy against a letter, and its decision. */
@Path("/api/v1/remedies")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Remedies")
class RemedyResource {

    private static final String CHANGES = "with AMENDED, and only then: what reads otherwise from now on";

    @Schema(name = "RemedyDecision")
    record Decision(
            @NotNull RemedyState outcome,
            @NotBlank @Size(max = 10_000) String text,
            @Size(max = 100) @Schema(description = CHANGES) List<@NotNull @Valid LetterChange> changes) {

        Decision {
            changes = changes == null ? List.of() : changes;
        }
    }

    @Schema(name = "RemedyDecidedElsewhere")
    record Received(
            @NotNull RemedyState outcome,
            @NotBlank @Size(max = 10_000) String text,
            @NotBlank @Size(max = 200) @Schema(description = "the agency above, which does not work here")
                    String agency,
            @NotBlank @Size(max = 100) @Schema(description = "发文字号") String documentNumber,
            @Size(max = 100) @Schema(description = CHANGES) List<@NotNull @Valid LetterChange> changes) {

        Decision decision() {
            return new Decision(outcome, text, changes);
        }
    }

    private final Course course;
    private final LetterMakers makers;
    private final LetterAmending letter;
    private final RemedyClaims claims;
    private final Offices offices;
    private final Timetable timetable;
    private final Caller caller;

    RemedyResource(
            Course course,
            LetterMakers makers,
            LetterAmending letter,
            RemedyClaims claims,
            Offices offices,
            Timetable timetable,
            Caller caller) {
        this.course = course;
        this.makers = makers;
        this.letter = letter;
        this.claims = claims;
        this.offices = offices;
        this.timetable = timetable;
        this.caller = caller;
    }

    @GET
    @Path("/{id}")
    @Transactional
    @RolesAllowed({"ESO", "INSPECTOR", "SUPERVISOR", "REVIEWER", "LEADER", "ISSUER", "SYSTEM", "UNIT_HEAD", "UNIT_CLERK"
    })
    @Operation(operationId = "getRemedy", summary = "One remedy")
    @APIResponse(
            responseCode = "200",
            description = "the remedy",
            content = @Content(schema = @Schema(implementation = RemedyView.class)))
    public Response get(@PathParam("id") UUID id) {
        RemedyClaim claim = claims.findByIdOptional(id).orElseThrow(() -> RuleViolation.notFound("复查、复核", id));
        course.seen(claim.inspectionId);
        return answer(Response.ok(), claim);
    }

    @POST
    @Path("/{id}/decide")
    @Transactional
    @RolesAllowed("ESO")
    @Operation(
            operationId = "decideRemedy",
            summary = "The agency the law names decides",
            description = "Nobody who took part in the letter. AMENDED and REVOKED are told as `opinion-amended` and"
                    + " `opinion-revoked`; what was late is NOT_ADMITTED, and nothing else is. AMENDED says what it changes,"
                    + " and the letter shows how it read before.")
    @APIResponse(
            responseCode = "200",
            description = "decided",
            content = @Content(schema = @Schema(implementation = RemedyView.class)))
    public Response decide(
            @PathParam("id") UUID id, @HeaderParam("If-Match") String ifMatch, @NotNull @Valid Decision decision) {
        UUID inspection = inspectionOf(id);
        Standing standing = course.byOffice(inspection, "*");
        RemedyClaim claim = claims.findById(id);
        if (claim.addressee == Rule.Addressee.HIGHER_AGENCY) {
            offices.mustStandAbove(inspection);
        }
        ETags.check(ifMatch, claim);
        claim.decide(decision, tookPart(standing), Actor.of(caller), course.now());
        return told(claim, decision);
    }

    private People tookPart(Standing standing) {
        People group =
                People.of(standing.team().stream().map(Course.Seat::person).toList());
        return makers.of(standing.id()).and(group);
    }

    @POST
    @Path("/{id}/record-decision")
    @Transactional
    @RolesAllowed("ESO")
    @Operation(
            operationId = "recordRemedyDecision",
            summary = "Enters what the agency above decided, where no organisation stands above here",
            description =
                    "The decision is the agency's, with its document number; else AGENCY_DECIDES. Entered by nobody"
                            + " who took part in the letter.")
    @APIResponse(
            responseCode = "200",
            description = "entered",
            content = @Content(schema = @Schema(implementation = RemedyView.class)))
    public Response record(
            @PathParam("id") UUID id, @HeaderParam("If-Match") String ifMatch, @NotNull @Valid Received decision) {
        UUID inspection = inspectionOf(id);
        Standing standing = course.byOffice(inspection, "*");
        RemedyClaim claim = claims.findById(id);
        if (claim.addressee != Rule.Addressee.HIGHER_AGENCY || !offices.isWithoutAgencyAbove(inspection)) {
            throw RuleViolation.of("AGENCY_DECIDES", "由有权的督导机构自己办理,不能代为登记");
        }
        ETags.check(ifMatch, claim);
        claim.decideElsewhere(decision, tookPart(standing), Actor.of(caller), course.now());
        return told(claim, decision.decision());
    }

    private UUID inspectionOf(UUID id) {
        return claims.inspectionOf(id).orElseThrow(() -> RuleViolation.notFound("复查、复核", id));
    }

    private Response told(RemedyClaim claim, Decision decision) {
        UUID inspection = claim.inspectionId;
        letter.amend(inspection, decision.changes(), claim.decidedAt);
        timetable.met(inspection, Matter.REMEDY_DECISION);
        course.touch(inspection);
        course.announce(
                switch (claim.state) {
                    case AMENDED -> "opinion-amended";
                    case REVOKED -> "opinion-revoked";
                    case REQUESTED, UPHELD, NOT_ADMITTED -> "remedy-decided";
                },
                inspection);
        return answer(Response.ok(), claim);
    }

    private Response answer(Response.ResponseBuilder answer, RemedyClaim claim) {
        claims.flush();
        return ETags.tagged(answer, claim).entity(RemedyView.of(claim)).build();
    }
}
