package dudao.task.reverification.draws;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import dudao.commons.identity.OrganizationTree;
import dudao.commons.testing.AuditRows;
import dudao.commons.testing.RealParts;
import dudao.commons.testing.Rows;
import dudao.commons.time.Clocks;
import dudao.task.tasks.Act;
import dudao.task.tasks.Tasks;
import dudao.task.testing.City;
import dudao.task.testing.DoneTask;
import dudao.task.testing.Person;
import dudao.task.testing.SystemWork;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Done tasks are drawn from a frozen list, so that everybody comes to the same. */
@QuarkusTest
@QuarkusTestResource(RealParts.class)
class DrawTest {

    private static final String DRAWS = "/api/v1/reverification-draws";
    private static final String FOUND = "/api/v1/reverifications";

    @Inject
    OrganizationTree tree;

    @Inject
    Jdbi jdbi;

    @Inject
    Tasks tasks;

    @Inject
    SystemWork system;

    private final LocalDate today = Clocks.dateOf(Instant.now());
    private City city;
    private Person supervisor;

    @BeforeEach
    void found() {
        city = City.found(tree);
        supervisor = Person.supervisor(city.bureau());
    }

    private static void refused(Response answer, int status, String code) {
        answer.then().statusCode(status).contentType("application/problem+json").body("code", equalTo(code));
    }

    private String completed(UUID unit) {
        return DoneTask.completed(supervisor, unit, today.plusDays(40));
    }

    private String closed(UUID unit) {
        return DoneTask.closed(supervisor, unit, today.plusDays(40));
    }

    private Map<String, Object> wanted(int percent) {
        return new HashMap<>(
                Map.of("completedFrom", today.toString(), "completedTo", today.toString(), "percent", percent));
    }

    private String drawn(int percent) {
        return supervisor
                .post(DRAWS, wanted(percent))
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    private String of(String draw, String task) {
        return supervisor.get(FOUND + "?drawId=" + draw + "&taskId=" + task).path("items[0].id");
    }

    @Test
    void aDrawIsStratifiedFrozenAndComesToTheSameForEverybody() {
        for (UUID school : List.of(city.school(), city.secondSchool(), city.thirdSchool(), city.school())) {
            closed(school);
        }
        completed(city.secondSchool());
        closed(city.farSchool());
        Map<String, Object> wanted = wanted(40);
        wanted.put("seed", "2026335-0718-25");
        wanted.put("seedSource", "当日公开开奖号码");
        Response created = supervisor.post(DRAWS, wanted);
        created.then()
                .statusCode(201)
                .header("ETag", equalTo("\"0\""))
                .body("seed", equalTo("2026335-0718-25"))
                .body("poolHash", matchesPattern("[0-9a-f]{64}"))
                .body("strata.size", containsInAnyOrder(5, 1))
                .body("strata.drawn", containsInAnyOrder(2, 1))
                .body("strata.open", containsInAnyOrder(2, 1));
        String draw = created.path("id");
        List<Map<String, Object>> pool =
                supervisor.get(DRAWS + "/" + draw + "/pool").path("items");
        assertEquals(6, pool.size());
        for (Map<String, Object> each : pool) {
            UUID task = UUID.fromString((String) each.get("taskId"));
            assertEquals(HashDraw.rank("2026335-0718-25", task), each.get("rank"));
        }
        assertEquals(
                pool.stream().map(each -> each.get("rank")).sorted().toList(),
                pool.stream().map(each -> each.get("rank")).toList());
        supervisor
                .get(FOUND + "?drawId=" + draw)
                .then()
                .body(
                        "items.taskId",
                        containsInAnyOrder(pool.stream()
                                .filter(each -> (Boolean) each.get("drawn"))
                                .map(each -> each.get("taskId"))
                                .toArray()));
        checked(draw, true, true, true);
        Response first = supervisor.get(DRAWS + "/" + draw + "/pool?limit=4");
        first.then().body("items", hasSize(4));
        supervisor
                .get(DRAWS + "/" + draw + "/pool?limit=4&cursor=" + first.path("next"))
                .then()
                .body(
                        "items.taskId",
                        contains(pool.get(4).get("taskId"), pool.get(5).get("taskId")));

        Rows.sql("update reverification_pool set drawn = not drawn where draw_id = ?", UUID.fromString(draw));
        checked(draw, true, true, false);
        Rows.sql("update reverification_pool set measure_id = draw_id where draw_id = ?", UUID.fromString(draw));
        checked(draw, false, true, false);
        Rows.sql("update reverification_pool set rank = 'f' || rank where draw_id = ?", UUID.fromString(draw));
        checked(draw, false, false, false);
    }

    private void checked(String draw, boolean pool, boolean ranks, boolean drawn) {
        supervisor
                .get(DRAWS + "/" + draw + "/verification")
                .then()
                .statusCode(200)
                .body("poolAgrees", equalTo(pool))
                .body("ranksAgree", equalTo(ranks))
                .body("drawnAgree", equalTo(drawn));
    }

    @Test
    void theSameKeyDrawsOnceAndTheServiceMakesASeedOfItsOwn() {
        completed(city.school());
        String key = UUID.randomUUID().toString();
        Response first = supervisor
                .request()
                .header("Idempotency-Key", key)
                .body(wanted(10))
                .post(DRAWS);
        Response second = supervisor
                .request()
                .header("Idempotency-Key", key)
                .body(wanted(10))
                .post(DRAWS);
        first.then()
                .statusCode(201)
                .body("seed", matchesPattern("[0-9a-f]{32}"))
                .body("seedSource", nullValue());
        second.then().statusCode(201).body("id", equalTo(first.path("id")));
        supervisor.get(DRAWS).then().body("items.id", contains((String) first.path("id")));
    }

    @Test
    void whatIsNoDrawIsRefused() {
        refused(supervisor.post(DRAWS, wanted(5)), 422, "DRAW_EMPTY");
        completed(city.school());
        for (int percent : List.of(0, 101)) {
            refused(supervisor.post(DRAWS, wanted(percent)), 400, "VALIDATION_FAILED");
        }
        Map<String, Object> backwards = wanted(5);
        backwards.put("completedTo", today.minusDays(1).toString());
        refused(supervisor.post(DRAWS, backwards), 400, "VALIDATION_FAILED");
        Map<String, Object> chosen = wanted(5);
        chosen.put("seed", "12345678");
        refused(supervisor.post(DRAWS, chosen), 400, "VALIDATION_FAILED");
        Map<String, Object> foreign = wanted(5);
        foreign.put("under", UUID.randomUUID());
        refused(supervisor.post(DRAWS, foreign), 404, "NOT_FOUND");
        Map<String, Object> other = wanted(5);
        other.put("under", city.otherCounty());
        refused(supervisor.post(DRAWS, other), 422, "DRAW_EMPTY");
        Map<String, Object> earlier = wanted(5);
        earlier.put("completedFrom", today.minusDays(9).toString());
        earlier.put("completedTo", today.minusDays(1).toString());
        refused(supervisor.post(DRAWS, earlier), 422, "DRAW_EMPTY");
        refused(Person.head(city.county()).post(DRAWS, wanted(5)), 403, "FORBIDDEN");
        refused(supervisor.get(DRAWS + "/" + UUID.randomUUID()), 404, "NOT_FOUND");
        supervisor.get(FOUND + "?state=DONE").then().statusCode(400);
        supervisor.get(FOUND + "?cursor=x").then().statusCode(400);
    }

    @Test
    void someTasksAreNotDrawn() {
        String plain = completed(city.school());
        UUID finding = UUID.fromString(completed(city.school()));
        UUID restricted = UUID.fromString(completed(city.school()));
        supervisor.assign(city.school(), today.plusDays(9));
        Rows.sql("update task set source = 'FINDING', finding_id = id where id = ?", finding);
        Rows.sql(
                "update task set classification = 'RESTRICTED', handling_office_id = ? where id = ?",
                city.bureau(),
                restricted);
        String draw = drawn(100);
        supervisor.get(DRAWS + "/" + draw + "/pool").then().body("items.taskId", contains(plain));
        refused(supervisor.post(DRAWS, wanted(100)), 422, "DRAW_EMPTY");
        new Person("deputy", "SUPERVISOR", city.bureau())
                .request()
                .header("If-Match", "*")
                .body(Map.of("method", "DESK", "text", "属实"))
                .post(FOUND + "/" + of(draw, plain) + "/confirm")
                .then()
                .statusCode(200);
        drawn(100);
    }

    @Test
    void whoeverStandsBelowMayCheckTheDrawAndSeesTheOwn() {
        String task = closed(city.school());
        closed(city.farSchool());
        String draw = drawn(100);
        Person head = Person.head(city.school());
        head.get(DRAWS + "/" + draw + "/pool").then().statusCode(200).body("items", hasSize(2));
        head.get(DRAWS + "/" + draw + "/verification").then().body("drawnAgree", equalTo(true));
        head.get(DRAWS).then().body("items.id", contains(draw));
        head.get(FOUND + "?drawId=" + draw).then().body("items.taskId", contains(task));
        Person stranger = Person.supervisor(City.found(tree).bureau());
        stranger.get(DRAWS + "/" + draw).then().statusCode(404);
        stranger.get(DRAWS + "/" + draw + "/pool").then().statusCode(404);
        stranger.get(DRAWS).then().body("items", empty());
        stranger.get(FOUND + "/" + of(draw, task)).then().statusCode(404);
    }

    @Test
    void itStandsInTheLog() {
        completed(city.school());
        String request = AuditRows.requestId();
        String draw = supervisor
                .request()
                .header("X-Request-Id", request)
                .body(wanted(5))
                .post(DRAWS)
                .path("id");
        Map<String, Object> row = new AuditRows(jdbi).one(request);
        assertEquals("drawReverifications", row.get("action"));
        assertEquals("reverification-draws", row.get("resource_kind"));
        assertEquals(draw, row.get("resource_id").toString());
        assertNotNull(row.get("after_hash"));
    }

    @Test
    void aDayBeyondTheCalendarIsRefused() {
        for (String day : List.of("+999999-01-01", "+999999999-12-31")) {
            Map<String, Object> wanted = wanted(40);
            wanted.put("completedTo", day);
            supervisor.post(DRAWS, wanted).then().statusCode(400);
        }
    }

    @Test
    void whatIsJustReopenedIsNotDrawn() throws Exception {
        UUID task = UUID.fromString(closed(city.school()));
        closed(city.secondSchool());
        CountDownLatch reopened = new CountDownLatch(1);
        CompletableFuture<Boolean> reopening = CompletableFuture.supplyAsync(() -> system.call(() -> {
            tasks.actBySystem(task, Act.reopen(now -> Clocks.endOf(today.plusDays(5))), null);
            reopened.countDown();
            Thread.sleep(1500);
            return true;
        }));
        reopened.await();
        String draw = supervisor
                .post(DRAWS, wanted(100))
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        reopening.join();
        supervisor.get(FOUND + "?drawId=" + draw).then().body("items.taskId", not(hasItem(task.toString())));
    }
}
