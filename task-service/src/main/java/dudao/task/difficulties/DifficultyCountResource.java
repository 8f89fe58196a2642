package dudao.task.difficulties;

import dudao.commons.identity.Caller;
import dudao.commons.identity.OrganizationTree;
import dudao.commons.identity.Scope;
import dudao.commons.problems.RuleViolation;
import dudao.commons.secrecy.Secrecy;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
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

@Path("/api/v1/statistics/difficulties")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Statistics")
class DifficultyCountResource {

    /** @param key of the unit or the office, or the code of a kind */
    @Schema(name = "DifficultyCounts", description = "no figure of how well a unit works")
    public record Counts(
            @Schema(description = "the office or the unit, or the code of the kind") String key,
            @Schema(description = "null of a kind") String name,
            long raised,
            long open,
            @Schema(description = "of the open ones, those whose answer is overdue") long overdue,
            long answered,
            @Schema(description = "answered after the office's limit, or still not when the task ended after it")
                    long late,
            @Schema(description = "working days they came late, all together") long gapWorkingDays,
            @Schema(description = "answered with SUPPORTED or PARTLY") long helped) {}

    @Schema(name = "DifficultyStatistics")
    record Counted(List<Counts> items) {}

    private static final String COUNT =
            """
            select %1$s as key, min(%2$s) as name, count(*) as raised,
              count(*) filter (where d.state = 'OPEN') as open,
              count(*) filter (where d.state = 'OPEN' and d.answer_by < :now) as overdue,
              count(*) filter (where d.state = 'ANSWERED') as answered,
              count(*) filter (where coalesce(d.answered_at, d.lapsed_at) > d.answer_by) as late,
              coalesce(sum(d.gap_days), 0) as gap_working_days,
              count(*) filter (where d.outcome in ('SUPPORTED', 'PARTLY')) as helped
            from difficulty d join task t on t.id = d.task_id join organization o on o.id = d.organization_id
            left join organization f on f.id = d.office_id
            where o.path ^@ any(:scope) and %3$s
            group by 1 order by 3 desc, 1""";

    private static final RowMapper<Counts> COUNTS = ConstructorMapper.of(Counts.class);

    private final Jdbi jdbi;
    private final Difficulties difficulties;
    private final OrganizationTree tree;
    private final Caller caller;

    DifficultyCountResource(Jdbi jdbi, Difficulties difficulties, OrganizationTree tree, Caller caller) {
        this.jdbi = jdbi;
        this.difficulties = difficulties;
        this.tree = tree;
        this.caller = caller;
    }

    @GET
    @RolesAllowed({"LEADER", "SUPERVISOR", "UNIT_HEAD", "UNIT_CLERK", "SYSTEM"})
    @Transactional
    @Operation(
            operationId = "countDifficulties",
            summary = "What units of the caller's scope could not do alone, and how offices answered")
    @APIResponse(responseCode = "200", description = "one row for each key that has any, most first")
    public Counted count(
            @Parameter(description = "office (unless told), unit or kind")
                    @QueryParam("groupBy")
                    @DefaultValue("office")
                    String groupBy,
            @Parameter(description = "only units under this organisation, and itself") @QueryParam("under")
                    UUID under) {
        Scope scope = under == null ? tree.scopeOf(caller) : Scope.of(tree.inScope(under, caller));
        List<Counts> items = jdbi.withHandle(handle -> handle.createQuery(sql(groupBy))
                .bind("now", difficulties.now().atOffset(ZoneOffset.UTC))
                .bindArray("scope", String.class, (Object[]) scope.paths())
                .bind(Secrecy.OFFICE, caller.organizationId())
                .map(COUNTS)
                .list());
        return new Counted(items);
    }

    private static String sql(String groupBy) {
        String readable = Secrecy.readable("t", "t.organization_id");
        return switch (groupBy) {
            case "office" -> COUNT.formatted("cast(d.office_id as text)", "f.name", readable);
            case "unit" -> COUNT.formatted("cast(d.organization_id as text)", "o.name", readable);
            case "kind" -> COUNT.formatted("d.kind", "cast(null as text)", readable);
            default ->
                throw RuleViolation.of("INVALID_PARAMETER", "groupBy 应为 office、unit 或 kind")
                        .at("?groupBy", "未知的分组");
        };
    }
}
