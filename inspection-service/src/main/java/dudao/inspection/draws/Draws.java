package dudao.inspection.draws;

import dudao.commons.http.ETags;
import dudao.commons.http.Page;
import dudao.commons.http.Paging;
import dudao.commons.identity.Actor;
import dudao.commons.identity.Caller;
import dudao.commons.identity.OrganizationTree;
import dudao.commons.problems.RuleViolation;
import dudao.inspection.draws.DrawView.RecusedInspector;
import dudao.inspection.requests.Where;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;

/** All draws; an office sees its own and those of the offices below it, its delegates none that names their own unit early. */
@ApplicationScoped
class Draws implements PanacheRepositoryBase<Draw, UUID> {

    private static final String IN_SCOPE = "o.path ^@ any(:scope)";
    private static final String SEEN = IN_SCOPE + " and (d.state = 'PUBLISHED' or not names_delegate(d.list))";
    private static final String FROM = " from draw d join organization o on o.id = d.office_id ";
    private static final RowMapper<DrawRow> ROW = ConstructorMapper.of(DrawRow.class);
    private static final RowMapper<RecusedInspector> RECUSED = ConstructorMapper.of(RecusedInspector.class);

    private final Jdbi jdbi;
    private final OrganizationTree tree;
    private final Caller caller;

    Draws(Jdbi jdbi, OrganizationTree tree, Caller caller) {
        this.jdbi = jdbi;
        this.tree = tree;
        this.caller = caller;
    }

    /** What the caller may not see does not exist. */
    Draw get(UUID id) {
        mustSee(id);
        return findById(id);
    }

    Draw toChange(UUID id, String ifMatch) {
        mustSee(id);
        Draw draw = findById(id, LockModeType.PESSIMISTIC_WRITE);
        ETags.check(ifMatch, draw);
        return draw;
    }

    private Map<String, Object> reader() {
        return Map.of("scope", tree.scopeOf(caller).paths());
    }

    private void mustSee(UUID id) {
        boolean seen = jdbi.withHandle(
                handle -> handle.createQuery("select exists (select" + FROM + "where d.id = :id and " + SEEN + ")")
                        .bindMap(reader())
                        .bind("id", id)
                        .mapTo(Boolean.class)
                        .one());
        if (!seen) {
            throw RuleViolation.notFound("抽取", id);
        }
    }

    Page<DrawRow> list(String state, Paging paging) {
        Where where = new Where(SEEN, reader())
                .oneOf(DrawState.class, "state", state, "d.state = :state")
                .before(paging.after(1), "d.id");
        List<DrawRow> rows = jdbi.withHandle(handle -> handle.createQuery(
                        "select d.id, d.number, d.title, d.office_id, d.state, d.committed_at, d.revealed_at,"
                                + " d.published_at" + FROM + where.sql() + " order by d.id desc limit :limit")
                .bindMap(where.values())
                .bind("limit", paging.limit() + 1)
                .map(ROW)
                .list());
        return Page.of(rows, paging, row -> List.of(row.id()));
    }

    /** Unique and rising, so that a draw that was begun and not finished leaves its number behind. */
    String nextNumber(int year) {
        long serial = jdbi.withHandle(handle -> handle.createQuery("select nextval('draw_number')")
                .mapTo(Long.class)
                .one());
        return "%d-%06d".formatted(year, serial);
    }

    /** The named organisations that stand in the caller's scope, with their names and as yet without a stratum; in the order of the ids. */
    List<FrozenList.Unit> unitsInScope(List<UUID> ids) {
        return jdbi.withHandle(
                handle -> handle.createQuery("select o.id, o.name from organization o where o.id = any(:ids) and "
                                + IN_SCOPE + " order by o.id")
                        .bindMap(reader())
                        .bindArray("ids", UUID.class, ids)
                        .map((row, context) ->
                                new FrozenList.Unit(null, row.getObject("id", UUID.class), row.getString("name")))
                        .list());
    }

    List<RecusedInspector> recusals(UUID draw) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        """
                        select organization_id, inspector_id, ground, declared_at from draw_recusal
                        where draw_id = :draw order by organization_id, inspector_id""")
                .bind("draw", draw)
                .map(RECUSED)
                .list());
    }

    /** A ground declared before is replaced. */
    void recuse(UUID draw, NewDrawRecusal declared, Actor by, Instant at) {
        jdbi.useHandle(handle -> handle.createUpdate(
                        """
                        insert into draw_recusal (draw_id, organization_id, inspector_id, ground, reason, declared_by,
                          declared_for, declared_at)
                        values (:draw, :organizationId, :inspectorId, :ground, :reason, :by, :for, :at)
                        on conflict (draw_id, organization_id, inspector_id) do update set ground = excluded.ground,
                          reason = excluded.reason, declared_by = excluded.declared_by,
                          declared_for = excluded.declared_for, declared_at = excluded.declared_at""")
                .bind("draw", draw)
                .bindMethods(declared)
                .bind("by", by.id())
                .bind("for", by.onBehalfOf())
                .bind("at", at.atOffset(ZoneOffset.UTC))
                .execute());
    }

    /** Visits that came of this draw, are kept from their units and have not begun. */
    int secretVisits(UUID draw) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        """
                        select count(*) from inspection where draw_id = :draw and mode = 'UNANNOUNCED'
                          and notice_served_at is null and entered_at is null and state <> 'CANCELLED'""")
                .bind("draw", draw)
                .mapTo(Integer.class)
                .one());
    }
}
