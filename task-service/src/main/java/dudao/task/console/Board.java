package dudao.task.console;

import dudao.commons.identity.Scope;
import dudao.commons.secrecy.Secrecy;
import dudao.commons.time.Lights;
import dudao.task.tasks.TaskState;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;

/** The lights of all tasks of a part of the tree, counted by county. */
@Singleton
class Board {

    /** @param county its name; null for units that stand under none */
    public record CountyLights(
            UUID countyId,
            String county,
            long total,
            long green,
            long yellow,
            long red,
            long darkRed,
            long blue,
            long grey,
            long paused,
            long done) {

        static CountyLights sum(List<CountyLights> rows) {
            return rows.stream().reduce(new CountyLights(null, "合计", 0, 0, 0, 0, 0, 0, 0, 0, 0), CountyLights::plus);
        }

        private CountyLights plus(CountyLights other) {
            return new CountyLights(
                    null,
                    county,
                    total + other.total,
                    green + other.green,
                    yellow + other.yellow,
                    red + other.red,
                    darkRed + other.darkRed,
                    blue + other.blue,
                    grey + other.grey,
                    paused + other.paused,
                    done + other.done);
        }
    }

    public record County(UUID id, String name) {}

    static final String LIGHT =
            Lights.sql(TaskState.phaseSql("t.state"), "t.assigned_at", "t.due_at", "t.submitted_at");

    /** Of what is restricted only the unit and the office that handles it see anything. */
    static final String READABLE = Secrecy.readable("t", "t.organization_id");

    private static final String COUNT =
            """
            select lit.county_id, c.name as county, count(*) as total,
                   count(*) filter (where lit.light = 'GREEN') as green,
                   count(*) filter (where lit.light = 'YELLOW') as yellow,
                   count(*) filter (where lit.light = 'RED') as red,
                   count(*) filter (where lit.light = 'DARK_RED') as dark_red,
                   count(*) filter (where lit.light = 'BLUE') as blue,
                   count(*) filter (where lit.light = 'GREY') as grey,
                   count(*) filter (where lit.light = 'PAUSED') as paused,
                   count(*) filter (where lit.light = 'NONE') as done
            from (select t.county_id, """
                    + LIGHT
                    + """
                     as light
                  from task t join organization o on o.id = t.organization_id
                  where o.path ^@ any(:scope) and t.assigned_at <= :asOf and """
                    + READABLE
                    + """

                  -- nobody's duty any more: another task has replaced it, or none
                  and t.state not in ('REASSIGNED', 'CANCELLED')) lit
            left join organization c on c.id = lit.county_id
            group by lit.county_id, c.name, c.code
            order by c.code nulls first, c.name""";

    private final Jdbi jdbi;
    private final Lights lights;

    Board(Jdbi jdbi, Lights lights) {
        this.jdbi = jdbi;
        this.lights = lights;
    }

    List<CountyLights> count(Scope scope, UUID office, Instant asOf) {
        return jdbi.withHandle(handle -> handle.createQuery(COUNT)
                .bindArray("scope", String.class, (Object[]) scope.paths())
                .bind(Secrecy.OFFICE, office)
                .bindMap(lights.boundaries(asOf))
                .map(ConstructorMapper.of(CountyLights.class))
                .list());
    }

    List<County> counties(Scope scope) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        """
                        select id, name from organization where kind = 'COUNTY_BUREAU' and path ^@ any(:scope)
                        order by code, name""")
                .bindArray("scope", String.class, (Object[]) scope.paths())
                .map(ConstructorMapper.of(County.class))
                .list());
    }
}
