package dudao.task.parts;

import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import dudao.commons.identity.OrganizationTree;
import dudao.commons.testing.RealParts;
import dudao.commons.time.Clocks;
import dudao.task.tasks.Act;
import dudao.task.tasks.Tasks;
import dudao.task.testing.City;
import dudao.task.testing.Person;
import dudao.task.testing.SystemWork;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A school's task with which the county above it assists: nobody decides about what is the own duty. */
@QuarkusTest
@QuarkusTestResource(RealParts.class)
class PartGuardTest {

    @Inject
    OrganizationTree tree;

    @Inject
    Tasks tasks;

    @Inject
    SystemWork system;

    private final Jdbi owner = RealParts.owner();
    private final LocalDate due = Clocks.dateOf(Instant.now()).plusDays(40);
    private City city;
    private Person supervisor;
    private Person lead;
    private Person helper;
    private String task;

    @BeforeEach
    void found() {
        city = City.found(tree);
        supervisor = Person.supervisor(city.bureau());
        lead = Person.head(city.school());
        helper = new Person("helper", "UNIT_HEAD", city.county());
        task = supervisor.assign(city.school(), due);
    }

    private Response give(UUID unit) {
        return supervisor.post(Person.TASKS + "/" + task + "/parts", Map.of("organizationId", unit, "wording", "协调交警"));
    }

    private String given(UUID unit) {
        return give(unit).then().statusCode(201).extract().path("id");
    }

    private static Response act(Person who, String part, String command, Map<String, ?> body) {
        return who.request().header("If-Match", "*").body(body).post("/api/v1/parts/" + part + "/" + command);
    }

    private static void ownTask(Response answer) {
        answer.then().statusCode(403).body("code", equalTo("OWN_TASK"));
    }

    @Test
    void theAssistingUnitDoesNotSayThatItsPartIsNotWanted() {
        String part = given(city.county());
        Map<String, String> why = Map.of("reason", "不再需要");
        ownTask(act(Person.supervisor(city.county()), part, "cancel", why));
        act(supervisor, part, "cancel", why).then().statusCode(200);
    }

    @Test
    void whoDidAPartDoesNotReviewTheWhole() {
        String part = given(city.county());
        act(helper, part, "accept", Map.of()).then().statusCode(200);
        act(helper, part, "deliver", Map.of("text", "已协调")).then().statusCode(200);
        act(lead, part, "confirm", Map.of()).then().statusCode(200);
        lead.command(task, "accept").then().statusCode(200);
        lead.command(task, "start").then().statusCode(200);
        lead.command(task, "submit", Map.of("text", "已办")).then().statusCode(200);
        helper.command(task, "complete").then().statusCode(403).body("code", equalTo("SAME_PERSON"));
        new Person("other-head", "UNIT_HEAD", city.county())
                .command(task, "complete")
                .then()
                .statusCode(200);
    }

    @Test
    void aTaskThatIsJustEndingGetsNoPart() throws Exception {
        CountDownLatch cancelled = new CountDownLatch(1);
        CompletableFuture<Boolean> ending = CompletableFuture.supplyAsync(() -> system.call(() -> {
            tasks.actBySystem(UUID.fromString(task), Act.cancel(), null);
            cancelled.countDown();
            Thread.sleep(1500);
            return true;
        }));
        cancelled.await();
        assertNotEquals(201, give(city.county()).statusCode());
        ending.join();
        int open = owner.withHandle(handle -> handle.createQuery(
                        "select count(*) from task_part where task_id = cast(:id as uuid) and state <> 'CANCELLED'")
                .bind("id", task)
                .mapTo(Integer.class)
                .one());
        assertEquals(0, open);
    }

    @Test
    void noSchoolAssistsWithWhatNobodyHasAnsweredFor() {
        task = supervisor.assign(city.county(), due);
        give(city.school()).then().statusCode(409).body("code", equalTo("APPROVAL_REQUIRED"));
        task = supervisor.approved(
                Map.of(
                        "title",
                        "整治",
                        "source",
                        "INSTRUCTION",
                        "organizationId",
                        city.county(),
                        "dueOn",
                        due.toString()),
                Map.of("schoolsBelow", true));
        given(city.school());
    }
}
