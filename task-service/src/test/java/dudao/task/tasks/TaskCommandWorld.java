package dudao.task.tasks;

import static org.hamcrest.Matchers.equalTo;

import dudao.commons.identity.OrganizationTree;
import dudao.commons.time.Clocks;
import dudao.task.testing.City;
import dudao.task.testing.Person;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;

/** A city whose supervisor gives tasks to a school. */
abstract class TaskCommandWorld {

    @Inject
    OrganizationTree tree;

    City city;
    Person supervisor;
    Person head;
    Person clerk;
    LocalDate today;

    @BeforeEach
    void found() {
        city = City.found(tree);
        supervisor = Person.supervisor(city.bureau());
        head = Person.head(city.school());
        clerk = Person.clerk(city.school());
        today = Clocks.dateOf(Instant.now());
    }

    String assign() {
        return supervisor.assign(city.school(), today.plusDays(40));
    }

    String bring(String... commands) {
        String task = assign();
        for (String command : commands) {
            Person who = command.equals("complete") ? supervisor : head;
            Map<String, String> body = command.equals("submit") ? Map.of("text", "请予办结") : Map.of();
            who.command(task, command, body).then().statusCode(200);
        }
        return task;
    }

    static void refused(Response answer, int status, String code) {
        answer.then().statusCode(status).contentType("application/problem+json").body("code", equalTo(code));
    }
}
