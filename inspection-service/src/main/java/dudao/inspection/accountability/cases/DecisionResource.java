package dudao.inspection.accountability.cases;

import dudao.commons.identity.Actor;
import dudao.commons.identity.Caller;
import dudao.commons.problems.RuleViolation;
import dudao.inspection.accountability.catalogue.Catalogue;
import dudao.inspection.accountability.catalogue.Edition;
import dudao.inspection.accountability.catalogue.Entry;
import dudao.inspection.accountability.limits.CaseLimits;
import dudao.inspection.requests.Days;
import dudao.inspection.requests.Reason;
import dudao.inspection.rulepacks.Matter;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.inject.Instance;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The decision, its service, its execution and the end of its effect. */
@Path("/api/v1/accountability-cases")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Accountability")
class DecisionResource {

    private final Cases cases;
    private final CaseDesk desk;
    private final CaseAnswers answers;
    private final CaseLimits limits;
    private final Catalogue catalogue;
    private final Instance<ArchivingCondition> conditions;
    private final Caller caller;

    DecisionResource(
            Cases cases,
            CaseDesk desk,
            CaseAnswers answers,
            CaseLimits limits,
            Catalogue catalogue,
            Instance<ArchivingCondition> conditions,
            Caller caller) {
        this.cases = cases;
        this.desk = desk;
        this.answers = answers;
        this.limits = limits;
        this.catalogue = catalogue;
        this.conditions = conditions;
        this.caller = caller;
    }

    @POST
    @Path("/{id}/decide")
    @Transactional
    @RolesAllowed("LEADER")
    @Operation(
            operationId = "decideAccountability",
            summary = "A leader of the body decides",
            description = "Nobody who had a hand in an earlier step, and no measure the object was not told of.")
    @APIResponse(
            responseCode = "200",
            description = "decided",
            content = @Content(schema = @Schema(implementation = CaseView.class)))
    public Response decide(
            @PathParam("id") UUID id,
            @HeaderParam("If-Match") String ifMatch,
            @NotNull @Valid CaseRequests.Decision wanted) {
        AccountabilityCase held = office(id, ifMatch, "decide");
        Actor by = Actor.of(caller);
        by.people().mustNotMeet(held.participants(), "参与此前任何环节的人不能作出问责决定");
        held.mustBeNotified(wanted.measures(), "/measures");
        LocalDate today = desk.today();
        Days.plausible("/effectiveOn", wanted.effectiveOn());
        if (wanted.effectUntil() != null) {
            Days.plausible("/effectUntil", wanted.effectUntil());
            Days.inOrder(wanted.effectiveOn(), wanted.effectUntil(), "/effectUntil");
        }
        Edition edition = catalogue.version(held.catalogue);
        held.heavier = heavier(held, wanted, edition, today);
        held.measures = List.copyOf(wanted.measures());
        held.number = wanted.number();
        held.decision = text(held, wanted, edition);
        held.decidedOn = today;
        held.effectiveOn = wanted.effectiveOn();
        held.effectUntil = wanted.effectUntil();
        held.act(step("decide", null, null, null));
        desk.tell("decided", held);
        return answers.of(held);
    }

    @POST
    @Path("/{id}/serve")
    @Transactional
    @RolesAllowed("ESO")
    @Operation(
            operationId = "serveAccountabilityDecision",
            summary = "The decision was received; 复核 and 申诉 run from that day")
    @APIResponse(
            responseCode = "200",
            description = "served",
            content = @Content(schema = @Schema(implementation = CaseView.class)))
    public Response serve(
            @PathParam("id") UUID id,
            @HeaderParam("If-Match") String ifMatch,
            @NotNull @Valid CaseRequests.Service wanted) {
        AccountabilityCase held = office(id, ifMatch, "serve");
        LocalDate day = wanted.receivedOn();
        if (day.isBefore(held.decidedOn) || day.isAfter(desk.today())) {
            throw RuleViolation.invalidField("/receivedOn", "应在作出决定之日到今天之间");
        }
        held.receivedOn = day;
        held.act(step("serve", null, wanted.servedTo().strip(), null));
        limits.start(id, Matter.ACCOUNTABILITY_REVIEW, day);
        limits.start(id, Matter.ACCOUNTABILITY_APPEAL, day);
        return answers.of(held);
    }

    @POST
    @Path("/{id}/start-execution")
    @Transactional
    @RolesAllowed("ESO")
    @Operation(
            operationId = "startAccountabilityExecution",
            summary = "Who carries it out; what is handed over has a receipt")
    @APIResponse(
            responseCode = "200",
            description = "in execution",
            content = @Content(schema = @Schema(implementation = CaseView.class)))
    public Response start(
            @PathParam("id") UUID id,
            @HeaderParam("If-Match") String ifMatch,
            @NotNull @Valid CaseRequests.Execution wanted) {
        AccountabilityCase held = office(id, ifMatch, "start-execution");
        boolean handedOver = catalogue.version(held.catalogue).measures(held.measures).stream()
                .anyMatch(Entry::handedOver);
        if (handedOver && (wanted.receipt() == null || wanted.receipt().isBlank())) {
            throw RuleViolation.of("RECEIPT_MISSING", "移交有权机关办理的,应有回执").at("/receipt", "不能为空");
        }
        held.act(step("start-execution", null, wanted.body().strip(), wanted.receipt()));
        return answers.of(held);
    }

    @POST
    @Path("/{id}/complete-execution")
    @Transactional
    @RolesAllowed("ESO")
    @Operation(operationId = "completeAccountabilityExecution", summary = "It was carried out")
    @APIResponse(
            responseCode = "200",
            description = "executed",
            content = @Content(schema = @Schema(implementation = CaseView.class)))
    public Response complete(
            @PathParam("id") UUID id,
            @HeaderParam("If-Match") String ifMatch,
            @NotNull @Valid CaseRequests.Text wanted) {
        AccountabilityCase held = office(id, ifMatch, "complete-execution");
        held.act(step("complete-execution", wanted.text().strip(), null, null));
        desk.tell("executed", held);
        return answers.of(held);
    }

    @POST
    @Path("/{id}/lift")
    @Transactional
    @RolesAllowed("LEADER")
    @Operation(
            operationId = "liftAccountability",
            summary = "Ends its effect",
            description = "Of an executed decision whose time is over, or of any that was taken back on 复核 or 申诉.")
    @APIResponse(
            responseCode = "200",
            description = "lifted",
            content = @Content(schema = @Schema(implementation = CaseView.class)))
    public Response lift(
            @PathParam("id") UUID id, @HeaderParam("If-Match") String ifMatch, @NotNull @Valid Reason wanted) {
        AccountabilityCase held = office(id, ifMatch, "lift");
        boolean over = held.state == CaseState.EXECUTED
                && (held.effectUntil == null || desk.today().isAfter(held.effectUntil));
        if (!over && held.revokedOn == null) {
            throw RuleViolation.of("EFFECT_LASTS", "决定未被撤销,尚未执行完毕或影响期未满");
        }
        held.act(step("lift", wanted.reason().strip(), null, null));
        desk.tell("lifted", held);
        return answers.of(held);
    }

    @POST
    @Path("/{id}/archive")
    @Transactional
    @RolesAllowed("ESO")
    @Operation(operationId = "archiveAccountability", summary = "Files it with the higher level")
    @APIResponse(
            responseCode = "200",
            description = "archived",
            content = @Content(schema = @Schema(implementation = CaseView.class)))
    public Response archive(
            @PathParam("id") UUID id,
            @HeaderParam("If-Match") String ifMatch,
            @NotNull @Valid CaseRequests.Filing wanted) {
        AccountabilityCase held = office(id, ifMatch, "archive");
        conditions.forEach(each -> each.mustHold(id));
        held.act(step("archive", null, null, wanted.receipt().strip()));
        return answers.of(held);
    }

    /** That it is not the first time within a year is added by itself; nothing is decided by that. */
    private List<String> heavier(
            AccountabilityCase held, CaseRequests.Decision wanted, Edition edition, LocalDate today) {
        List<String> codes = new ArrayList<>(wanted.heavier() == null ? List.of() : wanted.heavier());
        if (cases.earlier(held.id, today) > 0 && edition.knowsHeavier("REPEATED")) {
            codes.add("REPEATED");
        }
        for (int n = 0; n < codes.size(); n++) {
            edition.heavier(codes.get(n), held.objectKind, "/heavier/" + n);
        }
        return codes.stream().distinct().toList();
    }

    private static String text(AccountabilityCase held, CaseRequests.Decision wanted, Edition edition) {
        List<Entry> basis = new ArrayList<>(List.of(edition.ground(held.ground, held.objectKind, "/ground")));
        basis.addAll(edition.measures(wanted.measures()));
        return "基本情况:" + wanted.situation().strip() + "\n事实:" + wanted.facts().strip() + "\n依据:"
                + basis.stream().map(Entry::citation).distinct().collect(Collectors.joining("、"));
    }

    /** Of the body that handles the case, and where the table lets it. */
    private AccountabilityCase office(UUID id, String ifMatch, String command) {
        AccountabilityCase held = cases.toChange(id, ifMatch);
        desk.mustBelong(held);
        held.mustAllow(command);
        return held;
    }

    private Step step(String command, String text, String givenTo, String receipt) {
        return Step.of(command, text, givenTo, receipt, Actor.of(caller), desk.now());
    }
}
