package dudao.task.reverification.draws;

import dudao.commons.http.Cursor;
import dudao.commons.http.Page;
import dudao.commons.http.Paging;
import dudao.commons.identity.Scope;
import dudao.commons.problems.RuleViolation;
import dudao.commons.time.Clocks;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;

/** Tables {@code reverification_draw} and {@code reverification_pool}. */
@Singleton
class Draws {

    /** Whoever stands above or below the organisation that drew may check it. */
    private static final String VISIBLE =
            """
            from reverification_draw d join organization o on o.id = d.organization_id
            where (o.path ^@ any(:scope) or exists (select from unnest(:scope) root where root ^@ o.path))""";

    private static final String STRATA =
            """
            select p.draw_id, p.county_id, p.measure_id, count(*) as size, count(*) filter (where p.drawn) as drawn,
                   count(*) filter (where v.state = 'DRAWN') as open,
                   count(*) filter (where v.state = 'CONFIRMED') as confirmed,
                   count(*) filter (where v.state = 'REOPENED') as reopened,
                   count(*) filter (where v.state = 'VOIDED') as voided
            from reverification_pool p
            left join reverification v on v.draw_id = p.draw_id and v.task_id = p.task_id
            where p.draw_id = any(:draws) group by 1, 2, 3 order by 1, 2 nulls first, 3 nulls first""";

    private static final RowMapper<Draw.Stratum> STRATUM = ConstructorMapper.of(Draw.Stratum.class);

    private final Jdbi jdbi;

    Draws(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    Draw get(UUID id, Scope scope) {
        return jdbi.withHandle(handle -> handle.createQuery("select d.* " + VISIBLE + " and d.id = :id")
                .bindArray("scope", String.class, (Object[]) scope.paths())
                .bind("id", id)
                .map((row, context) -> draw(row, strata(handle, List.of(id))))
                .findOne()
                .orElseThrow(() -> RuleViolation.notFound("抽查", id)));
    }

    /** Newest first. */
    Page<Draw> page(Paging paging, Scope scope) {
        List<String> after = paging.after(1);
        List<Draw> rows = jdbi.withHandle(handle -> {
            List<UUID> ids = handle.createQuery("select d.id " + VISIBLE
                            + " and (cast(:after as uuid) is null or d.id < :after) order by d.id desc limit :limit")
                    .bindArray("scope", String.class, (Object[]) scope.paths())
                    .bind("after", after == null ? null : id(after.get(0)))
                    .bind("limit", paging.limit() + 1)
                    .mapTo(UUID.class)
                    .list();
            Map<UUID, List<Draw.Stratum>> strata = strata(handle, ids);
            return handle.createQuery("select * from reverification_draw where id = any(:ids) order by id desc")
                    .bindArray("ids", UUID.class, ids)
                    .map((row, context) -> draw(row, strata))
                    .list();
        });
        return Page.of(rows, paging, row -> List.of(row.id()));
    }

    private static UUID id(String cursor) {
        try {
            return UUID.fromString(cursor);
        } catch (IllegalArgumentException notOurs) {
            throw Cursor.invalid();
        }
    }

    private static Map<UUID, List<Draw.Stratum>> strata(Handle handle, List<UUID> draws) {
        Map<UUID, List<Draw.Stratum>> strata = new HashMap<>();
        handle.createQuery(STRATA)
                .bindArray("draws", UUID.class, draws)
                .map((row, context) -> strata.computeIfAbsent(
                                row.getObject("draw_id", UUID.class), none -> new ArrayList<>())
                        .add(STRATUM.map(row, context)))
                .list();
        return strata;
    }

    private static Draw draw(ResultSet row, Map<UUID, List<Draw.Stratum>> strata) throws SQLException {
        UUID id = row.getObject("id", UUID.class);
        return new Draw(
                id,
                row.getObject("organization_id", UUID.class),
                row.getObject("completed_from", LocalDate.class),
                row.getObject("completed_to", LocalDate.class),
                row.getObject("under", UUID.class),
                row.getObject("measure_id", UUID.class),
                row.getInt("percent"),
                row.getString("seed"),
                row.getString("seed_source"),
                HashDraw.ALGORITHM,
                row.getString("pool_hash"),
                row.getObject("drawn_at", OffsetDateTime.class)
                        .atZoneSameInstant(Clocks.SHANGHAI)
                        .toOffsetDateTime(),
                row.getString("drawn_by"),
                row.getString("drawn_name"),
                row.getString("drawn_for"),
                strata.getOrDefault(id, List.of()));
    }

    /** In the order of the ranks, of the whole list. */
    Page<PoolMember> pool(UUID draw, Paging paging) {
        List<String> after = paging.after(1);
        List<PoolMember> rows = jdbi.withHandle(handle -> handle.createQuery(
                        "select task_id, county_id, measure_id, rank, drawn from reverification_pool where draw_id = :draw"
                                + " and (cast(:after as text) is null or rank > :after) order by rank limit :limit")
                .bind("draw", draw)
                .bind("after", after == null ? null : after.get(0))
                .bind("limit", paging.limit() + 1)
                .map(ConstructorMapper.of(PoolMember.class))
                .list());
        return Page.of(rows, paging, row -> List.of(row.rank()));
    }

    List<PoolMember> pool(UUID draw) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        "select task_id, county_id, measure_id, rank, drawn from reverification_pool where draw_id = :draw")
                .bind("draw", draw)
                .map(ConstructorMapper.of(PoolMember.class))
                .list());
    }
}
