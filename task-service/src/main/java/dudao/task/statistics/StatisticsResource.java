package dudao.task.statistics;

import dudao.commons.identity.Caller;
import dudao.commons.identity.OnePlan;
import dudao.commons.identity.OrganizationTree;
import dudao.commons.identity.Scope;
import dudao.commons.problems.RuleViolation;
import dudao.commons.time.Clocks;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
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
    public LightStatistics lights(
            @Parameter(description = "county, plan, section, item, measure or organization", required = true)
                    @QueryParam("groupBy")
                    @NotNull
                    String groupBy,
            @Parameter(description = "only this organisation and what stands under it") @QueryParam("under") UUID under,
            @Parameter(description = "a date (its 24:00) or a moment with offset; past or future; else now")
                    @QueryParam("asOf")
                    String asOf,
            @Parameter(
                            description =
                                    "of a past moment: true counts completions that were found to be false later as open;"
                                            + " false gives the figures as they were told then")
                    @Schema(type = SchemaType.BOOLEAN)
                    @QueryParam("restated")
                    @DefaultValue("true")
                    @Pattern(regexp = "true|false")
                    String restated) {
        Grouping grouping = Grouping.of(groupBy).orElseThrow(() -> RuleViolation.of(
                        "INVALID_PARAMETER", "groupBy 应为 county、plan、section、item、measure 或 organization")
                .at("?groupBy", "未知的分组"));
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        Instant moment = asOf == null ? now : Clocks.asOf(asOf, clock);
        Scope scope = under == null ? tree.scopeOf(caller) : Scope.of(tree.inScope(under, caller));
        return new LightStatistics(
                moment.atZone(Clocks.SHANGHAI).toOffsetDateTime(),
                statistics.lights(
                        grouping, moment, now, scope, caller.organizationId(), Boolean.parseBoolean(restated)));
    }
}
