package dudao.task.reporting;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dudao.commons.time.Clocks;
import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;

/** What a unit has told already: its figures, so that nothing is asked of it twice. */
@Singleton
class Figures {

    /** A report that another corrects counts no more. */
    private static final String COUNTING =
            """
            said as (
              select r.task_id, v.target_id, v.quantity, v.objects, r.at, r.version
              from task_report r join task_report_value v on v.report_id = r.id
              where r.task_id in (select id from task where organization_id = (select organization_id from mine))
                and not exists (select from task_report c where c.corrects = r.id)
            ), figure as (
              select task_id, target_id, sum(quantity) as total, max(at) as last_at,
                     (array_agg(quantity order by version desc))[1] as last
              from said group by task_id, target_id
            )""";

    private static final String SELECT =
            """
            with mine as (select id, organization_id, measure_id from task where id = :task), %s
            select t.target_id, t.text, t.object, t.unit,
                   coalesce((select quantity from measure_target_share s where s.measure_id = t.measure_id
                               and s.target_id = t.target_id and s.holder = cast(mine.organization_id as text)),
                            (select quantity from measure_target_share s join organization o
                               on s.holder = split_part(o.kind, '_', 1)
                             where s.measure_id = t.measure_id and s.target_id = t.target_id
                               and o.id = mine.organization_id), t.quantity) as wanted,
                   coalesce(f.total, 0) as total, f.last,
                   f.last_at,
                   array(select distinct unnest(s.objects) from said s
                         where s.task_id = mine.id and s.target_id = t.target_id order by 1) as objects,
                   (select coalesce(jsonb_agg(jsonb_build_object('taskId', e.task_id, 'targetId', e.target_id,
                             'text', o.text, 'total', e.total, 'lastAt', e.last_at) order by e.last_at desc), '[]')
                    from figure e join task et on et.id = e.task_id
                      join measure_target o on o.measure_id = et.measure_id and o.target_id = e.target_id
                    where e.task_id <> mine.id and o.object = t.object
                      and o.unit is not distinct from t.unit) as elsewhere
            from mine join measure_target t on t.measure_id = mine.measure_id
            left join figure f on f.task_id = mine.id and f.target_id = t.target_id
            order by t.target_id"""
                    .formatted(COUNTING);

    private static final TypeReference<List<Figure.Elsewhere>> ELSEWHERE = new TypeReference<>() {};

    private final Jdbi jdbi;
    private final ObjectMapper json;

    Figures(Jdbi jdbi, ObjectMapper json) {
        this.jdbi = jdbi;
        this.json = json;
    }

    /** Of every target of the task's measure. */
    List<Figure> of(UUID taskId) {
        return jdbi.withHandle(handle -> handle.createQuery(SELECT)
                .bind("task", taskId)
                .map((row, context) -> figure(row))
                .list());
    }

    private Figure figure(ResultSet row) throws SQLException {
        OffsetDateTime lastAt = row.getObject("last_at", OffsetDateTime.class);
        return new Figure(
                row.getObject("target_id", UUID.class),
                row.getString("text"),
                row.getString("object"),
                row.getString("unit"),
                plain(row.getBigDecimal("wanted")),
                plain(row.getBigDecimal("total")),
                plain(row.getBigDecimal("last")),
                lastAt == null
                        ? null
                        : lastAt.atZoneSameInstant(Clocks.SHANGHAI).toOffsetDateTime(),
                Arrays.asList((String[]) row.getArray("objects").getArray()),
                elsewhere(row.getString("elsewhere")));
    }

    private List<Figure.Elsewhere> elsewhere(String found) {
        try {
            return json.readValue(found, ELSEWHERE).stream()
                    .map(other -> new Figure.Elsewhere(
                            other.taskId(), other.targetId(), other.text(), plain(other.total()), other.lastAt()))
                    .toList();
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The column keeps six places, also of a whole number. */
    static BigDecimal plain(BigDecimal kept) {
        BigDecimal plain = kept == null ? null : kept.stripTrailingZeros();
        return plain != null && plain.scale() < 0 ? plain.setScale(0) : plain;
    }
}
