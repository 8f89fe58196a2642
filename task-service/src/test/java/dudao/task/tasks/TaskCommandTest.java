package dudao.task.tasks;

import static dudao.task.testing.Person.TASKS;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

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
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The life of a task over HTTP, and who may do what to it. */
@QuarkusTest
@QuarkusTestResource(RealParts.class)
class TaskCommandTest {

    @Inject
    OrganizationTree tree;

    private City city;
    private Person supervisor;
    private Person head;
    private Person clerk;
    private LocalDate today;

    @BeforeEach
    void found() {
        city = City.found(tree);
        supervisor = Person.supervisor(city.bureau());
        head = Person.head(city.school());
        clerk = Person.clerk(city.school());
        today = Clocks.dateOf(Instant.now());
    }

    private String assign() {
        return supervisor.assign(city.school(), today.plusDays(40));
    }

    private String bring(String... commands) {
        String task = assign();
        for (String command : commands) {
            Person who = command.equals("complete") ? supervisor : head;
            Map<String, String> body = command.equals("submit") ? Map.of("text", "请予办结") : Map.of();
            who.command(task, command, body).then().statusCode(200);
        }
        return task;
    }

    private static void refused(Response answer, int status, String code) {
        answer.then().statusCode(status).contentType("application/problem+json").body("code", equalTo(code));
    }

    @Test
    void anAdHocTaskIsGivenToOneUnit() {
        Response created = supervisor.post(
                TASKS,
                Map.of(
                        "title",
                        "整治校门口交通",
                        "source",
                        "COMPLAINT",
                        "organizationId",
                        city.county(),
                        "dueOn",
                        today.plusDays(40).toString(),
                        "reference",
                        Map.of("title", "12345 工单", "number", "20261130-7")));
        created.then()
                .statusCode(201)
                .header("Location", startsWith("http"))
                .header("ETag", equalTo("\"0\""))
                .body("source", equalTo("AD_HOC"))
                .body("origin", equalTo("COMPLAINT"))
                .body("reference.number", equalTo("20261130-7"))
                .body("state", equalTo("ASSIGNED"))
                .body("light", equalTo("GREY"))
                .body("organization.id", equalTo(city.county().toString()))
                .body("organization.countyId", equalTo(city.county().toString()))
                .body("dueAt", equalTo(today.plusDays(41) + "T00:00:00+08:00"))
                .body("originalDueAt", equalTo(created.path("dueAt")))
                .body("deadline.kind", equalTo("SET"))
                .body("deadline.version", equalTo(1))
                .body("deadline.basis", notNullValue())
                .body("acceptance.overdue", equalTo(false))
                .body("calendarDaysLate", equalTo(0))
                .body("allowedCommands", contains("cancel"));
        Person.head(city.county())
                .get(created.header("Location"))
                .then()
                .statusCode(200)
                .header("ETag", equalTo("\"0\""))
                .body("reference.title", equalTo("12345 工单"))
                .body("allowedCommands", containsInAnyOrder("accept", "object"));
    }

    @Test
    void theSameKeyMakesOneTask() {
        Map<String, Object> body =
                Map.of("title", "一次", "source", "OTHER", "organizationId", city.county(), "dueOn", today.toString());
        String key = UUID.randomUUID().toString();
        Response first =
                supervisor.request().header("Idempotency-Key", key).body(body).post(TASKS);
        Response second =
                supervisor.request().header("Idempotency-Key", key).body(body).post(TASKS);

        second.then().statusCode(201).body("id", equalTo(first.path("id")));
        Person.head(city.county()).get(TASKS).then().body("items", hasSize(1));
    }

    @Test
    void whatMakesNoTaskIsRefused() {
        Map<String, Object> past =
                Map.of("title", "迟了", "source", "OTHER", "organizationId", city.school(), "dueOn", "2026-01-01");
        supervisor
                .post(TASKS, past)
                .then()
                .statusCode(422)
                .body("code", equalTo("DUE_IN_PAST"))
                .body("errors[0].pointer", equalTo("/dueOn"));
        refused(supervisor.post(TASKS, Map.of("title", "空")), 400, "VALIDATION_FAILED");
        refused(supervisor.post(TASKS, Map.of("colour", "red")), 400, "UNKNOWN_FIELD");
        Map<String, Object> foreign = Map.of(
                "title", "外市", "source", "OTHER", "organizationId", UUID.randomUUID(), "dueOn", today.toString());
        refused(supervisor.post(TASKS, foreign), 404, "NOT_FOUND");
        Map<String, Object> nul = Map.of(
                "title", "a\u0000b", "source", "OTHER", "organizationId", city.school(), "dueOn", today.toString());
        refused(supervisor.post(TASKS, nul), 400, "VALIDATION_FAILED");
        refused(head.post(TASKS, past), 403, "FORBIDDEN");
    }

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

    @Test
    void thePastIsKept() {
        String task = assign();
        OffsetDateTime assigned = OffsetDateTime.parse(head.task(task).path("assignedAt"));
        String accepted = head.command(task, "accept").path("acceptedAt");
        head.command(task, "start").then().statusCode(200);

        head.taskAt(task, OffsetDateTime.parse(accepted).minusNanos(1000))
                .then()
                .statusCode(200)
                .body("state", equalTo("ASSIGNED"))
                .body("acceptedAt", nullValue())
                .body("allowedCommands", empty());
        head.taskAt(task, accepted).then().body("state", equalTo("ACCEPTED")).body("acceptedAt", equalTo(accepted));
        refused(head.taskAt(task, assigned.minusNanos(1000)), 404, "NOT_FOUND");
        head.taskAt(task, today.plusDays(90))
                .then()
                .body("light", equalTo("DARK_RED"))
                .body("calendarDaysLate", equalTo(50));
        refused(head.taskAt(task, "yesterday"), 400, "INVALID_PARAMETER");
    }

    @Test
    void theTimelineComesInPages() {
        String task = bring("accept", "start", "submit");
        Response first = head.get(TASKS + "/" + task + "/timeline?limit=2");
        first.then().body("items.command", contains("assign", "accept")).header("Link", notNullValue());
        head.get(TASKS + "/" + task + "/timeline?limit=2&cursor=" + first.path("next"))
                .then()
                .body("items.command", contains("start", "submit"))
                .body("next", nullValue())
                .body("items.command", not(hasItem("assign")));
        refused(head.get(TASKS + "/" + task + "/timeline?cursor=x"), 400, "INVALID_CURSOR");
    }
}
