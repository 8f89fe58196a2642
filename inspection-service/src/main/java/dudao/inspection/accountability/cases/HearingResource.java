package dudao.inspection.accountability.cases;

import dudao.commons.identity.Actor;
import dudao.commons.identity.Caller;
import dudao.commons.problems.RuleViolation;
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
import java.util.UUID;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The other side is heard, then the member units. */
@Path("/api/v1/accountability-cases")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Accountability")
class HearingResource {

    private final Cases cases;
    private final CaseDesk desk;
    private final CaseAnswers answers;
    private final Caller caller;

    HearingResource(Cases cases, CaseDesk desk, CaseAnswers answers, Caller caller) {
        this.cases = cases;
        this.desk = desk;
        this.answers = answers;
        this.caller = caller;
    }

    @POST
    @Path("/{id}/hear")
    @Transactional
    @RolesAllowed({"ESO", "INSPECTOR", "SUPERVISOR", "REVIEWER", "LEADER", "ISSUER", "UNIT_HEAD", "UNIT_CLERK"})
    @Operation(
            operationId = "stateInAccountability",
            summary = "The object states and defends (陈述申辩)",
            description = "The head of the unit; where a person is held to account that person alone, and no delegate.")
    @APIResponse(
            responseCode = "200",
            description = "heard",
            content = @Content(schema = @Schema(implementation = CaseView.class)))
    public Response hear(
            @PathParam("id") UUID id,
            @HeaderParam("If-Match") String ifMatch,
            @NotNull @Valid CaseRequests.Text wanted) {
        return said(id, ifMatch, "hear", wanted.text());
    }

    @POST
    @Path("/{id}/waive-hearing")
    @Transactional
    @RolesAllowed({"ESO", "INSPECTOR", "SUPERVISOR", "REVIEWER", "LEADER", "ISSUER", "UNIT_HEAD", "UNIT_CLERK"})
    @Operation(operationId = "waiveAccountabilityHearing", summary = "The object waives it, in writing")
    @APIResponse(
            responseCode = "200",
            description = "waived",
            content = @Content(schema = @Schema(implementation = CaseView.class)))
    public Response waive(
            @PathParam("id") UUID id,
            @HeaderParam("If-Match") String ifMatch,
            @NotNull @Valid CaseRequests.Text wanted) {
        return said(id, ifMatch, "waive-hearing", wanted.text());
    }

    @POST
    @Path("/{id}/close-hearing")
    @Transactional
    @RolesAllowed("ESO")
    @Operation(operationId = "closeAccountabilityHearing", summary = "The last day is over and nothing was said")
    @APIResponse(
            responseCode = "200",
            description = "closed",
            content = @Content(schema = @Schema(implementation = CaseView.class)))
    public Response close(@PathParam("id") UUID id, @HeaderParam("If-Match") String ifMatch) {
        AccountabilityCase held = office(id, ifMatch, "close-hearing");
        if (!desk.today().isAfter(held.heardBy)) {
            throw RuleViolation.of("HEARING_OPEN", "当事方在 " + held.heardBy + " 前可以陈述申辩");
        }
        held.act(step("close-hearing", null, null, null));
        return answers.of(held);
    }

    @POST
    @Path("/{id}/consult")
    @Transactional
    @RolesAllowed("ESO")
    @Operation(
            operationId = "consultOnAccountability",
            summary = "What the member units answered, and the opinion put to the decision")
    @APIResponse(
            responseCode = "200",
            description = "consulted",
            content = @Content(schema = @Schema(implementation = CaseView.class)))
    public Response consult(
            @PathParam("id") UUID id,
            @HeaderParam("If-Match") String ifMatch,
            @NotNull @Valid CaseRequests.Consultation wanted) {
        AccountabilityCase held = office(id, ifMatch, "consult");
        held.mustBeInvestigatedBy(Actor.of(caller));
        if (held.hasStatement()
                && (wanted.considered() == null || wanted.considered().isBlank())) {
            throw RuleViolation.of("DEFENCE_NOT_ANSWERED", "应说明如何对待陈述申辩").at("/considered", "不能为空");
        }
        String text = wanted.answers().stream()
                .map(each -> each.unit().strip() + ":" + each.text().strip())
                .collect(Collectors.joining("\n"));
        String considered = wanted.considered() == null
                ? ""
                : "\n对陈述申辩:" + wanted.considered().strip();
        held.act(step(
                "consult", text + considered + "\n拟处理意见:" + wanted.proposal().strip(), null, null));
        return answers.of(held);
    }

    private Response said(UUID id, String ifMatch, String command, String text) {
        AccountabilityCase held = cases.toChange(id, ifMatch);
        desk.mustBeObject(held);
        held.mustAllow(command);
        held.act(step(command, text.strip(), null, null));
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
