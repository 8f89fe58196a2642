package dudao.task.persons;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import dudao.commons.identity.OrganizationTree;
import dudao.commons.testing.RealParts;
import dudao.commons.time.Clocks;
import dudao.task.testing.City;
import dudao.task.testing.InspectionTopic;
import dudao.task.testing.Person;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who of a unit has a task in hand. */
@QuarkusTest
@QuarkusTestResource(RealParts.class)
class PersonsTest {

    @Inject
    OrganizationTree tree;

    private City city;
    private Person supervisor;
    private Person head;
    private LocalDate due;
    private String task;
    /** The same account in no other test. */
    private String handler;

    @BeforeEach
    void found() {
        city = City.found(tree);
        supervisor = Person.supervisor(city.bureau());
        head = Person.head(city.school());
        due = Clocks.dateOf(Instant.now()).plusDays(40);
        task = supervisor.assign(city.school(), due);
        handler = "handler-" + UUID.randomUUID();
    }

    private static Map<String, String> person(String person, String name) {
        return Map.of("person", person, "name", name);
    }

    private Response put(Person who, String id, String etag, Map<String, ?> body) {
        return who.request().header("If-Match", etag).body(body).put(Person.TASKS + "/" + id + "/persons");
    }

    private void name(String id) {
        put(head, id, "*", Map.of("handler", person(handler, "王老师"), "inCharge", person("vice-head", "李校长")))
                .then()
                .statusCode(200);
    }

    private static void refused(Response answer, int status, String code) {
        answer.then().statusCode(status).contentType("application/problem+json").body("code", equalTo(code));
    }

    private Person named() {
        return new Person(handler, "UNIT_CLERK", city.school());
    }

    @Test
    void theHeadNamesThemAndChangesThem() {
        head.get(Person.TASKS + "/" + task + "/persons")
                .then()
                .statusCode(200)
                .header("ETag", equalTo("\"0\""))
                .body("handler", nullValue())
                .body("former", empty());
        put(head, task, "\"0\"", Map.of("handler", person(handler, "王老师"), "inCharge", person("vice-head", "李校长")))
                .then()
                .statusCode(200)
                .header("ETag", equalTo("\"2\""))
                .body("handler.name", equalTo("王老师"))
                .body("inCharge.person", equalTo("vice-head"));
        refused(put(head, task, "\"0\"", Map.of()), 412, "STALE");
        put(
                        head,
                        task,
                        "\"2\"",
                        Map.of("handler", person("teacher-zhao", "赵老师"), "inCharge", person("vice-head", "李校长")))
                .then()
                .statusCode(200)
                .header("ETag", equalTo("\"4\""))
                .body("handler.person", equalTo("teacher-zhao"))
                .body("former", hasSize(1))
                .body("former[0].role", equalTo("HANDLER"))
                .body("former[0].person.name", equalTo("王老师"));
        supervisor.get(Person.TASKS + "/" + task + "/persons").then().body("inCharge.name", equalTo("李校长"));
        put(head, task, "*", Map.of()).then().body("handler", nullValue()).body("former", hasSize(3));
    }

    @Test
    void onlyTheUnitsHeadAndOnlyWhileTheTaskIsOpen() {
        refused(put(supervisor, task, "*", Map.of()), 403, "FORBIDDEN");
        refused(put(Person.clerk(city.school()), task, "*", Map.of()), 403, "FORBIDDEN");
        refused(put(Person.head(city.county()), task, "*", Map.of()), 403, "FORBIDDEN");
        refused(put(Person.head(city.farSchool()), task, "*", Map.of()), 404, "NOT_FOUND");
        refused(put(head, task, "*", Map.of("handler", Map.of("person", handler))), 400, "VALIDATION_FAILED");
        head.request()
                .body(Map.of())
                .put(Person.TASKS + "/" + task + "/persons")
                .then()
                .statusCode(428);
        supervisor.command(task, "cancel", Map.of("reason", "并入")).then().statusCode(200);
        refused(put(head, task, "*", Map.of()), 409, "ILLEGAL_TRANSITION");
    }

    @Test
    void whoseNameAndPostTheContactsKnowIsCalledAsTheySay() {
        Map<String, String> contact =
                Map.of("role", "RESPONSIBLE", "post", "副校长", "name", "李校长", "person", "vice-head-" + handler);
        head.request()
                .header("If-Match", "\"0\"")
                .body(Map.of("items", List.of(contact)))
                .put("/api/v1/organizations/" + city.school() + "/contacts")
                .then()
                .statusCode(200);
        put(head, task, "*", Map.of("inCharge", Map.of("person", "vice-head-" + handler)))
                .then()
                .statusCode(200)
                .body("inCharge.name", equalTo("李校长"))
                .body("inCharge.post", equalTo("副校长"));
    }

    @Test
    void everybodyFindsTheOwnTasks() {
        String other = supervisor.assign(city.school(), due);
        name(task);
        named().get(Person.TASKS + "?person=me").then().statusCode(200).body("items.id", contains(task));
        supervisor
                .get(Person.TASKS + "?person=" + handler + "&state=ASSIGNED")
                .then()
                .body("items.id", contains(task));
        supervisor
                .get(Person.TASKS + "?person=" + handler + "&overdue=true")
                .then()
                .body("items", empty());
        head.get(Person.TASKS).then().body("items.id", hasItem(other));
        Person elsewhere = new Person(handler, "UNIT_CLERK", city.farSchool());
        elsewhere.get(Person.TASKS + "?person=me").then().body("items", empty());
        Instant now = Instant.now();
        put(head, task, "*", Map.of("handler", person("teacher-zhao", "赵老师")))
                .then()
                .statusCode(200);
        named().get(Person.TASKS + "?person=me").then().body("items", empty());
        supervisor
                .request()
                .queryParam("person", handler)
                .queryParam("asOf", now.truncatedTo(ChronoUnit.MILLIS).toString())
                .get(Person.TASKS)
                .then()
                .statusCode(200)
                .body("items.id", contains(task));
    }

    @Test
    void whoTakesOverFollowsOnEveryOpenTask() {
        String second = supervisor.assign(city.school(), due);
        String ended = supervisor.assign(city.school(), due);
        name(task);
        name(second);
        name(ended);
        supervisor.command(ended, "cancel", Map.of("reason", "并入")).then().statusCode(200);
        String path = "/api/v1/organizations/" + city.school() + "/person-hand-overs";
        Map<String, Object> wanted = Map.of("from", handler, "to", person("teacher-zhao", "赵老师"), "reason", "调离");
        refused(supervisor.post(path, wanted), 403, "FORBIDDEN");
        refused(Person.head(city.county()).post(path, wanted), 403, "FORBIDDEN");
        Map<String, Object> oneself = new HashMap<>(wanted);
        oneself.put("to", person(handler, "王老师"));
        refused(head.post(path, oneself), 400, "VALIDATION_FAILED");
        head.post(path, wanted).then().statusCode(200).body("tasks", equalTo(2));
        supervisor
                .get(Person.TASKS + "/" + second + "/persons")
                .then()
                .body("handler.name", equalTo("赵老师"))
                .body("inCharge.name", equalTo("李校长"))
                .body("former.person.person", contains(handler));
        supervisor.get(Person.TASKS + "/" + ended + "/persons").then().body("handler.person", equalTo(handler));
        head.post(path, wanted).then().body("tasks", equalTo(0));
    }

    @Test
    void anInspectorWhoHandsOverIsFollowedToo() {
        name(task);
        String next = "next-" + handler;
        Map<String, Object> told = Map.of("person", handler, "toPerson", next);
        InspectionTopic.send(
                InspectionTopic.event("dudao.inspector.handed-over.v1", UUID.randomUUID(), 1, new HashMap<>(told)));
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .until(() -> next.equals(
                        supervisor.get(Person.TASKS + "/" + task + "/persons").path("handler.person")));
        supervisor.get(Person.TASKS + "?person=" + handler).then().body("items.id", not(hasItem(task)));
    }
}
