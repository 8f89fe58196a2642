package dudao.task.suspensions;

import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.oneOf;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dudao.commons.identity.OrganizationTree;
import dudao.commons.testing.RealParts;
import dudao.commons.time.Clocks;
import dudao.commons.time.WorkingCalendar;
import dudao.task.testing.City;
import dudao.task.testing.Outgoing;
import dudao.task.testing.Person;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** When clocks stand still, how they go on, and who stops many of them at once. */
@QuarkusTest
@QuarkusTestResource(RealParts.class)
class SuspensionTest {

    private static final String SUSPENSIONS = "/api/v1/suspensions";

    @Inject
    OrganizationTree tree;

    @Inject
    WorkingCalendar calendar;

    @Inject
    SuspensionSweep sweep;

    private final Jdbi owner = RealParts.owner();
    private final LocalDate today = Clocks.dateOf(Instant.now());
    private final LocalDate due = today.plusDays(60);
    private City city;
    private Person supervisor;

    @BeforeEach
    void found() {
        city = City.found(tree);
        supervisor = Person.supervisor(city.bureau());
    }

    private String accepted(UUID unit) {
        String task = supervisor.assign(unit, due);
        Person.head(unit).command(task, "accept").then().statusCode(200);
        return task;
    }

    private Response ledger(String task) {
        return supervisor.get(Person.TASKS + "/" + task + "/suspensions");
    }

    private static void refused(Response answer, int status, String code) {
        answer.then().statusCode(status).contentType("application/problem+json").body("code", equalTo(code));
    }

    /** As if the task had been suspended so many days ago. */
    private void suspendedSince(String task, int days, LocalDate until) {
        owner.useHandle(handle -> {
            handle.execute(
                    "update task set paused_at = paused_at - cast(? as interval), paused_until = ? where id = cast(?"
                            + " as uuid)",
                    days + " days",
                    until,
                    task);
            handle.execute(
                    "update suspension set opened_at = opened_at - cast(? as interval), ends_on = ? where task_id ="
                            + " cast(? as uuid)",
                    days + " days",
                    until,
                    task);
        });
    }

    private static String end(LocalDate day) {
        return day.plusDays(1) + "T00:00:00+08:00";
    }

    @Test
    void everyPauseStandsInTheLedgerWithItsGround() {
        String task = accepted(city.school());
        Map<String, Object> why = Map.of("cause", "LEGAL_PROCEEDING", "text", "行政复议期间", "legalBasis", "复议受理通知书");
        supervisor.command(task, "suspend", why).then().statusCode(200);
        ledger(task)
                .then()
                .statusCode(200)
                .body("items", hasSize(1))
                .body("items[0].kind", equalTo("SUSPENSION"))
                .body("items[0].cause", equalTo("LEGAL_PROCEEDING"))
                .body("items[0].legalBasis", equalTo("复议受理通知书"))
                .body("items[0].openedBy", equalTo("supervisor"))
                .body("items[0].closedAt", nullValue());
        suspendedSince(task, 14, null);
        supervisor.command(task, "resume").then().statusCode(200).body("state", equalTo("ACCEPTED"));
        int days = calendar.workingDaysBetween(today.minusDays(14), today);
        ledger(task)
                .then()
                .body("items[0].days", equalTo(days))
                .body("items[0].closedBy", equalTo("supervisor"))
                .body("items[0].closedAt", notNullValue());
        supervisor
                .task(task)
                .then()
                .body("originalDueAt", equalTo(end(due)))
                .body("dueAt", equalTo(end(calendar.plusWorkingDays(due, days))));
        Person.head(city.otherCounty())
                .get(Person.TASKS + "/" + task + "/suspensions")
                .then()
                .statusCode(404);
        refused(supervisor.command(task, "suspend", Map.of("cause", "MOOD", "text", "x")), 400, "VALIDATION_FAILED");
    }

    @Test
    void anObjectionIsOnSupervisionsClock() {
        String task = supervisor.assign(city.school(), due);
        Person head = Person.head(city.school());
        Map<String, Object> objection = Map.of("text", "不属本校", "proposedOrganizationId", city.secondSchool());
        head.command(task, "object", objection)
                .then()
                .statusCode(200)
                .body("pause.decideBy", equalTo(end(calendar.plusWorkingDays(today, 2))))
                .body("pause.decisionLight", equalTo("GREEN"));
        ledger(task)
                .then()
                .body("items[0].kind", equalTo("OBJECTION"))
                .body("items[0].decideBy", equalTo(end(calendar.plusWorkingDays(today, 2))))
                .body("items[0].decisionLight", equalTo("GREEN"));
        suspendedSince(task, 14, null);
        supervisor.task(task).then().body("pause.decisionLight", oneOf("RED", "DARK_RED"));
        supervisor.command(task, "uphold").then().statusCode(200);
        int days = calendar.workingDaysBetween(today.minusDays(14), today);
        ledger(task).then().body("items[0].days", equalTo(days)).body("items[0].decisionLight", equalTo("NONE"));
        supervisor.task(task).then().body("dueAt", equalTo(end(calendar.plusWorkingDays(due, days))));
    }

    @Test
    void theDayAfterItsEndATaskGoesOnOnceHoweverManySweep() {
        String task = accepted(city.school());
        supervisor
                .command(task, "suspend", Map.of("cause", "FLOOD", "text", "汛期", "until", today.plusDays(3) + ""))
                .then()
                .statusCode(200);
        sweep.run();
        supervisor.task(task).then().body("state", equalTo("SUSPENDED"));
        suspendedSince(task, 20, today.minusDays(6));
        CompletableFuture.allOf(IntStream.range(0, 4)
                        .mapToObj(n -> CompletableFuture.runAsync(sweep::run))
                        .toArray(CompletableFuture[]::new))
                .join();
        int days = calendar.workingDaysBetween(today.minusDays(20), today.minusDays(6));
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> supervisor.task(task).then().body("state", equalTo("ACCEPTED")));
        supervisor
                .task(task)
                .then()
                .body("deadline.version", equalTo(2))
                .body("dueAt", equalTo(end(calendar.plusWorkingDays(due, days))));
        ledger(task).then().body("items[0].days", equalTo(days)).body("items[0].closedBy", equalTo("task-service"));
        assertEquals(
                1,
                Outgoing.about(owner, UUID.fromString(task)).stream()
                        .filter(fact -> fact.type().equals("dudao.task.resumed.v1"))
                        .count());
    }

    /** Every two seconds, over all that stands still and has not ended, so many that only a fitting index is worth it. */
    @Test
    void theSweepFindsWhatHasEndedByItsIndexes() {
        String plan = owner.withHandle(handle -> {
            handle.begin();
            // Of tasks that are not there.
            handle.execute("set local session_replication_role = replica");
            handle.execute(
                    "insert into suspension (id, task_id, organization_id, kind, cause, opened_at, ends_on) select uuidv7(),"
                            + " gen_random_uuid(), gen_random_uuid(), 'SUSPENSION', 'FLOOD', now(), current_date + 100"
                            + " from generate_series(1, 20000)");
            handle.execute("analyze suspension");
            String explained = String.join(
                    "\n",
                    handle.createQuery("explain " + SuspensionSweep.ENDED)
                            .bind("today", today)
                            .bind("batch", 50)
                            .mapTo(String.class)
                            .list());
            handle.rollback();
            return explained;
        });
        assertTrue(plan.contains("suspension_ends"), plan);
        assertTrue(plan.contains("suspension_along"), plan);
    }

    private Map<String, Object> bulk() {
        return new HashMap<>(Map.of(
                "cause", "FLOOD",
                "legalBasis", "市防汛指挥部停课通知",
                "statement", "汛期停课,各校在办事项中止",
                "until", today.plusDays(10).toString()));
    }

    private Response undo(String id, String etag) {
        return supervisor
                .request()
                .header("If-Match", etag)
                .body(Map.of("reason", "汛情解除"))
                .post(SUSPENSIONS + "/" + id + "/undo");
    }

    @Test
    void oneActSuspendsManyAndCanBeUndone() {
        List<String> tasks =
                List.of(accepted(city.school()), accepted(city.secondSchool()), accepted(city.farSchool()));
        String unsigned = supervisor.assign(city.thirdSchool(), due);
        String own = accepted(city.bureau());
        supervisor
                .post(SUSPENSIONS + "?dryRun=true", bulk())
                .then()
                .statusCode(200)
                .body("suspended", equalTo(3))
                .body("skipped", equalTo(2));
        Response started = supervisor.post(SUSPENSIONS, bulk());
        started.then().statusCode(202).body("kind", equalTo("SUSPENSION")).body("counts.total", equalTo(3));
        String id = started.path("id");
        await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> supervisor
                .get("/api/v1/jobs/" + id)
                .then()
                .body("state", equalTo("DONE"))
                .body("counts.done", equalTo(3)));
        for (String task : tasks) {
            supervisor
                    .task(task)
                    .then()
                    .body("state", equalTo("SUSPENDED"))
                    .body("pause.until", equalTo(today.plusDays(10).toString()));
            ledger(task).then().body("items[0].bulkId", equalTo(id)).body("items[0].legalBasis", equalTo("市防汛指挥部停课通知"));
        }
        supervisor.task(unsigned).then().body("state", equalTo("ASSIGNED"));
        supervisor.task(own).then().body("state", equalTo("ACCEPTED"));
        Response act = supervisor.get(SUSPENSIONS + "/" + id);
        act.then().body("suspended", equalTo(3)).body("resumed", equalTo(0));

        refused(undo(id, "\"9\""), 412, "STALE");
        undo(id, act.header("ETag")).then().statusCode(202).body("undoReason", equalTo("汛情解除"));
        refused(undo(id, "*"), 409, "ILLEGAL_TRANSITION");
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(
                        () -> supervisor.get(SUSPENSIONS + "/" + id).then().body("resumed", equalTo(3)));
        for (String task : tasks) {
            supervisor.task(task).then().body("state", equalTo("ACCEPTED")).body("dueAt", equalTo(end(due)));
        }
        Person.supervisor(city.otherCounty()).get(SUSPENSIONS + "/" + id).then().statusCode(404);
        refused(supervisor.get(SUSPENSIONS + "/" + UUID.randomUUID()), 404, "NOT_FOUND");
    }

    @Test
    void aBulkActKeepsToItsPlaceAndItsForm() {
        String near = accepted(city.school());
        String far = accepted(city.farSchool());
        Map<String, Object> wanted = bulk();
        wanted.put("under", city.county());
        String key = UUID.randomUUID().toString();
        Response first =
                supervisor.request().header("Idempotency-Key", key).body(wanted).post(SUSPENSIONS);
        Response second =
                supervisor.request().header("Idempotency-Key", key).body(wanted).post(SUSPENSIONS);
        second.then().statusCode(202).body("id", equalTo(first.path("id")));
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> supervisor.task(near).then().body("state", equalTo("SUSPENDED")));
        supervisor.task(far).then().body("state", equalTo("ACCEPTED"));

        refused(supervisor.post(SUSPENSIONS, wanted), 422, "AUDIENCE_EMPTY");
        wanted.put("under", UUID.randomUUID());
        refused(supervisor.post(SUSPENSIONS, wanted), 404, "NOT_FOUND");
        Map<String, Object> single = bulk();
        single.put("cause", "OTHER");
        refused(supervisor.post(SUSPENSIONS, single), 400, "VALIDATION_FAILED");
        Map<String, Object> past = bulk();
        past.put("until", today.minusDays(1).toString());
        refused(supervisor.post(SUSPENSIONS, past), 400, "VALIDATION_FAILED");
        Map<String, Object> endless = bulk();
        endless.put("until", today.plusDays(400).toString());
        refused(supervisor.post(SUSPENSIONS, endless), 400, "VALIDATION_FAILED");
        refused(Person.head(city.county()).post(SUSPENSIONS, bulk()), 403, "FORBIDDEN");
    }
}
