package dudao.task.tasks;

import static dudao.task.testing.Person.TASKS;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import dudao.commons.testing.RealParts;
import dudao.task.testing.Person;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The life of a task over HTTP, and who may do what to it. */
@QuarkusTest
@QuarkusTestResource(RealParts.class)
class TaskCommandTest extends TaskCommandWorld {

    @Test
    void theWholeWay() {
        String task = assign();
        clerk.command(task, "accept").then().statusCode(200).body("state", equalTo("ACCEPTED"));
        clerk.command(task, "start").then().statusCode(200).body("light", equalTo("GREEN"));
        head.command(task, "submit", Map.of("text", "已到位"))
                .then()
                .statusCode(200)
                .body("state", equalTo("SUBMITTED"))
                .body("light", equalTo("BLUE"))
                .body("allowedCommands", contains("recall"));
        head.command(task, "recall").then().statusCode(200).body("submittedAt", nullValue());
        Response submitted = head.command(task, "submit", Map.of("text", "已到位"));
        supervisor
                .command(task, "complete", Map.of("text", "属实"))
                .then()
                .statusCode(200)
                .body("state", equalTo("COMPLETED"))
                .body("light", equalTo("NONE"))
                .body("completedAt", equalTo(submitted.path("submittedAt")))
                .body("onTimeByOriginalDue", equalTo(true))
                .body("workingDaysLeft", nullValue());
        supervisor.command(task, "close").then().statusCode(200).body("allowedCommands", contains("reopen"));
        supervisor
                .command(
                        task,
                        "reopen",
                        Map.of(
                                "cause", "FALSE_COMPLETION",
                                "text", "现场未到位",
                                "dueOn", today.plusDays(60).toString()))
                .then()
                .statusCode(200)
                .body("state", equalTo("IN_PROGRESS"))
                .body("completedAt", nullValue())
                .body("reopenCount", equalTo(1))
                .body("deadline.version", equalTo(2));
        supervisor
                .command(task, "cancel", Map.of("reason", "并入另一事项"))
                .then()
                .statusCode(200)
                .body("state", equalTo("CANCELLED"))
                .body("allowedCommands", empty());
        supervisor
                .get(TASKS + "/" + task + "/timeline")
                .then()
                .statusCode(200)
                .body(
                        "items.command",
                        contains(
                                "assign",
                                "accept",
                                "start",
                                "submit",
                                "recall",
                                "submit",
                                "complete",
                                "close",
                                "reopen",
                                "cancel"))
                .body("items.version", contains(-1, 1, 2, 3, 4, 5, 6, 7, 8, 9))
                .body("items[8].reason", equalTo("FALSE_COMPLETION"))
                .body("items[9].fromState", equalTo("IN_PROGRESS"))
                .body("items[1].actor", equalTo("clerk"));
    }

    @Test
    void aReturnSetsANewLimit() {
        String task = bring("accept", "start", "submit");
        supervisor
                .command(task, "return", Map.of("reasonCode", "EVIDENCE_INSUFFICIENT", "text", "缺名单"))
                .then()
                .statusCode(200)
                .body("state", equalTo("RETURNED"))
                .body("returnCount", equalTo(1))
                .body("deadline.version", equalTo(2))
                .body("workingDaysLeft", equalTo(5));
        head.command(task, "submit", Map.of("text", "已补"));
        refused(
                supervisor.command(task, "return", Map.of("reasonCode", "OTHER", "text", "仍缺", "dueOn", "2026-01-01")),
                422,
                "DUE_IN_PAST");
        String dueOn = today.plusDays(9).toString();
        supervisor
                .command(task, "return", Map.of("reasonCode", "OTHER", "text", "仍缺", "dueOn", dueOn))
                .then()
                .statusCode(200)
                .body("dueAt", equalTo(today.plusDays(10) + "T00:00:00+08:00"))
                .body("needsJointRuling", equalTo(false));
        head.command(task, "submit", Map.of("text", "再补"));
        supervisor
                .task(task)
                .then()
                .body("needsJointRuling", equalTo(true))
                .body("allowedCommands", contains("complete", "cancel"));
        refused(
                supervisor.command(task, "return", Map.of("reasonCode", "OTHER", "text", "仍缺")),
                409,
                "JOINT_RULING_REQUIRED");
    }

    @Test
    void anObjectionIsDecided() {
        String task = assign();
        Map<String, Object> objection = Map.of("text", "不属本校职责", "proposedOrganizationId", city.secondSchool());
        head.command(task, "object", objection)
                .then()
                .statusCode(200)
                .body("state", equalTo("OBJECTED"))
                .body("light", equalTo("PAUSED"))
                .body("pause.since", notNullValue());
        refused(head.command(task, "object", objection), 409, "ILLEGAL_TRANSITION");
        supervisor
                .command(task, "uphold", Map.of("text", "职责明确"))
                .then()
                .statusCode(200)
                .body("state", equalTo("ASSIGNED"));
        refused(head.command(task, "object", objection), 409, "ALREADY_OBJECTED");
        head.task(task).then().body("state", equalTo("ASSIGNED")).body("pause", nullValue());
    }

    @Test
    void reassigningGivesAnotherUnitANewTask() {
        String task = assign();
        head.command(task, "object", Map.of("text", "不属本校职责", "proposedOrganizationId", city.secondSchool()));
        refused(supervisor.command(task, "reassign", Map.of("organizationId", UUID.randomUUID())), 404, "NOT_FOUND");
        refused(
                supervisor.command(task, "reassign", Map.of("organizationId", city.school())),
                400,
                "VALIDATION_FAILED");
        supervisor
                .command(task, "reassign", Map.of("organizationId", city.secondSchool()))
                .then()
                .statusCode(200)
                .body("state", equalTo("REASSIGNED"));
        Person other = Person.head(city.secondSchool());
        String next =
                other.get(TASKS).then().body("items", hasSize(1)).extract().path("items[0].id");
        other.task(next)
                .then()
                .body("replaces", equalTo(task))
                .body("state", equalTo("ASSIGNED"))
                .body("origin", equalTo("INSTRUCTION"))
                .body("acceptanceStandard", equalTo("护学岗到位"));
    }

    @Test
    void aSuspensionStopsTheClock() {
        String task = bring("accept");
        supervisor
                .command(
                        task,
                        "suspend",
                        Map.of(
                                "cause",
                                "FLOOD",
                                "text",
                                "汛期停课",
                                "until",
                                today.plusDays(3).toString()))
                .then()
                .statusCode(200)
                .body("light", equalTo("PAUSED"))
                .body("pause.until", equalTo(today.plusDays(3).toString()));
        refused(head.command(task, "start"), 409, "ILLEGAL_TRANSITION");
        supervisor
                .command(task, "resume")
                .then()
                .statusCode(200)
                .body("state", equalTo("ACCEPTED"))
                .body("pause", nullValue());
    }
}
