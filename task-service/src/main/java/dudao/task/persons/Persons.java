package dudao.task.persons;

import dudao.commons.time.Clocks;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;

/** Table {@code task_person}. */
@Singleton
class Persons {

    private record Row(PersonRole role, NamedPerson person, OffsetDateTime since, OffsetDateTime until) {}

    /** Open tasks of one unit, or of any when it is null. */
    private static final String HAND_OVER =
            """
            with ended as (
              update task_person p set until = :now, ended_by = :by
              from task t
              where p.person = :from and p.until is null and t.id = p.task_id
                and (cast(:unit as uuid) is null or t.organization_id = :unit)
                and t.state in ('ASSIGNED', 'OBJECTED', 'ACCEPTED', 'IN_PROGRESS', 'SUBMITTED', 'RETURNED', 'SUSPENDED')
              returning p.task_id, p.role
            ), named as (
              insert into task_person (task_id, role, person, name, post, since, set_by)
              select task_id, role, :to, :name, :post, :now, :by from ended
            )
            select count(distinct task_id) from ended""";

    private final Jdbi jdbi;
    private final Clock clock;

    Persons(Jdbi jdbi, Clock clock) {
        this.jdbi = jdbi;
        this.clock = clock;
    }

    PersonsView of(UUID taskId) {
        List<Row> rows = jdbi.withHandle(handle -> handle.createQuery(
                        "select role, person, name, post, since, until from task_person where task_id = :id order by since, role")
                .bind("id", taskId)
                .map((row, context) -> row(row))
                .list());
        List<PersonsView.Former> former = rows.stream()
                .filter(row -> row.until() != null)
                .map(row -> new PersonsView.Former(row.role(), row.person(), row.since(), row.until()))
                .toList();
        // Every change adds a row or closes one.
        return new PersonsView(
                taskId,
                rows.size() + former.size(),
                now(rows, PersonRole.HANDLER),
                now(rows, PersonRole.IN_CHARGE),
                former);
    }

    private static NamedPerson now(List<Row> rows, PersonRole role) {
        return rows.stream()
                .filter(row -> row.until() == null && row.role() == role)
                .map(Row::person)
                .findFirst()
                .orElse(null);
    }

    private static Row row(ResultSet row) throws SQLException {
        return new Row(
                PersonRole.valueOf(row.getString("role")),
                new NamedPerson(row.getString("person"), row.getString("name"), row.getString("post")),
                time(row, "since"),
                time(row, "until"));
    }

    private static OffsetDateTime time(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.atZoneSameInstant(Clocks.SHANGHAI).toOffsetDateTime();
    }

    /** @param person null: nobody from now on */
    void name(UUID taskId, PersonRole role, NamedPerson person, String by) {
        OffsetDateTime now = now();
        jdbi.useHandle(handle -> {
            handle.createUpdate("update task_person set until = :now, ended_by = :by"
                            + " where task_id = :id and role = :role and until is null")
                    .bind("now", now)
                    .bind("by", by)
                    .bind("id", taskId)
                    .bind("role", role.name())
                    .execute();
            if (person != null) {
                handle.createUpdate(
                                """
                                insert into task_person (task_id, role, person, name, post, since, set_by)
                                values (:id, :role, :person, :name, :post, :now, :by)""")
                        .bind("id", taskId)
                        .bind("role", role.name())
                        .bindMethods(person)
                        .bind("now", now)
                        .bind("by", by)
                        .execute();
            }
        });
    }

    /** @return on how many open tasks the other person follows */
    int handOver(UUID unit, String from, NamedPerson to, String by) {
        return jdbi.withHandle(handle -> handle.createQuery(HAND_OVER)
                .bind("unit", unit)
                .bind("from", from)
                .bind("to", to.person())
                .bind("name", to.name())
                .bind("post", to.post())
                .bind("by", by)
                .bind("now", now())
                .mapTo(Integer.class)
                .one());
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
