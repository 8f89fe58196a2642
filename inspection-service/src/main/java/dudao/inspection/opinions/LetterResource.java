package dudao.inspection.opinions;

import dudao.commons.identity.Actor;
import dudao.commons.identity.Caller;
import dudao.commons.problems.RuleViolation;
import dudao.commons.time.Clocks;
import dudao.inspection.findings.Verdicts;
import dudao.inspection.inspections.Course;
import dudao.inspection.inspections.Course.Standing;
import dudao.inspection.inspections.InspectionView;
import dudao.inspection.procedure.InspectionCommand;
import dudao.inspection.requests.Days;
import dudao.inspection.rulepacks.Cited;
import dudao.inspection.rulepacks.Matter;
import dudao.inspection.rulepacks.RulePacks;
import dudao.inspection.rulepacks.StartEvent;
import dudao.inspection.timetable.Timetable;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The opinion letter (督导意见书): drafted, agreed to, issued (教育督导条例 Art. 21). */
@Path("/api/v1/inspections")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Opinions", description = "What a special or comprehensive inspection comes to: 初步意见、申辩、督导意见书")
class LetterResource {

    private static final String DOCUMENT_NUMBER = "[\\u4e00-\\u9fa5A-Za-z]+〔(19|20)\\d{2}〕[1-9]\\d*号";

    @Schema(name = "NewOpinionConsent")
    record Agreement(@NotNull Boolean agrees, @Size(max = 2000) String reason) {

        @AssertTrue(message = "不同意时应写明理由")
        @Schema(hidden = true)
        boolean isReasonGiven() {
            return agrees == null || agrees || reason != null && !reason.isBlank();
        }
    }

    @Schema(name = "OpinionIssue")
    record Issue(
            @NotNull
                    @Size(max = 100)
                    @Pattern(regexp = DOCUMENT_NUMBER, message = "应为发文字号,如 苏督〔2026〕12号")
                    @Schema(description = "发文字号 (GB/T 9704)")
                    String number) {}

    private final Course course;
    private final Opinions opinions;
    private final Verdicts verdicts;
    private final RulePacks packs;
    private final Timetable timetable;
    private final Caller caller;
    private final Clock clock;

    LetterResource(
            Course course,
            Opinions opinions,
            Verdicts verdicts,
            RulePacks packs,
            Timetable timetable,
            Caller caller,
            Clock clock) {
        this.course = course;
        this.opinions = opinions;
        this.verdicts = verdicts;
        this.packs = packs;
        this.timetable = timetable;
        this.caller = caller;
        this.clock = clock;
    }

    @GET
    @Path("/{id}/opinion")
    @Transactional
    @RolesAllowed({"ESO", "INSPECTOR", "SUPERVISOR", "REVIEWER", "LEADER", "ISSUER", "SYSTEM", "UNIT_HEAD", "UNIT_CLERK"
    })
    @Operation(
            operationId = "getOpinion",
            summary = "Preliminary opinion, defence and letter of an inspection",
            description =
                    "404 before the group has deliberated. The unit reads what was served on it and nothing else.")
    @APIResponse(
            responseCode = "200",
            description = "the opinion as far as it has come",
            content = @Content(schema = @Schema(implementation = OpinionView.class)))
    public Response get(@PathParam("id") UUID id) {
        boolean work = course.isOfItsWork(id);
        Opinion opinion = opinions.of(id);
        if (!work && opinion.servedAt == null) {
            throw RuleViolation.notFound("督导意见", id);
        }
        return Response.ok(OpinionView.of(opinion, work)).build();
    }

    @POST
    @Path("/{id}/draft-opinion")
    @Transactional
    @RolesAllowed("INSPECTOR")
    @Operation(
            operationId = "draftOpinion",
            summary = "The leader drafts the letter, or drafts it anew",
            description =
                    "Every point of the defence is answered; every confirmed finding has its demand and limit. Consents"
                            + " to an earlier draft count no more.")
    @APIResponse(
            responseCode = "200",
            description = "drafted",
            content = @Content(schema = @Schema(implementation = InspectionView.class)))
    public Response draft(
            @PathParam("id") UUID id, @HeaderParam("If-Match") String ifMatch, @NotNull @Valid LetterDraft wanted) {
        course.byLeader(id, ifMatch);
        course.draftOpinion(id);
        for (int i = 0; i < wanted.demands().size(); i++) {
            Days.limit("/demands/" + i + "/dueOn", wanted.demands().get(i).dueOn(), clock);
        }
        opinions.of(id).draft(wanted, toDemand(id), Actor.of(caller), course.now());
        return course.show(id);
    }

    @POST
    @Path("/{id}/consent-to-opinion")
    @Transactional
    @RolesAllowed("INSPECTOR")
    @Operation(
            operationId = "consentToOpinion",
            summary = "A member of the group agrees to the draft, or does not",
            description = "Once for each draft. Where the local law asks for a majority, nothing is issued without it.")
    @APIResponse(
            responseCode = "200",
            description = "kept",
            content = @Content(schema = @Schema(implementation = InspectionView.class)))
    public Response consent(
            @PathParam("id") UUID id, @HeaderParam("If-Match") String ifMatch, @NotNull @Valid Agreement said) {
        Standing standing = course.byMember(id, ifMatch);
        course.consent(id);
        UUID seat = standing.team().stream()
                .filter(each -> each.person().equals(caller.id()))
                .map(Course.Seat::inspectorId)
                .findFirst()
                .orElseThrow();
        opinions.of(id).consent(seat, said.agrees(), said.reason(), Actor.of(caller), course.now());
        return course.show(id);
    }

    @POST
    @Path("/{id}/issue-opinion")
    @Transactional
    @RolesAllowed("ESO")
    @Operation(
            operationId = "issueOpinion",
            summary = "The office issues the letter",
            description =
                    "Not by who drafted it. No finding may be undecided. The unit is served with it on the same day.")
    @APIResponse(
            responseCode = "200",
            description = "issued",
            content = @Content(schema = @Schema(implementation = InspectionView.class)))
    public Response issue(
            @PathParam("id") UUID id, @HeaderParam("If-Match") String ifMatch, @NotNull @Valid Issue issue) {
        Standing standing = course.byOffice(id, ifMatch);
        course.mustAllow(standing, InspectionCommand.ISSUE_OPINION);
        Opinion opinion = opinions.of(id);
        Instant now = course.now();
        LocalDate today = Clocks.dateOf(now);
        int undecided = verdicts.undecided(id).size();
        if (undecided > 0) {
            throw RuleViolation.of("FINDINGS_UNDECIDED", "还有 " + undecided + " 个问题未确认或否定")
                    .with("undecided", undecided);
        }
        Optional<Cited> law = packs.at(standing.jurisdiction(), today)
                .about(Matter.CONSENT, standing.kind())
                .filter(cited -> cited.rule().verified());
        Set<UUID> members =
                standing.team().stream().map(Course.Seat::inspectorId).collect(Collectors.toSet());
        opinion.issue(issue.number(), law, members, toDemand(id), Actor.of(caller), now);
        course.issueOpinion(id, now);
        timetable.met(id, Matter.OPINION_LETTER);
        start(standing, StartEvent.OPINION_ISSUED, today);
        start(standing, StartEvent.LETTER_RECEIVED, today);
        opinion.demands.stream()
                .map(Demand::dueOn)
                .max(LocalDate::compareTo)
                .ifPresent(last -> start(standing, StartEvent.RECTIFICATION_ENDED, last));
        return course.tell("opinion-issued", id);
    }

    private void start(Standing standing, StartEvent event, LocalDate day) {
        timetable.start(standing.id(), standing.jurisdiction(), standing.kind(), event, day);
    }

    private Set<UUID> toDemand(UUID id) {
        return new HashSet<>(verdicts.toDemand(id));
    }
}
