package dudao.task.subtasks;

import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import dudao.commons.testing.RealParts;
import dudao.commons.time.WorkingCalendar;
import dudao.task.testing.Person;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;

/** Clocks of what was handed down that stand still, alone or with the task above, and what they get back. */
@QuarkusTest
@QuarkusTestResource(RealParts.class)
class SubtaskClockTest extends SubtaskWorld {

    private static final String SUSPENSIONS = "/api/v1/suspensions";
    private static final Map<String, String> WHY = Map.of("cause", "OTHER", "text", "校舍加固");

    @Inject
    WorkingCalendar calendar;

    private void pausedDaysAgo(String id, int days) {
        owner.useHandle(handle -> {
            handle.execute(
                    "update task set paused_at = paused_at - cast(? as interval) where id = cast(? as uuid)",
                    days + " days",
                    id);
            handle.execute(
                    "update suspension set opened_at = opened_at - cast(? as interval)"
                            + " where task_id = cast(? as uuid) and closed_at is null",
                    days + " days",
                    id);
        });
    }

    private Response ledger(String id) {
        return supervisor.get(Person.TASKS + "/" + id + "/suspensions");
    }

    private void becomes(String id, String state) {
        await().atMost(Duration.ofSeconds(20))
                .until(() -> county.task(id).path("state").equals(state));
    }

    private String below(LocalDate dueOn) {
        return handDown(county, Map.of("organizationIds", List.of(city.school()), "dueOn", dueOn.toString()))
                .then()
                .statusCode(201)
                .extract()
                .path("items[0].id");
    }

    @Test
    void aPauseGivesBackNoMoreThanTheLimitAboveAllows() {
        LocalDate own = calendar.plusWorkingDays(today, 15);
        // The limit above, so many working days later.
        owner.useHandle(handle -> handle.execute(
                "update task set due_at = cast(? as timestamptz) where id = cast(? as uuid)",
                end(calendar.plusWorkingDays(own, 3)),
                task));
        String below = below(own);
        done(school, below, "accept", Map.of());
        done(supervisor, below, "suspend", WHY);
        pausedDaysAgo(below, 30);
        supervisor
                .command(below, "resume")
                .then()
                .statusCode(200)
                .body("dueAt", equalTo(end(calendar.plusWorkingDays(own, 3))))
                .body("deadline.version", equalTo(2));
        ledger(below).then().body("items[0].days", equalTo(3));
    }

    @Test
    void anObjectionThatIsUpheldGivesBackNoMoreEither() {
        String below = below(due);
        done(school, below, "object", Map.of("text", "不属我校", "proposedOrganizationId", city.secondSchool()));
        pausedDaysAgo(below, 14);
        supervisor.command(below, "uphold").then().statusCode(200).body("dueAt", equalTo(end(due)));
    }

    @Test
    void onceTheLimitAboveHasPassedAllIsGivenBack() {
        String below = below(due);
        done(school, below, "accept", Map.of());
        passed(task, 1);
        done(supervisor, below, "suspend", WHY);
        pausedDaysAgo(below, 14);
        int days = calendar.workingDaysBetween(today.minusDays(14), today);
        supervisor
                .command(below, "resume")
                .then()
                .statusCode(200)
                .body("dueAt", equalTo(end(calendar.plusWorkingDays(due, days))));
    }

    @Test
    void whatWasHandedDownStandsStillWithTheTaskAboveAndGoesOnWithIt() {
        LocalDate own = calendar.plusWorkingDays(today, 15);
        List<String> ids = handedDown(own);
        String signed = ids.get(0);
        String unsigned = ids.get(1);
        Person unit = county.task(signed)
                        .<String>path("organization.id")
                        .equals(city.school().toString())
                ? school
                : Person.head(city.secondSchool());
        done(unit, signed, "accept", Map.of());
        done(supervisor, task, "suspend", WHY);
        for (String id : ids) {
            county.task(id).then().body("state", equalTo("SUSPENDED")).body("light", equalTo("PAUSED"));
            ledger(id)
                    .then()
                    .body("items", hasSize(1))
                    .body("items[0].cause", equalTo("PARENT_SUSPENDED"))
                    .body("items[0].endsOn", nullValue());
            pausedDaysAgo(id, 7);
        }
        supervisor.task(signed).then().body("allowedCommands", contains("cancel"));
        supervisor.task(task).then().body("allowedCommands", hasItem("resume"));
        refused(supervisor.command(signed, "resume"), 409, "PARENT_SUSPENDED");
        pausedDaysAgo(task, 7);
        supervisor.command(task, "resume").then().statusCode(200).body("state", equalTo("ACCEPTED"));
        becomes(signed, "ACCEPTED");
        becomes(unsigned, "ASSIGNED");
        int days = calendar.workingDaysBetween(today.minusDays(7), today);
        county.task(signed).then().body("dueAt", equalTo(end(calendar.plusWorkingDays(own, days))));
        ledger(unsigned).then().body("items[0].days", equalTo(days)).body("items[0].closedBy", equalTo("task-service"));
    }

    /** What a bulk act suspends is suspended by it, and not along with a task above that it suspends as well. */
    @Test
    void aBulkActSuspendsWhatWasHandedDownForItself() {
        String below = below(due);
        done(school, below, "accept", Map.of());
        Map<String, Object> flood = Map.of(
                "cause", "FLOOD",
                "legalBasis", "停课通知",
                "statement", "汛期停课",
                "until", today.plusDays(10).toString());
        String act = supervisor
                .post(SUSPENSIONS, flood)
                .then()
                .statusCode(202)
                .extract()
                .path("id");
        await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> supervisor
                .get(SUSPENSIONS + "/" + act)
                .then()
                .body("pending", equalTo(0))
                .body("suspended", equalTo(2))
                .body("skipped", equalTo(0)));
        ledger(below).then().body("items", hasSize(1)).body("items[0].bulkId", equalTo(act));
        supervisor
                .request()
                .header("If-Match", "*")
                .body(Map.of("reason", "汛情解除"))
                .post(SUSPENSIONS + "/" + act + "/undo")
                .then()
                .statusCode(202);
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(
                        () -> supervisor.get(SUSPENSIONS + "/" + act).then().body("resumed", equalTo(2)));
        ledger(below).then().body("items", hasSize(1));
        becomes(below, "ACCEPTED");
    }

    @Test
    void whatStoodStillBeforeItWasSignedForCanStillBeObjectedTo() {
        String below = below(due);
        done(supervisor, task, "suspend", WHY);
        owner.useHandle(handle -> handle.execute(
                "update task set assigned_at = assigned_at - interval '20 days' where id = cast(? as uuid)", below));
        pausedDaysAgo(below, 20);
        supervisor.command(task, "resume").then().statusCode(200);
        becomes(below, "ASSIGNED");
        done(school, below, "object", Map.of("text", "不属我校", "proposedOrganizationId", city.secondSchool()));
    }

    @Test
    void noMoreIsGivenBackThanToTheTaskAboveWhenItsEndWasMissed() {
        String below = below(calendar.plusWorkingDays(today, 5));
        done(school, below, "accept", Map.of());
        done(supervisor, task, "suspend", Map.of("cause", "OTHER", "text", "校舍加固", "until", today.toString()));
        pausedDaysAgo(below, 14);
        pausedDaysAgo(task, 14);
        // As if no sweep had run for some days.
        owner.useHandle(handle -> handle.execute(
                "update suspension set ends_on = ? where task_id = cast(? as uuid)", today.minusDays(7), task));
        becomes(task, "ACCEPTED");
        becomes(below, "ACCEPTED");
        int days = calendar.workingDaysBetween(today.minusDays(14), today.minusDays(7));
        ledger(task).then().body("items[0].days", equalTo(days));
        ledger(below).then().body("items[0].days", equalTo(days));
    }

    @Test
    void whatIsGivenBackToItsUnitMeanwhileStandsStillAsWell() {
        String below = below(due);
        done(school, below, "accept", Map.of());
        done(school, below, "start", Map.of());
        done(school, below, "submit", Map.of("text", "已办"));
        done(supervisor, task, "suspend", WHY);
        county.task(below).then().body("state", equalTo("SUBMITTED"));
        done(county, below, "return", Map.of("reasonCode", "INCOMPLETE", "text", "缺名单", "dueOn", due.toString()));
        county.task(below).then().body("state", equalTo("SUSPENDED"));
        supervisor.command(task, "resume").then().statusCode(200);
        becomes(below, "RETURNED");
    }

    @Test
    void whatWasSuspendedForItselfStaysSoUntilItsOwnEnd() {
        String below = below(due);
        done(school, below, "accept", Map.of());
        done(supervisor, below, "suspend", WHY);
        done(supervisor, task, "suspend", WHY);
        // Its own last day has passed: it stands still with the task above from now on.
        owner.useHandle(handle -> handle.execute(
                "update suspension set ends_on = ? where task_id = cast(? as uuid)", today.minusDays(1), below));
        await().atMost(Duration.ofSeconds(20))
                .until(() -> ledger(below).<List<?>>path("items").size() == 2);
        ledger(below).then().body("items.cause", hasItem("PARENT_SUSPENDED"));
        county.task(below).then().body("state", equalTo("SUSPENDED"));
        supervisor.command(task, "resume").then().statusCode(200);
        becomes(below, "ACCEPTED");
    }

    /** The limit above is being moved by somebody else, who has not yet committed. */
    @Test
    void anExtensionWaitsForWhoeverMovesTheLimitAbove() throws Exception {
        String below = below(due.minusDays(10));
        Map<String, String> wanted = Map.of(
                "reason", "PROCUREMENT",
                "text", "招标流标",
                "progress", "过半",
                "proposedOn", due.minusDays(1).toString());
        String extension = school.post(Person.TASKS + "/" + below + "/extensions", wanted)
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        try (Handle gate = Jdbi.open(RealParts::asOwner)) {
            gate.begin();
            gate.execute(
                    "update task set due_at = cast(? as timestamptz) where id = cast(? as uuid)",
                    end(due.minusDays(5)),
                    task);
            CompletableFuture<Response> answer = CompletableFuture.supplyAsync(() -> supervisor
                    .request()
                    .header("If-Match", "*")
                    .body(Map.of("dueOn", due.minusDays(1).toString()))
                    .post("/api/v1/extensions/" + extension + "/approve"));
            await().atMost(Duration.ofSeconds(20)).until(() -> answer.isDone() || waits(gate));
            gate.commit();
            refused(answer.get(), 422, "SUBTASK_AFTER_PARENT");
        }
    }

    /** Somebody acts on what was handed down, and shares the lock of the task above. */
    @Test
    void whoeverReassignsTheTaskAboveWaitsBeforeItTakesAnythingAlong() throws Exception {
        String below = below(due);
        done(county, task, "object", Map.of("text", "不属我县", "proposedOrganizationId", city.bureau()));
        try (Handle gate = Jdbi.open(RealParts::asOwner)) {
            gate.begin();
            gate.execute("select from task where id = cast(? as uuid) for share", task);
            CompletableFuture<Response> answer = CompletableFuture.supplyAsync(
                    () -> supervisor.command(task, "reassign", Map.of("organizationId", city.bureau())));
            await().atMost(Duration.ofSeconds(20)).until(() -> answer.isDone() || waits(gate));
            gate.execute("select from task where id = cast(? as uuid) for update nowait", below);
            gate.commit();
            answer.get().then().statusCode(200);
        }
    }

    private static boolean waits(Handle gate) {
        gate.execute("select pg_stat_clear_snapshot()");
        return gate.createQuery(
                                "select count(*) from pg_stat_activity where pg_backend_pid() = any(pg_blocking_pids(pid))")
                        .mapTo(Integer.class)
                        .one()
                > 0;
    }
}
