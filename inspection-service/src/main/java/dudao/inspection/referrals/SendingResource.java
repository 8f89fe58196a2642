package dudao.inspection.referrals;

import dudao.commons.idempotency.Idempotent;
import dudao.commons.identity.Actor;
import dudao.commons.identity.Caller;
import dudao.commons.identity.OrganizationTree;
import dudao.commons.problems.RuleViolation;
import dudao.commons.time.Clocks;
import dudao.commons.time.Counting;
import dudao.commons.time.DayKind;
import dudao.inspection.findings.FindingCourse;
import dudao.inspection.findings.FindingView;
import dudao.inspection.inspections.Visits;
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

@Path("/api/v1/findings/{id}/referrals")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Referrals")
class SendingResource {

    private final FindingCourse findings;
    private final Referrals referrals;
    private final ReferralFacts facts;
    private final Visits visits;
    private final OrganizationTree tree;
    private final Counting counting;
    private final Caller caller;
    private final Clock clock;
    private final int workingDays;

    SendingResource(
            FindingCourse findings,
            Referrals referrals,
            ReferralFacts facts,
            Visits visits,
            OrganizationTree tree,
            Counting counting,
            Caller caller,
            Clock clock,
            @ConfigProperty(name = "dudao.referrals.confirm-within-working-days", defaultValue = "5") int workingDays) {
        this.findings = findings;
        this.referrals = referrals;
        this.facts = facts;
        this.visits = visits;
        this.tree = tree;
        this.counting = counting;
        this.caller = caller;
        this.clock = clock;
        this.workingDays = workingDays;
    }

    @POST
    @Idempotent
    @Transactional
    @RolesAllowed("ESO")
    @Operation(
            operationId = "referFinding",
            summary = "上报 or 移送: brings an open finding before somebody who can do what the unit cannot",
            description = "The finding stays open and its limits run on. The receiver confirms with a receipt.")
    @APIResponse(
            responseCode = "201",
            description = "sent",
            content = @Content(schema = @Schema(implementation = ReferralView.class)))
    public Response refer(@PathParam("id") UUID id, @NotNull @Valid NewReferral wanted) {
        FindingView finding = findings.open(id);
        UUID office = visits.of(finding.inspectionId()).officeId();
        mustFit(wanted, finding, office);
        if (referrals.isOpen(id, wanted.organizationId(), wanted.recipient())) {
            throw RuleViolation.of("DUPLICATE", "已经向同一对象上报或者移送,尚未办结");
        }
        Instant now = clock.instant();
        Referral referral = Referral.send(wanted, finding, office, Actor.of(caller), now)
                .confirmedBy(counting.add(Clocks.dateOf(now), workingDays, DayKind.WORKING_DAY, false), workingDays);
        referrals.persist(referral);
        return facts.tell("sent", referral, Response.created(URI.create("/api/v1/referrals/" + referral.id)));
    }

    /** Up means above the office; over means neither the office itself nor the unit or anybody below it. */
    private void mustFit(NewReferral wanted, FindingView finding, UUID office) {
        if ((wanted.organizationId() == null) == (wanted.recipient() == null)) {
            throw RuleViolation.invalidField("/organizationId", "机构标识和其他单位名称填写一项");
        }
        if (wanted.organizationId() == null && wanted.kind() == ReferralKind.REFER_UP) {
            throw RuleViolation.invalidField("/organizationId", "上报应指明上级机构");
        }
        if (wanted.organizationId() == null) {
            return;
        }
        OrganizationTree.Node receiver = tree.find(wanted.organizationId())
                .orElseThrow(
                        () -> RuleViolation.of("REFERRAL_NOT_FITTING", "没有这个机构").at("/organizationId", "未知机构"));
        boolean above = receiver.contains(tree.get(office)) && !receiver.id().equals(office);
        boolean unit = tree.get(finding.organizationId()).contains(receiver);
        if (wanted.kind() == ReferralKind.REFER_UP ? !above : receiver.id().equals(office) || unit) {
            throw RuleViolation.of("REFERRAL_NOT_FITTING", "上报应向本机构的上级,移送应向本机构和被督导单位以外的机构")
                    .at("/organizationId", "不能作为接收单位");
        }
        if (receiver.kind().equals("CLASS") || referrals.isClosed(receiver.id(), Clocks.dateOf(clock.instant()))) {
            throw RuleViolation.of("REFERRAL_UNRECEIVED", receiver.name() + " 没有人能签收")
                    .at("/organizationId", "不能作为接收单位");
        }
    }
}
