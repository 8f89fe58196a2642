package dudao.task.organizations.successions;

import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dudao.commons.testing.RealParts;
import dudao.task.testing.Outgoing;
import dudao.task.testing.Person;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What was handed down, by those that end and to them. */
@QuarkusTest
@QuarkusTestResource(RealParts.class)
class HandoverBelowTest extends HandoverWorld {

    private String above() {
        String above = supervisor.approved(
                Map.of(
                        "title",
                        "整治",
                        "source",
                        "INSTRUCTION",
                        "organizationId",
                        city.counties.get(0),
                        "dueOn",
                        DUE.toString()),
                Map.of("schoolsBelow", true));
        Person.head(city.counties.get(0)).command(above, "accept").then().statusCode(200);
        return above;
    }

    private String handedDown(String above) {
        return Person.head(city.counties.get(0))
                .post(Person.TASKS + "/" + above + "/subtasks", Map.of("organizationIds", List.of(first)))
                .path("items[0].id");
    }

    private static String end(LocalDate day) {
        return day.plusDays(1) + "T00:00:00+08:00";
    }

    @Test
    void whatWasHandedDownStaysBelowItsTask() {
        Person head = Person.head(city.counties.get(0));
        String above = above();
        String below = handedDown(above);
        confirm(merger(), Map.of()).then().statusCode(202);
        head.task(successorOf(below))
                .then()
                .body("source", equalTo("SUBTASK"))
                .body("parentId", equalTo(above))
                .body("organization.id", equalTo(second.toString()));
        head.task(above).then().body("subtasks.total", equalTo(1)).body("subtasks.open", equalTo(1));
    }

    @Test
    void itKeepsToTheLimitAboveWhateverLimitIsGiven() {
        String below = handedDown(above());
        String other = supervisor.assign(first, DUE);
        LocalDate later = DUE.plusDays(20);
        confirm(merger(), Map.of("dueOn", later.toString())).then().statusCode(202);
        supervisor
                .task(successorOf(below))
                .then()
                .body("dueAt", equalTo(end(DUE)))
                .body("originalDueAt", equalTo(end(DUE)))
                .body("deadline.basis", equalTo("机构变更改派时确定，不晚于上级任务"));
        supervisor.task(successorOf(other)).then().body("dueAt", equalTo(end(later)));
        assertTrue(Outgoing.about(owner, UUID.fromString(successorOf(below)))
                .get(0)
                .json()
                .path("dueAt")
                .asText()
                .startsWith(DUE.plusDays(1).toString()));
    }

    @Test
    void onceTheLimitAboveHasPassedAnyLimitMayBeGiven() {
        String above = above();
        String below = handedDown(above);
        owner.useHandle(handle ->
                handle.execute("update task set due_at = now() - interval '1 day' where id = cast(? as uuid)", above));
        confirm(merger(), Map.of("dueOn", DUE.plusDays(20).toString())).then().statusCode(202);
        supervisor.task(successorOf(below)).then().body("dueAt", equalTo(end(DUE.plusDays(20))));
    }

    @Test
    void whatGoesAlongIsNotDueAfterTheNewTaskAbove() {
        String above = supervisor.assign(first, DUE);
        String below = supervisor.assign(third, DUE);
        owner.useHandle(handle ->
                handle.execute("update task set parent_id = cast(? as uuid) where id = cast(? as uuid)", above, below));
        LocalDate earlier = DUE.minusDays(10);
        confirm(
                        succession("CLOSE", Map.of()),
                        Map.of(
                                "holders",
                                List.of(Map.of("taskId", above, "organizationId", city.counties.get(0))),
                                "dueOn",
                                earlier.toString()))
                .then()
                .statusCode(202)
                .body("counts.done", equalTo(1));
        supervisor
                .task(below)
                .then()
                .body("state", equalTo("ASSIGNED"))
                .body("parentId", equalTo(successorOf(above)))
                .body("dueAt", equalTo(end(earlier)))
                .body("originalDueAt", equalTo(end(DUE)));
    }

    @Test
    void whatIsHandedOverStandsStillWithTheTaskAbove() {
        String above = above();
        String below = handedDown(above);
        supervisor
                .command(above, "suspend", Map.of("cause", "OTHER", "text", "校舍加固"))
                .then()
                .statusCode(200);
        confirm(merger(), Map.of()).then().statusCode(202);
        String next = successorOf(below);
        supervisor.task(next).then().body("state", equalTo("SUSPENDED")).body("light", equalTo("PAUSED"));
        supervisor
                .get(Person.TASKS + "/" + next + "/suspensions")
                .then()
                .body("items[0].cause", equalTo("PARENT_SUSPENDED"));
        supervisor.command(above, "resume").then().statusCode(200);
        await().atMost(Duration.ofSeconds(20))
                .until(() -> supervisor.task(next).path("state").equals("ASSIGNED"));
    }

    @Test
    void whatDoesNotGoAlongEndsAndWhatIsRestrictedStaysSo() {
        String above = supervisor.assign(first, DUE);
        String below = supervisor.assign(third, DUE);
        owner.useHandle(handle ->
                handle.execute("update task set parent_id = cast(? as uuid) where id = cast(? as uuid)", above, below));
        owner.useHandle(handle -> handle.execute(
                "update task set classification = 'RESTRICTED', handling_office_id = ? where id = cast(? as uuid)",
                city.bureau,
                above));
        confirm(merger(), Map.of()).then().statusCode(202);
        Person.head(third).task(below).then().body("state", equalTo("CANCELLED"));
        String told = Outgoing.about(owner, UUID.fromString(successorOf(above)))
                .get(0)
                .data();
        // The feed looks for it as it is written here.
        assertTrue(told.contains("\"classification\":\"RESTRICTED\""), told);
    }
}
