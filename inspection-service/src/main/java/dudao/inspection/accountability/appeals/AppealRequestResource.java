package dudao.inspection.accountability.appeals;

import dudao.commons.audit.AuditTrail;
import dudao.commons.http.ETags;
import dudao.commons.idempotency.Idempotent;
import dudao.commons.identity.Actor;
import dudao.commons.identity.Caller;
import dudao.commons.problems.RuleViolation;
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
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What the object asks for against a decision. */
@Path("/api/v1/accountability-cases/{id}/appeals")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Accountability")
class AppealRequestResource {

    @Schema(name = "NewAccountabilityAppeal")
    record Wanted(@NotNull AppealKind kind, @NotBlank @Size(max = 10_000) String grounds) {}

    @Schema(name = "AccountabilityAppealList")
    record All(List<AppealView> items) {}

    private final CaseDesk desk;
    private final Appeals appeals;
    private final CaseLimits limits;
    private final AuditTrail trail;
    private final Caller caller;

    AppealRequestResource(CaseDesk desk, Appeals appeals, CaseLimits limits, AuditTrail trail, Caller caller) {
        this.desk = desk;
        this.appeals = appeals;
        this.limits = limits;
        this.trail = trail;
        this.caller = caller;
    }

    @POST
    @Idempotent
    @Transactional
    @RolesAllowed({"ESO", "INSPECTOR", "SUPERVISOR", "REVIEWER", "LEADER", "ISSUER", "UNIT_HEAD", "UNIT_CLERK"})
    @Operation(
            operationId = "appealAccountability",
            summary = "The object asks for 复核 or 申诉, each once; the decision is carried out meanwhile",
            description = "What comes late is taken and marked; whether it is admitted is decided by a person.")
    @APIResponse(
            responseCode = "201",
            description = "requested",
            content = @Content(schema = @Schema(implementation = AppealView.class)))
    public Response request(@PathParam("id") UUID id, @NotNull @Valid Wanted wanted) {
        CaseDesk.Standing standing = desk.byObject(id);
        if (!standing.served() || standing.archived()) {
            throw RuleViolation.of("NOT_APPEALABLE", "问责决定尚未送达或者已经归档,不能申请复核、申诉");
        }
        if (appeals.of(id, wanted.kind()).isPresent()) {
            throw RuleViolation.of("DUPLICATE", "已经申请过");
        }
        LocalDate today = desk.today();
        mustBeInOrder(id, wanted.kind(), today);
        boolean late = limitOf(id, wanted.kind()).filter(today::isAfter).isPresent();
        Appeal appeal = Appeal.request(id, wanted.kind(), wanted.grounds(), late, Actor.of(caller), desk.now());
        appeals.persistAndFlush(appeal);
        limits.met(id, wanted.kind().request);
        if (wanted.kind() == AppealKind.APPEAL) {
            limits.met(id, Matter.ACCOUNTABILITY_APPEAL_AFTER_REVIEW);
        }
        limits.start(id, wanted.kind().answer, today);
        return ETags.tagged(Response.created(URI.create("/api/v1/accountability-appeals/" + appeal.id)), appeal)
                .entity(AppealView.of(appeal))
                .build();
    }

    /** Not 复核 after 申诉; not 申诉 while 复核 still has its time. */
    private void mustBeInOrder(UUID id, AppealKind kind, LocalDate today) {
        if (kind == AppealKind.REVIEW && appeals.of(id, AppealKind.APPEAL).isPresent()) {
            throw RuleViolation.of("REMEDY_OPEN", "已经提出申诉,不再复核");
        }
        boolean underReview = appeals.of(id, AppealKind.REVIEW)
                .filter(each -> each.state == AppealState.REQUESTED)
                .isPresent();
        boolean inTime = limits.dueOn(id, Matter.ACCOUNTABILITY_REVIEW_DECISION)
                .filter(due -> !today.isAfter(due))
                .isPresent();
        if (kind == AppealKind.APPEAL && underReview && inTime) {
            throw RuleViolation.of("REMEDY_OPEN", "复核尚在办理");
        }
    }

    private Optional<LocalDate> limitOf(UUID id, AppealKind kind) {
        Optional<LocalDate> afterReview = kind == AppealKind.APPEAL
                ? limits.dueOn(id, Matter.ACCOUNTABILITY_APPEAL_AFTER_REVIEW)
                : Optional.empty();
        return afterReview.or(() -> limits.dueOn(id, kind.request));
    }

    @GET
    @Transactional
    @RolesAllowed({"ESO", "INSPECTOR", "SUPERVISOR", "REVIEWER", "LEADER", "ISSUER", "UNIT_HEAD", "UNIT_CLERK"})
    @Operation(operationId = "listAccountabilityAppeals", summary = "复核 and 申诉 of one case")
    @APIResponse(responseCode = "200", description = "two at most")
    public All list(@PathParam("id") UUID id) {
        desk.seen(id);
        trail.read("accountability-cases", id);
        return new All(appeals.ofCase(id).stream().map(AppealView::of).toList());
    }
}
