package dudao.task.statistics;

import dudao.commons.identity.Scope;
import dudao.commons.secrecy.Secrecy;
import dudao.commons.time.Lights;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;

/** Counts tasks by light in the database, for any moment, from what is kept of every change (migrations V41 and V60). */
@Singleton
class Statistics {

    private static final String COUNT =
            """
            select key, coalesce(named.name, :withoutKey) as name, total, green, yellow, red, dark_red, blue, grey, paused, done,
                   cancelled, on_time_by_original_due, on_time_by_current_due, late_by_unit, late_by_reviewer,
                   late_by_objection, late_by_suspension, late_by_extension
            from (
              select cast(%2$s as text) as key, sum(total) as total, sum(green) as green, sum(yellow) as yellow,
                     sum(red) as red, sum(dark_red) as dark_red, sum(blue) as blue, sum(grey) as grey,
                     sum(paused) as paused, sum(done) as done, sum(cancelled) as cancelled,
                     sum(on_time_by_original_due) as on_time_by_original_due,
                     sum(on_time_by_current_due) as on_time_by_current_due, sum(late_by_unit) as late_by_unit,
                     sum(late_by_reviewer) as late_by_reviewer, sum(late_by_objection) as late_by_objection,
                     sum(late_by_suspension) as late_by_suspension, sum(late_by_extension) as late_by_extension
              from (
                select unit, sum(tasks) as total, %3$s
                from (%4$s) lit group by unit
              ) each_one group by 1
            ) counted left join lateral (%1$s) named on true
            where total <> 0 order by place nulls last, name, key""";

    private static final String FIGURES =
            """
            coalesce(sum(tasks) filter (where light = 'GREEN'), 0) as green,
            coalesce(sum(tasks) filter (where light = 'YELLOW'), 0) as yellow,
            coalesce(sum(tasks) filter (where light = 'RED'), 0) as red,
            coalesce(sum(tasks) filter (where light = 'DARK_RED'), 0) as dark_red,
            coalesce(sum(tasks) filter (where light = 'BLUE'), 0) as blue,
            coalesce(sum(tasks) filter (where light = 'GREY'), 0) as grey,
            coalesce(sum(tasks) filter (where light = 'PAUSED'), 0) as paused,
            coalesce(sum(tasks) filter (where kind = 'DONE'), 0) as done,
            coalesce(sum(tasks) filter (where kind = 'CANCELLED'), 0) as cancelled,
            coalesce(sum(tasks) filter (where by_original), 0) as on_time_by_original_due,
            coalesce(sum(tasks) filter (where by_current), 0) as on_time_by_current_due,
            coalesce(sum(tasks) filter (where delay = 'UNIT'), 0) as late_by_unit,
            coalesce(sum(tasks) filter (where delay = 'REVIEWER'), 0) as late_by_reviewer,
            coalesce(sum(tasks) filter (where delay = 'OBJECTION'), 0) as late_by_objection,
            coalesce(sum(tasks) filter (where delay = 'SUSPENSION'), 0) as late_by_suspension,
            coalesce(sum(tasks) filter (where delay = 'EXTENSION'), 0) as late_by_extension""";

    private static final RowMapper<LightCounts> COUNTS = ConstructorMapper.of(LightCounts.class);

    private static final OffsetDateTime FOREVER = OffsetDateTime.parse("9999-12-31T00:00:00Z");

    private final Jdbi jdbi;
    private final Lights lights;

    Statistics(Jdbi jdbi, Lights lights) {
        this.jdbi = jdbi;
        this.lights = lights;
    }

    /**
     * @param now what will be is what is, seen later; only a moment before now needs the history
     * @param office the caller's own organisation, which alone counts what it handles
     * @param restated what was found since to have been false is counted as what it was
     */
    List<LightCounts> lights(Grouping grouping, Instant asOf, Instant now, Scope scope, UUID office, boolean restated) {
        Counted counted = Counted.of(grouping, scope, asOf.isBefore(now), restated);
        return jdbi.withHandle(
                handle -> handle.createQuery(COUNT.formatted(grouping.named, grouping.key, FIGURES, counted.sql()))
                        .bindMap(lights.boundaries(asOf))
                        .bind("until", asOf.isBefore(now) ? asOf.atOffset(ZoneOffset.UTC) : FOREVER)
                        .bind("withoutKey", grouping.withoutKey)
                        .bindArray("scope", String.class, (Object[]) scope.paths())
                        .bind(Secrecy.OFFICE, office)
                        .map(COUNTS)
                        .list());
    }
}
