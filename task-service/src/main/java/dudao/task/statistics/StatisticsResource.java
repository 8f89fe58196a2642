package dudao.task.statistics;

import dudao.commons.http.Paging;
import dudao.commons.identity.Caller;
import dudao.commons.identity.OnePlan;
import dudao.commons.identity.OrganizationTree;
import dudao.commons.identity.Scope;
import dudao.commons.problems.RuleViolation;
import dudao.commons.time.Clocks;
import dudao.task.statistics.Counting.Moment;
import dudao.task.statistics.Statistics.Reader;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/api/v1/statistics/lights")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Statistics")
class StatisticsResource {

    @Schema(name = "LightStatistics")
    record LightStatistics(OffsetDateTime asOf, List<LightCounts> items) {}

    /** For the contract only. */
    @Schema(name = "CountedTaskPage")
    record CountedTaskPage(List<CountedTask> items, String next) {}

    private final Statistics statistics;
    private final OrganizationTree tree;
    private final Caller caller;
    private final Clock clock;

    StatisticsResource(Statistics statistics, OrganizationTree tree, Caller caller, Clock clock) {
        this.statistics = statistics;
        this.tree = tree;
        this.caller = caller;
        this.clock = clock;
    }

    @GET
    @OnePlan
    @RolesAllowed({"SUPERVISOR", "LEADER", "UNIT_HEAD", "UNIT_CLERK", "SYSTEM"})
    @Transactional
    @Operation(
            operationId = "countLights",
            summary = "Tasks of the caller's scope by light, at any moment",
            description =
                    "A task that is reopened with the cause FALSE_COMPLETION restates the figures of the time in which"
                            + " it passed for done. Lists and tasks of a past moment say what stood there then.")
    @APIResponse(responseCode = "200", description = "one row for each group that has tasks")
    public LightStatistics lights(@Valid @BeanParam Counting counting) {
        Grouping grouping = counting.grouping();
        Moment moment = moment(counting);
        return new LightStatistics(
                moment.asOf().atZone(Clocks.SHANGHAI).toOffsetDateTime(),
                statistics.lights(grouping, moment, reader(counting)));
    }

    @GET
    @Path("/tasks")
    @RolesAllowed({"SUPERVISOR", "LEADER", "UNIT_HEAD", "UNIT_CLERK", "SYSTEM"})
    @Transactional
    @Operation(
            operationId = "listCountedTasks",
            summary = "Which tasks a figure of the statistics counts, by id",
            description =
                    "Page after page of one moment: pass the `asOf` of the statistics. They are as many as the figure"
                            + " says; of a figure and its `total`, both sides of a rate.")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = CountedTaskPage.class)))
    public Response tasks(
            @Valid @BeanParam Counting counting,
            @Parameter(description = "`key` of a row; left out for the row that has none") @QueryParam("key")
                    String key,
            @Parameter(description = "a figure's name as in LightCounts, such as darkRed; total unless told")
                    @QueryParam("figure")
                    @DefaultValue("total")
                    String figure,
            @BeanParam Paging paging,
            @Context UriInfo uri) {
        Group group = new Group(counting.grouping(), key);
        Figure counted = Figure.of(figure).orElseThrow(() -> RuleViolation.of("INVALID_PARAMETER", "figure 应为统计中的一项数字")
                .at("?figure", "未知的数字"));
        return statistics
                .tasks(group, counted, moment(counting), reader(counting), paging)
                .response(uri);
    }

    private Moment moment(Counting counting) {
        return counting.moment(clock, clock.instant().truncatedTo(ChronoUnit.MICROS));
    }

    private Reader reader(Counting counting) {
        Scope scope = counting.under == null ? tree.scopeOf(caller) : Scope.of(tree.inScope(counting.under, caller));
        return new Reader(scope, caller.organizationId());
    }
}
