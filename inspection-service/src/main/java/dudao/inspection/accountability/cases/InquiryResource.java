package dudao.inspection.accountability.cases;

import dudao.commons.identity.Actor;
import dudao.commons.identity.Caller;
import dudao.commons.identity.People;
import dudao.commons.problems.RuleViolation;
import dudao.inspection.accountability.catalogue.Catalogue;
import dudao.inspection.accountability.catalogue.Edition;
import dudao.inspection.accountability.limits.CaseLimits;
import dudao.inspection.requests.Days;
import dudao.inspection.requests.Reason;
import dudao.inspection.rulepacks.Matter;
import jakarta.annotation.security.RolesAllowed;
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
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** From the candidate to the notice: who looks into it, and what was found. */
@Path("/api/v1/accountability-cases")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Accountability")
class InquiryResource {

    private final Cases cases;
    private final CaseDesk desk;
    private final CaseAnswers answers;
    private final CaseLimits limits;
    private final Catalogue catalogue;
    private final Caller caller;
    private final Clock clock;

    InquiryResource(
            Cases cases,
            CaseDesk desk,
            CaseAnswers answers,
            CaseLimits limits,
            Catalogue catalogue,
            Caller caller,
            Clock clock) {
        this.cases = cases;
        this.desk = desk;
        this.answers = answers;
        this.limits = limits;
        this.catalogue = catalogue;
        this.caller = caller;
        this.clock = clock;
    }

    @POST
    @Path("/{id}/open-investigation")
    @Transactional
    @RolesAllowed("ESO")
    @Operation(operationId = "openAccountabilityInvestigation", summary = "成立调查认定工作组 of two persons at least")
    @APIResponse(
            responseCode = "200",
            description = "opened",
            content = @Content(schema = @Schema(implementation = CaseView.class)))
    public Response open(
            @PathParam("id") UUID id,
            @HeaderParam("If-Match") String ifMatch,
            @NotNull @Valid CaseRequests.Group wanted) {
        AccountabilityCase held = office(id, ifMatch, "open-investigation");
        List<String> members =
                wanted.members().stream().map(String::strip).distinct().toList();
        if (members.size() < 2) {
            throw RuleViolation.invalidField("/members", "工作组应有两名以上不同的成员");
        }
        held.mustNotBeAgainst(People.of(members));
        held.members = members;
        held.act(step("open-investigation", null, null, null));
        limits.met(id, Matter.ACCOUNTABILITY_START);
        return answers.of(held);
    }

    @POST
    @Path("/{id}/record-facts")
    @Transactional
    @RolesAllowed("ESO")
    @Operation(operationId = "recordAccountabilityFacts", summary = "A member of the group writes the fact material")
    @APIResponse(
            responseCode = "200",
            description = "recorded",
            content = @Content(schema = @Schema(implementation = CaseView.class)))
    public Response facts(
            @PathParam("id") UUID id,
            @HeaderParam("If-Match") String ifMatch,
            @NotNull @Valid CaseRequests.Text wanted) {
        AccountabilityCase held = office(id, ifMatch, "record-facts");
        held.mustBeInvestigatedBy(Actor.of(caller));
        held.act(step("record-facts", wanted.text().strip(), null, null));
        return answers.of(held);
    }

    @POST
    @Path("/{id}/decide-not")
    @Transactional
    @RolesAllowed("LEADER")
    @Operation(operationId = "decideAgainstAccountability", summary = "不予启动 or 不予问责, with the reason; the file is kept")
    @APIResponse(
            responseCode = "200",
            description = "not pursued",
            content = @Content(schema = @Schema(implementation = CaseView.class)))
    public Response decideNot(
            @PathParam("id") UUID id, @HeaderParam("If-Match") String ifMatch, @NotNull @Valid Reason wanted) {
        AccountabilityCase held = office(id, ifMatch, "decide-not");
        held.act(step("decide-not", wanted.reason().strip(), null, null));
        return answers.of(held);
    }

    @POST
    @Path("/{id}/give-notice")
    @Transactional
    @RolesAllowed("ESO")
    @Operation(
            operationId = "giveAccountabilityNotice",
            summary = "Tells the object the facts and the intended opinion, in writing")
    @APIResponse(
            responseCode = "200",
            description = "told; from now on the object reads its case",
            content = @Content(schema = @Schema(implementation = CaseView.class)))
    public Response giveNotice(
            @PathParam("id") UUID id,
            @HeaderParam("If-Match") String ifMatch,
            @NotNull @Valid CaseRequests.Notice wanted) {
        AccountabilityCase held = office(id, ifMatch, "give-notice");
        held.mustBeInvestigatedBy(Actor.of(caller));
        if (!held.has("record-facts")) {
            throw RuleViolation.of("FACTS_MISSING", "尚无事实材料,不能告知");
        }
        Edition edition = catalogue.version(held.catalogue);
        for (int n = 0; n < wanted.measures().size(); n++) {
            edition.measure(wanted.measures().get(n), held.objectKind, "/measures/" + n);
        }
        held.heardBy = Days.limit("/heardBy", wanted.heardBy(), clock);
        held.intended = List.copyOf(wanted.measures());
        held.noticeGivenAt = desk.now();
        held.act(step("give-notice", wanted.text().strip(), wanted.servedTo().strip(), null));
        return answers.of(held);
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
