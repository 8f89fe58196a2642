package dudao.task.statistics;

import dudao.commons.identity.Scope;
import dudao.commons.secrecy.Secrecy;
import dudao.commons.time.Lights;
import dudao.task.tasks.TaskState;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;

/** Counts tasks by light in the database, for any moment: a past one is counted from the history. */
@Singleton
class Statistics {

    private static final String LIGHT =
            Lights.sql(TaskState.phaseSql("t.state"), "t.assigned_at", "t.due_at", "t.submitted_at");

    private static final String READABLE = Secrecy.readable("t", "t.organization_id");

    private static final String COUNT =
            """
            select key, coalesce(%s, :withoutKey) as name, total, green, yellow, red, dark_red, blue, grey, paused, done,
                   cancelled, on_time_by_original_due, on_time_by_current_due
            from (
              select cast(key as text) as key, count(*) as total,
                     count(*) filter (where light = 'GREEN') as green,
                     count(*) filter (where light = 'YELLOW') as yellow,
                     count(*) filter (where light = 'RED') as red,
                     count(*) filter (where light = 'DARK_RED') as dark_red,
                     count(*) filter (where light = 'BLUE') as blue,
                     count(*) filter (where light = 'GREY') as grey,
                     count(*) filter (where light = 'PAUSED') as paused,
                     count(*) filter (where done) as done,
                     count(*) filter (where state = 'CANCELLED') as cancelled,
                     count(*) filter (where done and completed_at <= original_due_at) as on_time_by_original_due,
                     count(*) filter (where done and completed_at <= due_at) as on_time_by_current_due
              from (
                select %s as key, t.state, t.state in ('COMPLETED', 'CLOSED') as done, t.completed_at,
                       t.original_due_at, t.due_at, %s as light
                from %s t join organization o on o.id = t.organization_id
                where o.path ^@ any(:scope) and t.state <> 'REASSIGNED' and %s
              ) lit group by key
            ) counted order by %s nulls last, name, key""";

    private static final RowMapper<LightCounts> COUNTS = ConstructorMapper.of(LightCounts.class);

    private final Jdbi jdbi;
    private final Lights lights;

    Statistics(Jdbi jdbi, Lights lights) {
        this.jdbi = jdbi;
        this.lights = lights;
    }

    /**
     * @param now what will be is what is, seen later; only a moment before now needs the history
     * @param office the caller's own organisation, which alone counts what it handles
     */
    List<LightCounts> lights(Grouping grouping, Instant asOf, Instant now, Scope scope, UUID office) {
        String tasks = asOf.isBefore(now) ? "task_as_of(:asOf)" : "task";
        return jdbi.withHandle(handle -> handle.createQuery(
                        COUNT.formatted(grouping.name, grouping.key, LIGHT, tasks, READABLE, grouping.place))
                .bindMap(lights.boundaries(asOf))
                .bind("withoutKey", grouping.withoutKey)
                .bindArray("scope", String.class, (Object[]) scope.paths())
                .bind(Secrecy.OFFICE, office)
                .map(COUNTS)
                .list());
    }
}
