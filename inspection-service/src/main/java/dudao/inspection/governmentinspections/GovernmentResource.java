package dudao.inspection.governmentinspections;

import dudao.commons.http.Paging;
import dudao.commons.idempotency.Idempotent;
import dudao.commons.problems.RuleViolation;
import dudao.inspection.inspectors.Register;
import dudao.inspection.programmes.Desk;
import dudao.inspection.programmes.Text;
import dudao.inspection.requests.Days;
import dudao.inspection.requests.Reason;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/api/v1/government-inspections")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({"ESO", "SUPERVISOR"})
@Tag(
        name = "Government inspections",
        description =
                "政府督查 (国务院令第733号): under a mandate, with its own procedure beside education inspection. Matters and scope"
                        + " are frozen with the mandate")
class GovernmentResource {

    /** Only for the API description. */
    @Schema(name = "GovernmentInspectionPage")
    record InspectionPage(List<GovernmentInspections.GovernmentRow> items, String next) {}

    private final GovernmentInspections inspections;
    private final GovernmentAnswers answers;
    private final Desk desk;

    GovernmentResource(GovernmentInspections inspections, GovernmentAnswers answers, Desk desk) {
        this.inspections = inspections;
        this.answers = answers;
        this.desk = desk;
    }

    @POST
    @Idempotent
    @Transactional
    @Operation(
            operationId = "mandateGovernmentInspection",
            summary = "Registers a government inspection with its mandate (立项, Arts 7, 11)",
            description = "Without a mandate it is no 政府督查: a bureau's own follow-up is a task.")
    @APIResponse(
            responseCode = "201",
            description = "registered",
            content = @Content(schema = @Schema(implementation = GovernmentView.class)))
    public Response mandate(@NotNull @Valid GovernmentRequests.NewInspection wanted) {
        Days.plausible("/mandate/givenOn", wanted.mandate().givenOn());
        Days.plausible("/mandate/until", wanted.mandate().until());
        Days.inOrder(wanted.mandate().givenOn(), wanted.mandate().until(), "/mandate/until");
        if (desk.below(wanted.organizationId(), "/organizationId").kind().equals("SCHOOL")) {
            throw RuleViolation.of("WRONG_KIND_OF_UNIT", "政府督查的对象是部门和下级政府,不是学校").at("/organizationId", "不能是学校");
        }
        GovernmentInspection inspection = GovernmentInspection.of(wanted, desk.office(), desk.actor(), desk.now());
        inspections.persist(inspection);
        return answers.of(inspection, Response.created(URI.create("/api/v1/government-inspections/" + inspection.id)));
    }

    @GET
    @Transactional
    @RolesAllowed({"ESO", "SUPERVISOR", "INSPECTOR", "LEADER", "UNIT_HEAD", "UNIT_CLERK"})
    @Operation(operationId = "listGovernmentInspections", summary = "Those the caller may read, newest first")
    @APIResponse(
            responseCode = "200",
            description = "a page",
            content = @Content(schema = @Schema(implementation = InspectionPage.class)))
    public Response list(
            @QueryParam("state") String state,
            @QueryParam("organizationId") String organizationId,
            @BeanParam Paging paging,
            @Context UriInfo uri) {
        return inspections.list(state, organizationId, paging).response(uri);
    }

    @GET
    @Path("/{id}")
    @Transactional
    @RolesAllowed({"ESO", "SUPERVISOR", "INSPECTOR", "LEADER", "UNIT_HEAD", "UNIT_CLERK"})
    @Operation(
            operationId = "getGovernmentInspection",
            summary = "One government inspection",
            description = "Its object reads it when the conclusion was fed back.")
    @APIResponse(
            responseCode = "200",
            description = "the inspection",
            content = @Content(schema = @Schema(implementation = GovernmentView.class)))
    public Response get(@PathParam("id") UUID id) {
        return answers.of(inspections.get(id), Response.ok());
    }

    @POST
    @Path("/{id}/plan")
    @Transactional
    @Operation(
            operationId = "planGovernmentInspection",
            summary = "The written plan (Arts 8, 15): days within the mandate, team, who is responsible",
            description =
                    "The team is of the register of inspectors and not of the object. Another visit of the unit on these days"
                            + " is refused without a reason, also one as near as the office's approved plan of the year, or"
                            + " that of the nearest body above, lets no other be.")
    @APIResponse(
            responseCode = "200",
            description = "planned",
            content = @Content(schema = @Schema(implementation = GovernmentView.class)))
    public Response plan(
            @PathParam("id") UUID id,
            @HeaderParam("If-Match") String ifMatch,
            @NotNull @Valid GovernmentRequests.Plan wanted) {
        GovernmentInspection inspection = answers.byOffice(id, ifMatch);
        Days.plausible("/visitFrom", wanted.visitFrom());
        Days.plausible("/visitTo", wanted.visitTo());
        inspection.mustBePlannable(wanted.visitFrom(), wanted.visitTo());
        List<Register.Entry> team = new ArrayList<>();
        for (UUID seat : wanted.team()) {
            String pointer =
                    team.isEmpty() ? "/leader" : "/members/" + wanted.members().indexOf(seat);
            team.add(answers.seat(inspection, seat, wanted.visitFrom(), wanted.visitTo(), pointer));
        }
        String clash = inspections.clash(inspection, wanted.visitFrom(), wanted.visitTo());
        inspection.plan(wanted, team, clash, answers.act("plan", wanted.text()));
        return answers.of(inspection, Response.ok());
    }

    @POST
    @Path("/{id}/replace-member")
    @Transactional
    @Operation(
            operationId = "replaceInGovernmentTeam",
            summary = "The seat of a member who cannot go on goes to another, and the lead with it",
            description =
                    "Until the conclusion is made; by one who may inspect on what is left of the visit. Neither who was replaced nor"
                            + " who replaced them decides a review of it.")
    @APIResponse(
            responseCode = "200",
            description = "replaced",
            content = @Content(schema = @Schema(implementation = GovernmentView.class)))
    public Response replace(
            @PathParam("id") UUID id,
            @HeaderParam("If-Match") String ifMatch,
            @NotNull @Valid GovernmentRequests.Replacement wanted) {
        GovernmentInspection inspection = answers.byOffice(id, ifMatch);
        inspection.state.after("replace-member");
        Register.Entry successor = answers.successor(inspection, wanted.to(), "/to");
        inspection.replace(wanted.inspectorId(), successor, answers.act("replace-member", wanted.reason()));
        return answers.of(inspection, Response.ok());
    }

    @POST
    @Path("/{id}/enter")
    @Transactional
    @RolesAllowed({"ESO", "SUPERVISOR", "INSPECTOR"})
    @Operation(
            operationId = "enterByGovernment",
            summary = "The team enters, on a planned day",
            description =
                    "Every member may inspect on the day: neither suspended or dismissed, nor has left, nor is the term over.")
    @APIResponse(
            responseCode = "200",
            description = "on site",
            content = @Content(schema = @Schema(implementation = GovernmentView.class)))
    public Response enter(@PathParam("id") UUID id, @HeaderParam("If-Match") String ifMatch) {
        GovernmentInspection inspection = answers.byTeam(id, ifMatch);
        inspection.enter(desk.today(), answers.act("enter", null));
        inspections.mustBeFit(id);
        return answers.of(inspection, Response.ok());
    }

    @POST
    @Path("/{id}/conclude")
    @Transactional
    @RolesAllowed({"ESO", "SUPERVISOR", "INSPECTOR"})
    @Operation(
            operationId = "concludeGovernmentInspection",
            summary = "The conclusion (Art. 16), by who is responsible",
            description = "And may still inspect.")
    @APIResponse(
            responseCode = "200",
            description = "concluded",
            content = @Content(schema = @Schema(implementation = GovernmentView.class)))
    public Response conclude(
            @PathParam("id") UUID id, @HeaderParam("If-Match") String ifMatch, @NotNull @Valid Text conclusion) {
        GovernmentInspection inspection = answers.byTeam(id, ifMatch);
        inspection.conclude(answers.act("conclude", conclusion.text()));
        return answers.of(inspection, Response.ok());
    }

    @POST
    @Path("/{id}/cancel")
    @Transactional
    @Operation(operationId = "cancelGovernmentInspection", summary = "Does not hold it, with the reason")
    @APIResponse(
            responseCode = "200",
            description = "cancelled",
            content = @Content(schema = @Schema(implementation = GovernmentView.class)))
    public Response cancel(
            @PathParam("id") UUID id, @HeaderParam("If-Match") String ifMatch, @NotNull @Valid Reason why) {
        GovernmentInspection inspection = answers.byOffice(id, ifMatch);
        inspection.cancel(answers.act("cancel", why.reason()));
        return answers.of(inspection, Response.ok());
    }
}
