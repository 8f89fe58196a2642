package dudao.task.burden;

import dudao.commons.identity.Caller;
import dudao.commons.identity.OrganizationTree;
import dudao.commons.identity.Scope;
import dudao.commons.time.Clocks;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/api/v1/statistics/notices")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Statistics")
class NoticeResource {

    @Schema(name = "NoticeStatistics")
    record Counted(int year, List<NoticeCounts> items) {}

    private final NoticeStatistics statistics;
    private final OrganizationTree tree;
    private final Caller caller;
    private final Clock clock;

    NoticeResource(NoticeStatistics statistics, OrganizationTree tree, Caller caller, Clock clock) {
        this.statistics = statistics;
        this.tree = tree;
        this.caller = caller;
        this.clock = clock;
    }

    @GET
    @RolesAllowed({"SUPERVISOR", "LEADER", "UNIT_HEAD", "UNIT_CLERK", "SYSTEM"})
    @Transactional
    @Operation(
            operationId = "countNotices",
            summary =
                    "How many reminders and papers each unit of the caller's scope got in a year, or each issuer sent")
    @APIResponse(
            responseCode = "200",
            description = "one row for each organisation that has any, in the order of the tree")
    public Counted count(
            @Parameter(description = "unit (unless told) or issuer") @QueryParam("groupBy") @DefaultValue("unit")
                    String groupBy,
            @Parameter(description = "this year unless told") @QueryParam("year") Integer year,
            @Parameter(description = "only this organisation and what stands under it") @QueryParam("under")
                    UUID under) {
        int asked = year == null ? Clocks.dateOf(clock.instant()).getYear() : year;
        Scope scope = under == null ? tree.scopeOf(caller) : Scope.of(tree.inScope(under, caller));
        return new Counted(asked, statistics.of(groupBy, asked, scope, caller.organizationId()));
    }
}
