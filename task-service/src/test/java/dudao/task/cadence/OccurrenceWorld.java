package dudao.task.cadence;

import static dudao.task.testing.Person.TASKS;
import static org.hamcrest.Matchers.equalTo;

import dudao.commons.identity.OrganizationTree;
import dudao.commons.testing.RealParts;
import dudao.commons.time.Clocks;
import dudao.task.testing.City;
import dudao.task.testing.Person;
import dudao.task.testing.TaskRows;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeEach;

/** Schools with tasks of one measure, to which something is laid down that comes back. */
abstract class OccurrenceWorld {

    static final String OCCURRENCES = "/api/v1/occurrences";
    static final String BATCH = "/api/v1/occurrence-reports";
    static final LocalDate TODAY = Clocks.dateOf(Instant.now());

    @Inject
    OrganizationTree tree;

    @Inject
    OccurrenceSweep sweep;

    final Jdbi jdbi = RealParts.owner();
    final UUID measure = UUID.randomUUID();
    City city;
    Person head;
    Person supervisor;
    UUID task;
    UUID second;
    UUID far;

    @BeforeEach
    void found() {
        city = City.found(tree);
        head = Person.head(city.school());
        supervisor = Person.supervisor(city.bureau());
        UUID plan = TaskRows.planOf(measure);
        UUID item = TaskRows.itemOf(measure);
        jdbi.useHandle(handle -> {
            handle.execute(
                    "insert into plan (id, title, issuer_id, state, version) values (?, '要点', ?, 'ISSUED', 1)",
                    plan,
                    city.bureau());
            handle.execute("insert into plan_item (id, plan_id, position, title) values (?, ?, 1, '条目')", item, plan);
            handle.execute(
                    """
                    insert into measure (id, plan_id, item_id, position, wording, assisting_organization_ids,
                      audience_organization_ids, audience_kinds, audience_school_classes)
                    values (?, ?, ?, 1, '举措', '{}', '{}', '{}', '{}')""",
                    measure,
                    plan,
                    item);
        });
        task = task(city.school());
        second = task(city.secondSchool());
        far = task(city.farSchool());
    }

    UUID task(UUID school) {
        return new TaskRows(jdbi).add(city, school, "IN_PROGRESS", measure, Clocks.endOf(TODAY.plusYears(1)));
    }

    Response put(Person person, Object body) {
        return person.request().header("If-Match", "*").body(body).put("/api/v1/measures/" + measure + "/cadences");
    }

    /** Daily, also on days of rest, as if it had been laid down long ago; with what that makes. */
    void daily() {
        put(supervisor, Map.of("template", "DAILY_AND_NIL_REPORT")).then().statusCode(200);
        laidDown(TODAY.minusDays(3));
    }

    void laidDown(LocalDate since) {
        jdbi.useHandle(
                handle -> handle.execute("update measure_cadence set since = ? where measure_id = ?", since, measure));
        sweep.sweep();
    }

    String occurrence(UUID ofTask, LocalDate day) {
        return jdbi.withHandle(
                handle -> handle.createQuery("select id from occurrence where task_id = :task and starts_on = :day")
                        .bind("task", ofTask)
                        .bind("day", day)
                        .mapTo(String.class)
                        .one());
    }

    Response report(Person person, UUID onTask, Object body) {
        return person.post(TASKS + "/" + onTask + "/reports", body);
    }

    static void refused(Response answer, int status, String code) {
        answer.then().statusCode(status).body("code", equalTo(code));
    }

    long count() {
        return jdbi.withHandle(handle -> handle.createQuery("select count(*) from occurrence where measure_id = ?")
                .bind(0, measure)
                .mapTo(Long.class)
                .one());
    }
}
