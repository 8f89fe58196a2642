package dudao.task.ruling;

import static org.hamcrest.Matchers.equalTo;

import dudao.commons.identity.OrganizationTree;
import dudao.commons.testing.RealParts;
import dudao.commons.time.Clocks;
import dudao.task.testing.City;
import dudao.task.testing.Person;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeEach;

/** A school that submits its task again and again. */
abstract class RulingWorld {

    static final String RULINGS = "/api/v1/rulings";

    @Inject
    OrganizationTree tree;

    @Inject
    Jdbi jdbi;

    final Jdbi owner = RealParts.owner();
    final LocalDate today = Clocks.dateOf(Instant.now());
    City city;
    Person supervisor;
    Person countyReviewer;
    Person leader;
    Person head;

    @BeforeEach
    void found() {
        city = City.found(tree);
        supervisor = Person.supervisor(city.bureau());
        countyReviewer = new Person("county-reviewer", "REVIEWER", city.county());
        leader = new Person("leader", "LEADER", city.bureau());
        head = Person.head(city.school());
    }

    static void refused(Response answer, int status, String code) {
        answer.then().statusCode(status).contentType("application/problem+json").body("code", equalTo(code));
    }

    /** Submitted for the time after so many returns. */
    String submittedAfter(int returns) {
        String task = supervisor.assign(city.school(), today.plusDays(40));
        head.command(task, "accept").then().statusCode(200);
        head.command(task, "start").then().statusCode(200);
        submit(task);
        for (int n = 0; n < returns; n++) {
            supervisor
                    .command(task, "return", Map.of("reasonCode", "INCOMPLETE", "text", "缺名单"))
                    .then()
                    .statusCode(200);
            submit(task);
        }
        return task;
    }

    void submit(String task) {
        head.command(task, "submit", Map.of("text", "请予办结")).then().statusCode(200);
    }

    Map<String, Object> back() {
        return Map.of(
                "decision", "RETURN",
                "reasonCode", "STANDARD_NOT_MET",
                "text", "验收标准第二项未达",
                "dueOn", today.plusDays(12).toString());
    }

    static Map<String, Object> ruling(String decision) {
        return Map.of("decision", decision, "text", "经会商");
    }

    Response propose(Person who, String task, Map<String, ?> ruling) {
        return who.request().header("If-Match", "*").body(ruling).post(Person.TASKS + "/" + task + "/rulings");
    }

    String proposed(Person who, String task, Map<String, ?> ruling) {
        return propose(who, task, ruling)
                .then()
                .statusCode(201)
                .body("state", equalTo("PROPOSED"))
                .extract()
                .path("id");
    }

    Response decide(Person who, String id, String command, String etag) {
        return who.request()
                .header("If-Match", etag)
                .body(Map.of("text", "同意"))
                .post(RULINGS + "/" + id + "/" + command);
    }

    Response decide(Person who, String id, String command) {
        return decide(who, id, command, "*");
    }
}
