package dudao.task.statistics;

import dudao.commons.identity.Caller;
import dudao.commons.identity.OrganizationTree;
import dudao.commons.identity.Scope;
import dudao.commons.problems.RuleViolation;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.constraints.NotNull;
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

@Path("/api/v1/statistics/extensions")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Statistics")
class ExtensionCountResource {

    @Schema(name = "ExtensionStatistics")
    record ExtensionStatistics(List<ExtensionCounts.Row> items) {}

    private final ExtensionCounts counts;
    private final Clock clock;
    private final OrganizationTree tree;
    private final Caller caller;

    ExtensionCountResource(ExtensionCounts counts, OrganizationTree tree, Caller caller, Clock clock) {
        this.counts = counts;
        this.clock = clock;
        this.tree = tree;
        this.caller = caller;
    }

    @GET
    @RolesAllowed({"SUPERVISOR", "LEADER", "UNIT_HEAD", "UNIT_CLERK", "SYSTEM"})
    @Transactional
    @Operation(
            operationId = "countExtensions",
            summary = "Requests for later limits of the caller's scope, by unit or by who decided")
    @APIResponse(responseCode = "200", description = "one row for each group, at most 1000, the largest first")
    public ExtensionStatistics count(
            @Parameter(description = "organization or approver", required = true) @QueryParam("groupBy") @NotNull
                    String groupBy,
            @Parameter(description = "only this organisation and what stands under it") @QueryParam("under")
                    UUID under) {
        Scope scope = under == null ? tree.scopeOf(caller) : Scope.of(tree.inScope(under, caller));
        UUID office = caller.organizationId();
        return new ExtensionStatistics(
                switch (groupBy) {
                    case "organization" -> counts.byUnit(scope, office, clock.instant());
                    case "approver" -> counts.byApprover(scope, office, clock.instant());
                    default ->
                        throw RuleViolation.of("INVALID_PARAMETER", "groupBy 应为 organization 或 approver")
                                .at("?groupBy", "未知的分组");
                });
    }
}
