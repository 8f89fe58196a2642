package dudao.task.burden;

import dudao.commons.identity.Caller;
import dudao.commons.identity.OrganizationTree;
import dudao.commons.identity.Scope;
import dudao.commons.problems.RuleViolation;
import dudao.commons.secrecy.Secrecy;
import dudao.commons.time.Clocks;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;

@Path("/api/v1/statistics/white-list")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Statistics")
class WhiteListResource {

    @Schema(name = "WhiteListStatistics")
    record Counted(int year, List<WhiteListCounts> items) {}

    private static final int FIRST_YEAR = 2020;
    private static final int LAST_YEAR = 2199;

    private static final String COUNT =
            """
            select o.id as organization_id, o.name, count(*) as registered,
              count(*) filter (where d.state in ('DRAFT', 'SUBMITTED')) as waiting,
              count(*) filter (where d.decided_at is not null and d.state <> 'REFUSED') as approved,
              count(*) filter (where d.state = 'REFUSED') as refused,
              count(*) filter (where d.state = 'WITHDRAWN') as withdrawn,
              count(*) filter (where d.state = 'ASSIGNED') as assigned
            from task_draft d join organization o on o.id = d.organization_id
            where d.needs_approval and o.path ^@ any(:scope) and d.registered_at >= :begin and d.registered_at < :end
              and %s
            group by o.id, o.name, o.path order by o.path"""
                    .formatted(Secrecy.readable("d", "d.registrar_organization_id", "d.organization_id"));

    private static final RowMapper<WhiteListCounts> COUNTS = ConstructorMapper.of(WhiteListCounts.class);

    private final Jdbi jdbi;
    private final OrganizationTree tree;
    private final Caller caller;
    private final Clock clock;

    WhiteListResource(Jdbi jdbi, OrganizationTree tree, Caller caller, Clock clock) {
        this.jdbi = jdbi;
        this.tree = tree;
        this.caller = caller;
        this.clock = clock;
    }

    @GET
    @RolesAllowed({"SUPERVISOR", "LEADER", "UNIT_HEAD", "UNIT_CLERK", "SYSTEM"})
    @Transactional
    @Operation(
            operationId = "countWhiteList",
            summary =
                    "白名单: what was wanted of each school of the caller's scope beside plans, and what of it was approved",
            description = "A school sees what was assigned to it; what was refused or waits is seen above it only.")
    @APIResponse(responseCode = "200", description = "one row for each school that has any, in the order of the tree")
    public Counted count(
            @Parameter(description = "of the registration; this year unless told") @QueryParam("year") Integer year,
            @Parameter(description = "only this organisation and what stands under it") @QueryParam("under")
                    UUID under) {
        int asked = year == null ? Clocks.dateOf(clock.instant()).getYear() : year;
        if (asked < FIRST_YEAR || asked > LAST_YEAR) {
            throw RuleViolation.of("INVALID_PARAMETER", "year 超出范围").at("?year", "年份超出范围");
        }
        Scope scope = under == null ? tree.scopeOf(caller) : Scope.of(tree.inScope(under, caller));
        List<WhiteListCounts> items = jdbi.withHandle(handle -> handle.createQuery(COUNT)
                .bind("begin", begin(asked))
                .bind("end", begin(asked + 1))
                .bindArray("scope", String.class, (Object[]) scope.paths())
                .bind(Secrecy.OFFICE, caller.organizationId())
                .map(COUNTS)
                .list());
        return new Counted(asked, items);
    }

    private static OffsetDateTime begin(int year) {
        return Clocks.startOf(LocalDate.of(year, 1, 1)).atOffset(ZoneOffset.UTC);
    }
}
