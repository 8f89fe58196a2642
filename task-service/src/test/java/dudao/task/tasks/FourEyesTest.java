package dudao.task.tasks;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import dudao.commons.identity.OrganizationTree;
import dudao.commons.testing.RealParts;
import dudao.commons.time.Clocks;
import dudao.task.testing.City;
import dudao.task.testing.Person;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who worked for the unit does not judge its work. "B>A" reads: B acts for A. */
@QuarkusTest
@QuarkusTestResource(RealParts.class)
class FourEyesTest {

    private static final Map<String, Object> RETURN = Map.of("reasonCode", "OTHER", "text", "补材料");
    private static final LocalDate TODAY = Clocks.dateOf(Instant.now());

    @Inject
    OrganizationTree tree;

    private City city;
    private Person supervisor;
    private Person head;

    @BeforeEach
    void found() {
        city = City.found(tree);
        supervisor = Person.supervisor(city.bureau());
        head = new Person(sub("head"), "UNIT_HEAD", city.school());
    }

    private String sub(String person) {
        return person + "-" + city.bureau();
    }

    /** A delegate's own account stands elsewhere and may do nothing of the kind. */
    private Person acting(String act, String role, UUID organization) {
        String[] persons = act.split(">");
        if (persons.length == 1) {
            return new Person(sub(act), role, organization);
        }
        Map<String, Object> delegation = Map.of(
                "delegate", sub(persons[0]),
                "delegateName", "代办人",
                "roles", List.of(role),
                "from", TODAY.toString(),
                "to", TODAY.toString(),
                "reason", "出差");
        new Person(sub(persons[1]), role, organization)
                .post("/api/v1/delegations", delegation)
                .then()
                .statusCode(201);
        return new Person(sub(persons[0]), "UNIT_CLERK", city.farSchool(), sub(persons[1]));
    }

    @ParameterizedTest
    @CsvSource({
        "A,   A,   403",
        "A,   B,   200",
        "A,   A>B, 403",
        "A,   B>A, 403",
        "B>A, B,   403",
        "B>A, A,   403",
        "A>C, B>C, 403",
        "B>A, C>B, 403",
        "A,   C>B, 200",
        "A>C, B>D, 200",
    })
    void whoWorkedForTheUnitDoesNotJudgeIt(String working, String judging, int status) {
        Person worker = acting(working, "UNIT_HEAD", city.school());
        Person judge = acting(judging, "SUPERVISOR", city.bureau());
        for (String what : List.of("accept", "report", "submit")) {
            String task = submitted(worker, what);
            judged(judge.command(task, "return", RETURN), status);
            if (status == 200) {
                head.command(task, "submit", Map.of("text", "已补")).then().statusCode(200);
            }
            judged(judge.command(task, "complete"), status);
            if (status == 403) {
                supervisor.command(task, "complete").then().statusCode(200);
            }
            judged(judge.command(task, "close"), status);
        }
    }

    private String submitted(Person worker, String what) {
        String task = supervisor.assign(city.school(), TODAY.plusDays(40));
        (what.equals("accept") ? worker : head).command(task, "accept").then().statusCode(200);
        head.command(task, "start").then().statusCode(200);
        (what.equals("report") ? worker : head)
                .post(Person.TASKS + "/" + task + "/reports", Map.of("text", "过半"))
                .then()
                .statusCode(201);
        (what.equals("submit") ? worker : head)
                .command(task, "submit", Map.of("text", "请予办结"))
                .then()
                .statusCode(200);
        return task;
    }

    private static void judged(Response answer, int status) {
        answer.then().statusCode(status).body("code", status == 403 ? equalTo("SAME_PERSON") : nullValue());
    }

    @Test
    void whoObjectedDoesNotDecideTheObjection() {
        String task = supervisor.assign(city.school(), TODAY.plusDays(40));
        Map<String, Object> objection = Map.of("text", "不属本校", "proposedOrganizationId", city.secondSchool());
        head.command(task, "object", objection).then().statusCode(200);
        Person both = new Person(head.name(), "SUPERVISOR", city.bureau());
        judged(both.command(task, "uphold"), 403);
        judged(both.command(task, "reassign", Map.of("organizationId", city.secondSchool())), 403);
        supervisor.command(task, "uphold").then().statusCode(200);
    }

    @Test
    void nobodyLeavesTheOwnUnitBehindByActingForAnother() {
        Person colleague = new Person(sub("colleague"), "UNIT_CLERK", city.school());
        acting("colleague>boss", "SUPERVISOR", city.bureau());
        String task = submitted(head, "submit");
        colleague
                .actingFor(sub("boss"))
                .command(task, "complete")
                .then()
                .statusCode(403)
                .body("code", equalTo("OWN_TASK"));
    }

    @Test
    void whatCannotBeDoneIsNotOffered() {
        String task = submitted(head, "submit");
        Person reviewer = new Person(sub("reviewer"), "REVIEWER", city.bureau());
        reviewer.task(task).then().body("allowedCommands", containsInAnyOrder("return", "complete"));
        new Person(head.name(), "REVIEWER", city.bureau()).task(task).then().body("allowedCommands", empty());
    }

    @Test
    void aReviewerReviewsInItsScopeAndDoesNothingElse() {
        String task = submitted(head, "submit");
        Person reviewer = new Person(sub("reviewer"), "REVIEWER", city.county());
        Person far = new Person(sub("reviewer"), "REVIEWER", city.otherCounty());
        far.command(task, "complete", Map.of(), "*").then().statusCode(404);
        reviewer.command(task, "return", RETURN).then().statusCode(200);
        head.command(task, "submit", Map.of("text", "已补")).then().statusCode(200);
        new Person(sub("own"), "REVIEWER", city.school())
                .command(task, "complete")
                .then()
                .statusCode(403)
                .body("code", equalTo("OWN_TASK"));
        reviewer.command(task, "complete").then().statusCode(200);
        for (String command : List.of("close", "cancel", "suspend", "reopen")) {
            reviewer.command(task, command).then().statusCode(403);
        }
        reviewer.get(Person.TASKS).then().statusCode(200);
        reviewer.post(Person.TASKS, Map.of()).then().statusCode(403);
        reviewer.get(Person.TASKS + "/" + task + "/timeline")
                .then()
                .statusCode(200)
                .body("items.command[-1]", equalTo("complete"));
        reviewer.get(Person.TASKS + "?unknown=1").then().statusCode(400).body("code", equalTo("UNKNOWN_PARAMETER"));
        supervisor.get(Person.TASKS + "?state=COMPLETED").then().body("items.id", contains(task));
    }
}
