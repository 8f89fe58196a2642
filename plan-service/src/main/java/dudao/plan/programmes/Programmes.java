package dudao.plan.programmes;

import dudao.commons.data.Ids;
import dudao.commons.http.Cursor;
import dudao.commons.http.Page;
import dudao.commons.http.Paging;
import dudao.commons.problems.RuleViolation;
import dudao.commons.time.Clocks;
import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import org.jdbi.v3.core.statement.PreparedBatch;

/** Programmes with their totals, as those at, below and above their issuers see them. */
@Singleton
class Programmes {

    /** As the wall has it: what binds the caller, and what its own part of the tree has issued. */
    private static final String SELECT =
            """
            select g.*, issuer.name issuer from programme g join organization issuer on issuer.id = g.issuer_id
            where (issuer.path ^@ any(:scope) or exists (select from unnest(:scope) root where root ^@ issuer.path))""";

    private static final RowMapper<ProgrammeTarget> TARGET = ConstructorMapper.of(ProgrammeTarget.class);

    private final Jdbi jdbi;
    private final Clock clock;

    Programmes(Jdbi jdbi, Clock clock) {
        this.jdbi = jdbi;
        this.clock = clock;
    }

    UUID add(ProgrammeDraft draft, UUID issuer) {
        UUID id = Ids.next();
        jdbi.useHandle(handle -> {
            handle.createUpdate(
                            """
                            insert into programme (id, version, issuer_id, title, document_number, from_year, to_year,
                                                   created_at, updated_at)
                            values (:id, 0, :issuer, :title, :documentNumber, :fromYear, :toYear, :now, :now)""")
                    .bind("id", id)
                    .bind("issuer", issuer)
                    .bindMethods(draft)
                    .bind("now", now())
                    .execute();
            setTargets(handle, id, draft.targets());
        });
        return id;
    }

    void change(UUID id, ProgrammeDraft draft) {
        jdbi.useHandle(handle -> {
            handle.createUpdate(
                            """
                            update programme set version = version + 1, title = :title, from_year = :fromYear,
                              document_number = :documentNumber, to_year = :toYear, updated_at = :now
                            where id = :id""")
                    .bind("id", id)
                    .bindMethods(draft)
                    .bind("now", now())
                    .execute();
            handle.execute("delete from programme_target where programme_id = ?", id);
            setTargets(handle, id, draft.targets());
        });
    }

    private static void setTargets(Handle handle, UUID id, List<ProgrammeTarget> targets) {
        PreparedBatch batch = handle.prepareBatch(
                """
                insert into programme_target (id, programme_id, position, text, quantity, unit, object)
                values (:id, :programme, :position, :text, :quantity, :unit, :object)""");
        for (int n = 0; n < targets.size(); n++) {
            batch.bindMethods(targets.get(n))
                    .bind("id", Ids.next())
                    .bind("programme", id)
                    .bind("position", n)
                    .add();
        }
        if (batch.size() > 0) {
            batch.execute();
        }
    }

    /** Asked over the wall: an item the caller does not see holds it just as well. */
    void delete(UUID id) {
        jdbi.useHandle(handle -> {
            boolean used = handle.createQuery("select programme_in_use(:id)")
                    .bind("id", id)
                    .mapTo(Boolean.class)
                    .one();
            if (used) {
                throw RuleViolation.of("PROGRAMME_IN_USE", "还有计划条目引用本规划,不能删除");
            }
            handle.execute("delete from programme where id = ?", id);
        });
    }

    /** Nobody else changes it until the transaction ends. */
    void lock(UUID id) {
        jdbi.useHandle(handle -> handle.createQuery("select id from programme where id = :id for update")
                .bind("id", id)
                .mapTo(UUID.class)
                .findOne());
    }

    Programme get(UUID id, String[] scope) {
        return jdbi.withHandle(handle -> handle.createQuery(SELECT + " and g.id = :id")
                .bindArray("scope", String.class, (Object[]) scope)
                .bind("id", id)
                .map((row, context) -> read(row, targets(handle, List.of(id)).getOrDefault(id, List.of())))
                .findOne()
                .orElseThrow(() -> RuleViolation.notFound("规划", id)));
    }

    /** The newest first. */
    Page<Programme> page(UUID issuer, Integer year, Paging paging, String[] scope) {
        List<String> after = paging.after(2);
        return jdbi.withHandle(handle -> {
            List<Programme> rows = handle.createQuery(SELECT
                            + " and (cast(:issuer as uuid) is null or g.issuer_id = :issuer)"
                            + " and (cast(:year as int) is null or :year between g.from_year and g.to_year)"
                            + (after == null ? "" : " and (g.from_year, g.id) < (:afterYear, :afterId)")
                            + " order by g.from_year desc, g.id desc limit :limit")
                    .bindArray("scope", String.class, (Object[]) scope)
                    .bind("issuer", issuer)
                    .bind("year", year)
                    .bindMap(after == null ? Map.of() : position(after))
                    .bind("limit", paging.limit() + 1)
                    .map((row, context) -> read(row, List.of()))
                    .list();
            Map<UUID, List<ProgrammeTarget>> targets =
                    targets(handle, rows.stream().map(Programme::id).toList());
            return Page.of(rows, paging, row -> List.of(row.fromYear(), row.id()))
                    .map(row -> row.with(targets.getOrDefault(row.id(), List.of())));
        });
    }

    private static Map<String, Object> position(List<String> after) {
        try {
            return Map.of("afterYear", Integer.parseInt(after.get(0)), "afterId", UUID.fromString(after.get(1)));
        } catch (IllegalArgumentException ofAnotherList) {
            throw Cursor.invalid();
        }
    }

    private static Map<UUID, List<ProgrammeTarget>> targets(Handle handle, List<UUID> ids) {
        Map<UUID, List<ProgrammeTarget>> targets = new LinkedHashMap<>();
        handle.createQuery("select * from programme_target where programme_id = any(:ids) order by position")
                .bindArray("ids", UUID.class, ids)
                .map((row, context) -> Map.entry(row.getObject("programme_id", UUID.class), TARGET.map(row, context)))
                .forEach(each -> targets.computeIfAbsent(each.getKey(), none -> new ArrayList<>())
                        .add(each.getValue().plain()));
        return targets;
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }

    private static Programme read(ResultSet row, List<ProgrammeTarget> targets) throws SQLException {
        return new Programme(
                row.getObject("id", UUID.class),
                row.getLong("version"),
                row.getObject("issuer_id", UUID.class),
                row.getString("issuer"),
                row.getString("title"),
                row.getString("document_number"),
                row.getInt("from_year"),
                row.getInt("to_year"),
                targets,
                time(row, "created_at"),
                time(row, "updated_at"));
    }

    static BigDecimal plain(BigDecimal figure) {
        if (figure == null) {
            return null;
        }
        BigDecimal stripped = figure.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }

    private static OffsetDateTime time(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class)
                .atZoneSameInstant(Clocks.SHANGHAI)
                .toOffsetDateTime();
    }
}
