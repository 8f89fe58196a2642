package dudao.task.tasks;

import static dudao.task.testing.Person.TASKS;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;

import dudao.commons.testing.RealParts;
import dudao.task.testing.Person;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Who may not give a command, or not like that. */
@QuarkusTest
@QuarkusTestResource(RealParts.class)
class TaskRefusalTest extends TaskCommandWorld {

    @Test
    void nobodyReviewsTheOwnTask() {
        String task = bring("accept", "start", "submit");
        refused(head.command(task, "complete"), 403, "OWN_TASK");
        refused(head.command(task, "return", Map.of("reasonCode", "OTHER", "text", "x")), 403, "OWN_TASK");
        refused(Person.supervisor(city.school()).command(task, "complete"), 403, "OWN_TASK");
        // The same person, now with the county's token: who worked for the school does not review it from there.
        refused(Person.head(city.county()).command(task, "complete"), 403, "SAME_PERSON");
        new Person("county-head", "UNIT_HEAD", city.county())
                .command(task, "complete")
                .then()
                .statusCode(200);
    }

    @Test
    void whoStandsElsewhereSeesNothing() {
        String task = assign();
        for (Person stranger : new Person[] {
            Person.head(city.secondSchool()), Person.supervisor(city.otherCounty()), Person.head(city.farSchool())
        }) {
            refused(stranger.task(task), 404, "NOT_FOUND");
            refused(stranger.get(TASKS + "/" + task + "/timeline"), 404, "NOT_FOUND");
            refused(
                    stranger.command(task, "accept", Map.of(), "\"0\""),
                    stranger.roles().equals("SUPERVISOR") ? 403 : 404,
                    stranger.roles().equals("SUPERVISOR") ? "FORBIDDEN" : "NOT_FOUND");
        }
        refused(supervisor.task(UUID.randomUUID().toString()), 404, "NOT_FOUND");
        refused(supervisor.task("not-an-id"), 404, "NOT_FOUND");
        refused(head.command("not-an-id", "accept", Map.of(), "\"0\""), 404, "NOT_FOUND");
        refused(new Person("x", "UNIT_HEAD", UUID.randomUUID()).task(task), 403, "ORGANIZATION_UNKNOWN");
        refused(new Person("x", "SYSADMIN", city.bureau()).task(task), 403, "FORBIDDEN");
    }

    @Test
    void rolesAreKeptApart() {
        String task = assign();
        refused(supervisor.command(task, "accept", Map.of(), "\"0\""), 403, "FORBIDDEN");
        refused(Person.head(city.county()).command(task, "accept"), 403, "FORBIDDEN");
        refused(clerk.command(task, "object", Map.of(), "\"0\""), 403, "FORBIDDEN");
        refused(head.command(task, "cancel", Map.of("reason", "x")), 403, "FORBIDDEN");
        refused(
                new Person("l", "LEADER", city.bureau()).command(task, "cancel", Map.of("reason", "x")),
                403,
                "FORBIDDEN");
        clerk.command(task, "accept");
        clerk.command(task, "start");
        refused(clerk.command(task, "submit", Map.of("text", "x")), 403, "FORBIDDEN");
    }

    @Test
    void theVersionMustBeKnownAndCurrent() {
        String task = assign();
        refused(head.post(TASKS + "/" + task + "/accept", Map.of()), 428, "IF_MATCH_REQUIRED");
        Response stale = head.command(task, "accept", Map.of(), "\"7\"");
        refused(stale, 412, "STALE");
        stale.then().body("currentETag", equalTo("\"0\""));
        head.task(task).then().body("state", equalTo("ASSIGNED"));
        Response accepted = head.command(task, "accept", Map.of(), "\"0\"");
        accepted.then().statusCode(200).header("ETag", equalTo("\"1\""));
        refused(head.command(task, "accept", Map.of(), "\"0\""), 412, "STALE");
    }

    @Test
    void theWrongStateSaysWhatIsAllowed() {
        String task = assign();
        Response answer = head.command(task, "start");
        refused(answer, 409, "ILLEGAL_TRANSITION");
        answer.then().body("allowedCommands", containsInAnyOrder("accept", "object", "cancel"));
        head.task(task).then().header("ETag", equalTo("\"0\""));
        head.command(task, "accept");
        refused(head.command(task, "accept"), 409, "ILLEGAL_TRANSITION");
    }

    @Test
    void whatACommandNeedsIsAskedFor() {
        String task = bring("accept", "start");
        refused(head.command(task, "submit", Map.of()), 400, "VALIDATION_FAILED");
        refused(head.command(task, "submit", Map.of("text", "x".repeat(4001))), 400, "VALIDATION_FAILED");
        refused(head.command(task, "submit", Map.of("text", "x", "txt", "y")), 400, "UNKNOWN_FIELD");
        refused(supervisor.command(task, "cancel", Map.of("reason", " ")), 400, "VALIDATION_FAILED");
        refused(supervisor.command(task, "suspend", Map.of("cause", "X")), 400, "VALIDATION_FAILED");
        head.command(task, "submit", Map.of("text", "x"));
        refused(supervisor.command(task, "return", Map.of("text", "x")), 400, "VALIDATION_FAILED");
        refused(
                supervisor.command(task, "return", Map.of("reasonCode", "MOOD", "text", "x")),
                400,
                "VALIDATION_FAILED");
        supervisor.command(task, "complete").then().statusCode(200);
        refused(
                supervisor.command(task, "reopen", Map.of("cause", "MOOD", "text", "x", "dueOn", today.toString())),
                400,
                "VALIDATION_FAILED");
    }
}
