package dudao.inspection.commonproblems;

import dudao.commons.http.ETags;
import dudao.commons.http.Paging;
import dudao.commons.idempotency.Idempotent;
import dudao.commons.identity.OrganizationTree;
import dudao.commons.identity.OrganizationTree.Node;
import dudao.commons.problems.RuleViolation;
import dudao.inspection.commonproblems.Thresholds.Threshold;
import dudao.inspection.programmes.Desk;
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
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/api/v1/common-problems")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({"ESO", "SUPERVISOR", "LEADER"})
@Tag(name = "Common problems")
class CommonProblemResource {

    /** Only for the API description. */
    @Schema(name = "CommonProblemPage")
    record ProblemPage(List<CommonProblemView> items, String next) {}

    private final CommonProblems problems;
    private final Clusters clusters;
    private final Thresholds thresholds;
    private final OrganizationTree tree;
    private final Desk desk;

    CommonProblemResource(
            CommonProblems problems, Clusters clusters, Thresholds thresholds, OrganizationTree tree, Desk desk) {
        this.problems = problems;
        this.clusters = clusters;
        this.thresholds = thresholds;
        this.tree = tree;
        this.desk = desk;
    }

    @POST
    @Idempotent
    @Transactional
    @RolesAllowed("ESO")
    @Operation(
            operationId = "raiseCommonProblem",
            summary = "Proposes a cluster that reaches the threshold as an item of a coming plan",
            description = "Its figures are kept as they are now. plan-service hears of it and lists it as a proposal.")
    @APIResponse(
            responseCode = "201",
            description = "raised",
            content = @Content(schema = @Schema(implementation = CommonProblemView.class)))
    public Response raise(@NotNull @Valid NewCommonProblem wanted) {
        Period period = new Period(wanted.from(), wanted.to()).checked("/");
        Threshold threshold =
                thresholds.at(period.to()).orElseThrow(() -> RuleViolation.of("THRESHOLD_MISSING", "尚未设定共性问题的标准"));
        Clusters.Found found =
                clusters.of(period, null, wanted.indicator(), wanted.clause(), Optional.of(threshold)).stream()
                        .filter(each -> each.cluster().reachesThreshold())
                        .findFirst()
                        .orElseThrow(() -> RuleViolation.of("BELOW_THRESHOLD", "该时段内的问题没有达到共性问题的标准"));
        CommonProblem problem = CommonProblem.raise(wanted, found, threshold, desk.actor(), desk.now());
        problem.officeId = desk.office();
        problems.persist(problem);
        tell("raised", problem);
        return shown(problem, Response.created(URI.create("/api/v1/common-problems/" + problem.id)));
    }

    @GET
    @Transactional
    @Operation(operationId = "listCommonProblems", summary = "What was raised by the own office and those below it")
    @APIResponse(
            responseCode = "200",
            description = "a page of problems, newest first",
            content = @Content(schema = @Schema(implementation = ProblemPage.class)))
    public Response list(
            @QueryParam("state") String state,
            @QueryParam("planYear") String planYear,
            @BeanParam Paging paging,
            @Context UriInfo uri) {
        return problems.list(state, planYear, paging).response(uri);
    }

    @GET
    @Path("/{id}")
    @Transactional
    @Operation(operationId = "getCommonProblem", summary = "One problem as it was raised")
    @APIResponse(
            responseCode = "200",
            description = "the problem",
            content = @Content(schema = @Schema(implementation = CommonProblemView.class)))
    public Response get(@PathParam("id") UUID id) {
        return shown(problems.get(id), Response.ok());
    }

    @POST
    @Path("/{id}/withdraw")
    @Transactional
    @RolesAllowed("ESO")
    @Operation(operationId = "withdrawCommonProblem", summary = "Takes the proposal back, with the reason")
    @APIResponse(
            responseCode = "200",
            description = "withdrawn",
            content = @Content(schema = @Schema(implementation = CommonProblemView.class)))
    public Response withdraw(
            @PathParam("id") UUID id, @HeaderParam("If-Match") String ifMatch, @NotNull @Valid Reason why) {
        CommonProblem problem = problems.toChange(id, ifMatch);
        problem.withdraw(why.reason());
        tell("withdrawn", problem);
        return shown(problem, Response.ok());
    }

    private void tell(String fact, CommonProblem problem) {
        Node office = tree.get(problem.officeId);
        UUID body = office.kind().equals("INSPECTION_OFFICE") ? office.parentId() : office.id();
        desk.tell("common-problem." + fact, problem, CommonProblemFact.of(problem, body), problem.officeId);
    }

    private Response shown(CommonProblem problem, Response.ResponseBuilder answer) {
        problems.flush();
        return ETags.tagged(answer, problem)
                .entity(CommonProblemView.of(problem))
                .build();
    }
}
