package dudao.task.console;

import dudao.commons.http.Cursor;
import dudao.commons.http.Page;
import dudao.commons.http.Paging;
import dudao.commons.identity.Scope;
import dudao.commons.secrecy.Secrecy;
import dudao.commons.time.Clocks;
import dudao.commons.time.Light;
import dudao.commons.time.Lights;
import jakarta.inject.Singleton;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;

/** What is overdue, the longest first. */
@Singleton
class LateTasks {

    /** @param clockedAt when its clock stopped, else the moment asked about */
    public record Row(
            UUID id, String title, String unit, String county, Instant dueAt, Instant clockedAt, Light light) {
        LateTask late(Lights lights) {
            return new LateTask(id, title, unit, county, dueAt, -lights.workingDaysLeft(clockedAt, dueAt), light);
        }
    }

    public record LateTask(
            UUID id, String title, String unit, String county, Instant dueAt, int workingDaysLate, Light light) {}

    private record Position(Instant dueAt, UUID id) {
        static final Position START = new Position(Clocks.startOf(LocalDate.of(1900, 1, 1)), new UUID(0, 0));
        static final Instant LATEST = Clocks.startOf(LocalDate.of(2200, 1, 1));

        static Position of(List<String> key) {
            if (key == null) {
                return START;
            }
            try {
                Position position = new Position(Instant.parse(key.get(0)), UUID.fromString(key.get(1)));
                if (position.dueAt.isAfter(START.dueAt) && position.dueAt.isBefore(LATEST)) {
                    return position;
                }
            } catch (DateTimeException | IllegalArgumentException unreadable) {
                // falls through to the same answer as a position outside the list
            }
            throw Cursor.invalid();
        }
    }

    /** Only open tasks whose limit has passed can be red; saying so lets the index of open tasks find them. */
    private static final String LATE =
            """
            select late.id, late.title, late.unit, c.name as county, late.due_at, late.clocked_at, late.light
            from (select t.id, t.title, o.name as unit, t.county_id, t.due_at,
                         case when t.state = 'SUBMITTED' then least(t.submitted_at, :asOf) else :asOf end as clocked_at,
                         """
                    + Board.LIGHT
                    + """
                     as light
                  from task t join organization o on o.id = t.organization_id
                  where o.path ^@ any(:scope) and t.due_at < :asOf and """
                    + Board.READABLE
                    + """

                  and t.state in ('ASSIGNED', 'OBJECTED', 'ACCEPTED', 'IN_PROGRESS', 'SUBMITTED', 'RETURNED', 'SUSPENDED')
                  and (t.due_at, t.id) > (:afterDue, :afterId)) late
            left join organization c on c.id = late.county_id
            where late.light in ('RED', 'DARK_RED')
            order by late.due_at, late.id
            limit :rows""";

    private final Jdbi jdbi;
    private final Lights lights;

    LateTasks(Jdbi jdbi, Lights lights) {
        this.jdbi = jdbi;
        this.lights = lights;
    }

    Page<LateTask> page(Scope scope, UUID office, Instant asOf, Paging paging) {
        Position after = Position.of(paging.after(2));
        List<Row> rows = jdbi.withHandle(handle -> handle.createQuery(LATE)
                .bindArray("scope", String.class, (Object[]) scope.paths())
                .bind(Secrecy.OFFICE, office)
                .bindMap(lights.boundaries(asOf))
                .bind("afterDue", after.dueAt().atOffset(ZoneOffset.UTC))
                .bind("afterId", after.id())
                .bind("rows", paging.limit() + 1)
                .map(ConstructorMapper.of(Row.class))
                .list());
        return Page.of(rows, paging, row -> List.of(row.dueAt(), row.id())).map(row -> row.late(lights));
    }
}
