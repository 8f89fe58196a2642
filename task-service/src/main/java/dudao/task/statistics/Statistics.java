package dudao.task.statistics;

import dudao.commons.http.Cursor;
import dudao.commons.http.Page;
import dudao.commons.http.Paging;
import dudao.commons.identity.Scope;
import dudao.commons.secrecy.Secrecy;
import dudao.commons.time.Lights;
import dudao.task.statistics.Counting.Moment;
import jakarta.inject.Singleton;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import org.jdbi.v3.core.statement.Query;

/** Counts tasks by light in the database, for any moment, from what is kept of every change (migrations V41, V60 and V80). */
@Singleton
class Statistics {

    private static final String COUNT =
            """
            select coalesce(named.name, :withoutKey) as name, counted.*
            from (
              select cast(%2$s as text) as key, %3$s
              from (select unit, %4$s from (%5$s) lit group by unit) each_one group by 1
            ) counted left join lateral (%1$s) named on true
            where total <> 0 order by place nulls last, name, key""";

    /** A task that was told to be done and was found not to have been is taken back where it was counted. */
    private static final String LIST =
            """
            select t.id, t.organization_id, t.title
            from (select unit from (%2$s) lit where %1$s group by unit having sum(tasks) > 0) counted
            join task t on t.id = counted.unit
            order by t.id limit :limit""";

    private static final RowMapper<LightCounts> COUNTS = ConstructorMapper.of(LightCounts.class);

    private static final RowMapper<CountedTask> TASKS = ConstructorMapper.of(CountedTask.class);

    private static final UUID BEFORE_ALL = new UUID(0, 0);
    private static final OffsetDateTime FOREVER = OffsetDateTime.parse("9999-12-31T00:00:00Z");

    private final Jdbi jdbi;
    private final Lights lights;

    Statistics(Jdbi jdbi, Lights lights) {
        this.jdbi = jdbi;
        this.lights = lights;
    }

    /** @param office the caller's own organisation, which alone counts what it handles */
    record Reader(Scope scope, UUID office) {}

    List<LightCounts> lights(Grouping grouping, Moment moment, Reader reader) {
        Counted counted = Counted.of(grouping, reader.scope(), moment);
        return jdbi.withHandle(handle -> bound(
                        handle.createQuery(COUNT.formatted(
                                grouping.named, grouping.key, Figure.sums(), Figure.columns(), counted.sql())),
                        moment,
                        reader)
                .bind("withoutKey", grouping.withoutKey)
                .map(COUNTS)
                .list());
    }

    Page<CountedTask> tasks(Group group, Figure figure, Moment moment, Reader reader, Paging paging) {
        Counted counted = Counted.listed(group, moment);
        List<CountedTask> found = jdbi.withHandle(
                handle -> bound(handle.createQuery(LIST.formatted(figure.condition, counted.sql())), moment, reader)
                        .bind("key", group.key())
                        .bind("after", after(paging))
                        .bind("limit", paging.limit() + 1)
                        .map(TASKS)
                        .list());
        return Page.of(found, paging, task -> List.of(task.id()));
    }

    private static UUID after(Paging paging) {
        List<String> after = paging.after(1);
        try {
            return after == null ? BEFORE_ALL : UUID.fromString(after.get(0));
        } catch (IllegalArgumentException notOurs) {
            throw Cursor.invalid();
        }
    }

    private Query bound(Query query, Moment moment, Reader reader) {
        return query.bindMap(lights.boundaries(moment.asOf()))
                .bind("until", moment.isPast() ? moment.asOf().atOffset(ZoneOffset.UTC) : FOREVER)
                .bindArray("scope", String.class, (Object[]) reader.scope().paths())
                .bind(Secrecy.OFFICE, reader.office());
    }
}
