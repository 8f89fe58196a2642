package dudao.inspection.indicators;

import dudao.commons.audit.AuditTrail;
import dudao.commons.identity.Actor;
import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import org.jdbi.v3.core.statement.PreparedBatch;

/** What was scored, in the table of its kind: a score may be written again while its column is open. */
@Singleton
class Scores {

    public record Row(String code, String side, BigDecimal points, String basis) {}

    private static final RowMapper<Row> ROW = ConstructorMapper.of(Row.class);

    private final Jdbi jdbi;
    private final AuditTrail trail;

    Scores(Jdbi jdbi, AuditTrail trail) {
        this.jdbi = jdbi;
        this.trail = trail;
    }

    List<Row> of(Scored kind, UUID id) {
        return jdbi.withHandle(handle -> handle.createQuery("select code, side, points, basis from " + kind.table
                        + " where " + kind.key + " = :id order by code, side")
                .bind("id", id)
                .map(ROW)
                .list());
    }

    void write(Scored kind, UUID id, Side side, List<NewScores.Score> scores, Actor by, Instant at) {
        List<Row> before = of(kind, id);
        jdbi.useHandle(handle -> {
            PreparedBatch batch = handle.prepareBatch(
                    """
                    insert into %1$s (%2$s, code, side, points, basis, scored_by, scored_for,
                      scored_at)
                    values (:id, :code, :side, :points, :basis, :by, :for, :at)
                    on conflict (%2$s, code, side) do update set points = excluded.points,
                      basis = excluded.basis, scored_by = excluded.scored_by, scored_for = excluded.scored_for,
                      scored_at = excluded.scored_at"""
                            .formatted(kind.table, kind.key));
            scores.forEach(score -> batch.bind("id", id)
                    .bind("code", score.code())
                    .bind("side", side.name())
                    .bind("points", score.points())
                    .bind("basis", score.basis().strip())
                    .bind("by", by.id())
                    .bind("for", by.onBehalfOf())
                    .bind("at", at.atOffset(ZoneOffset.UTC))
                    .add());
            batch.execute();
        });
        trail.changed("IndicatorScores", id, before, of(kind, id));
    }
}
