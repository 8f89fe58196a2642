package dudao.task.subtasks;

import static org.hamcrest.Matchers.equalTo;

import dudao.commons.identity.OrganizationTree;
import dudao.commons.testing.RealParts;
import dudao.commons.time.Clocks;
import dudao.task.tasks.Tasks;
import dudao.task.testing.City;
import dudao.task.testing.Person;
import dudao.task.testing.SystemWork;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeEach;

/** A county with an ad-hoc task that a leader has approved for its schools. */
abstract class SubtaskWorld {

    @Inject
    OrganizationTree tree;

    @Inject
    Tasks tasks;

    @Inject
    SystemWork system;

    final Jdbi owner = RealParts.owner();
    City city;
    Person supervisor;
    Person county;
    Person school;
    LocalDate today;
    LocalDate due;
    String task;

    @BeforeEach
    void found() {
        city = City.found(tree);
        supervisor = Person.supervisor(city.bureau());
        county = new Person("county", "UNIT_HEAD", city.county());
        school = Person.head(city.school());
        today = Clocks.dateOf(Instant.now());
        due = today.plusDays(40);
        task = supervisor.approved(wanted(), Map.of("schoolsBelow", true));
        county.command(task, "accept").then().statusCode(200);
    }

    Map<String, Object> wanted() {
        return Map.of(
                "title", "整治校门口交通",
                "source", "INSTRUCTION",
                "organizationId", city.county(),
                "dueOn", due.toString(),
                "acceptanceStandard", "护学岗到位");
    }

    Response handDown(Person who, Map<String, ?> wanted) {
        return who.post(Person.TASKS + "/" + task + "/subtasks", wanted);
    }

    List<String> handedDown(LocalDate dueOn) {
        return handDown(
                        county,
                        Map.of(
                                "organizationIds",
                                List.of(city.school(), city.secondSchool()),
                                "dueOn",
                                dueOn.toString()))
                .then()
                .statusCode(201)
                .extract()
                .path("items.id");
    }

    String handedToSchool() {
        return handDown(county, Map.of("organizationIds", List.of(city.school())))
                .then()
                .statusCode(201)
                .extract()
                .path("items[0].id");
    }

    static void refused(Response answer, int status, String code) {
        answer.then().statusCode(status).contentType("application/problem+json").body("code", equalTo(code));
    }

    static void done(Person who, String id, String command, Map<String, ?> body) {
        who.command(id, command, body).then().statusCode(200);
    }

    static void finish(Person unit, Person reviewer, String id) {
        done(unit, id, "accept", Map.of());
        done(unit, id, "start", Map.of());
        done(unit, id, "submit", Map.of("text", "已办"));
        done(reviewer, id, "complete", Map.of());
    }

    static String end(LocalDate day) {
        return day.plusDays(1) + "T00:00:00+08:00";
    }

    void passed(String id, int days) {
        owner.useHandle(handle -> handle.execute(
                "update task set due_at = now() - cast(? as interval) where id = cast(? as uuid)", days + " days", id));
    }
}
