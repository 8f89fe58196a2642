package dudao.inspection.accountability.appeals;

import dudao.commons.audit.AuditTrail;
import dudao.commons.http.ETags;
import dudao.commons.identity.Actor;
import dudao.commons.identity.Caller;
import dudao.inspection.accountability.cases.CaseDesk;
import dudao.inspection.accountability.limits.CaseLimits;
import dudao.inspection.rulepacks.Matter;
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

/** 复核 by the body that decided, 申诉 by the one directly above; each by people who had no hand in the case. */
@Path("/api/v1/accountability-appeals")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Accountability")
class AppealResource {

    @Schema(name = "AccountabilityAppealDecision")
    record Decision(
            @NotNull AppealOutcome outcome,
            @NotBlank @Size(max = 10_000) String text,
            @Schema(description = "codes, with AMENDED only; none the object was not told of") @Size(max = 10)
                    List<@NotBlank String> measures) {

        Decision {
            measures = measures == null ? List.of() : measures;
        }
    }

    @Schema(name = "AccountabilityCorrection")
    record Correction(@NotBlank @Size(max = 10_000) String text) {}

    private final CaseDesk desk;
    private final Appeals appeals;
    private final CaseLimits limits;
    private final AuditTrail trail;
    private final Caller caller;

    AppealResource(CaseDesk desk, Appeals appeals, CaseLimits limits, AuditTrail trail, Caller caller) {
        this.desk = desk;
        this.appeals = appeals;
        this.limits = limits;
        this.trail = trail;
        this.caller = caller;
    }

    @GET
    @Path("/{id}")
    @Transactional
    @RolesAllowed({"ESO", "INSPECTOR", "SUPERVISOR", "REVIEWER", "LEADER", "ISSUER", "UNIT_HEAD", "UNIT_CLERK"})
    @Operation(operationId = "getAccountabilityAppeal", summary = "One 复核 or 申诉")
    @APIResponse(
            responseCode = "200",
            description = "the appeal",
            content = @Content(schema = @Schema(implementation = AppealView.class)))
    public Response get(@PathParam("id") UUID id) {
        UUID held = appeals.caseOf(id);
        desk.seen(held);
        trail.read("accountability-cases", held);
        return answer(appeals.findById(id));
    }

    @POST
    @Path("/{id}/decide")
    @Transactional
    @RolesAllowed("LEADER")
    @Operation(
            operationId = "decideAccountabilityAppeal",
            summary = "Decides it; where execution stands does not change by that",
            description = "AMENDED and REVOKED ask the body that decided for a correction.")
    @APIResponse(
            responseCode = "200",
            description = "decided",
            content = @Content(schema = @Schema(implementation = AppealView.class)))
    public Response decide(
            @PathParam("id") UUID id, @HeaderParam("If-Match") String ifMatch, @NotNull @Valid Decision wanted) {
        UUID held = appeals.caseOf(id);
        desk.seen(held);
        Appeal appeal = appeals.findById(id);
        CaseDesk.Standing standing = appeal.kind == AppealKind.REVIEW ? desk.byBody(held) : desk.byHigherBody(held);
        appeals.getEntityManager().refresh(appeal);
        ETags.check(ifMatch, appeal);
        appeal.mustBeUndecided();
        desk.mustBeNotified(held, wanted.measures(), "/measures");
        appeal.decide(
                wanted.outcome(),
                wanted.text(),
                wanted.measures(),
                standing.participants().and(appeals.peopleOf(held)),
                Actor.of(caller),
                desk.now());
        limits.met(held, appeal.kind.answer);
        if (appeal.kind == AppealKind.REVIEW) {
            limits.start(held, Matter.ACCOUNTABILITY_APPEAL_AFTER_REVIEW, desk.today());
        } else if (wanted.outcome().asksForCorrection()) {
            limits.start(held, Matter.ACCOUNTABILITY_CORRECTION, desk.today());
        }
        return answer(appeal);
    }

    @POST
    @Path("/{id}/correct")
    @Transactional
    @RolesAllowed("LEADER")
    @Operation(
            operationId = "correctAccountability",
            summary = "The body that decided puts its decision right, as it was told to")
    @APIResponse(
            responseCode = "200",
            description = "put right",
            content = @Content(schema = @Schema(implementation = AppealView.class)))
    public Response correct(
            @PathParam("id") UUID id, @HeaderParam("If-Match") String ifMatch, @NotNull @Valid Correction wanted) {
        UUID held = appeals.caseOf(id);
        desk.byBody(held);
        Appeal appeal = appeals.findById(id);
        ETags.check(ifMatch, appeal);
        appeal.correct(wanted.text(), Actor.of(caller), desk.now());
        desk.correct(held, appeal.measures, wanted.text().strip());
        limits.met(held, Matter.ACCOUNTABILITY_CORRECTION);
        return answer(appeal);
    }

    private Response answer(Appeal appeal) {
        appeals.flush();
        return ETags.tagged(Response.ok(AppealView.of(appeal)), appeal).build();
    }
}
