package dudao.plan.progress;

import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dudao.commons.testing.RealParts;
import dudao.commons.testing.Rows;
import dudao.commons.testing.Told;
import dudao.plan.progress.history.TaskStory;
import dudao.plan.testing.City;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Events go over the real broker; the answers are asked over HTTP. */
@QuarkusTest
@QuarkusTestResource(RealParts.class)
class ProgressTest extends OnAFollowedPlan {

    private UUID target;

    @BeforeEach
    void itsTarget() {
        target = UUID.fromString(city.issuer.get(item).extract().path("targets[0].targetId"));
    }

    private Instant day(int days) {
        return start.plus(Duration.ofDays(days));
    }

    private void awaitTotal(int total) {
        awaitPath("tasks.total", total);
    }

    private void awaitPath(String path, Object value) {
        await().atMost(PATIENCE)
                .untilAsserted(() -> city.issuer.get(item + "/progress").body(path, equalTo(value)));
    }

    @Test
    void nothingIsDoneBeforeTasksAreAssigned() {
        city.issuer
                .get(plan + "/progress")
                .statusCode(200)
                .body("planId", equalTo(City.idOf(plan).toString()))
                .body("tasks.total", equalTo(0))
                .body("targets[0].wanted", equalTo(6))
                .body("targets[0].achieved", equalTo(0))
                .body("openFindings", equalTo(0))
                .body("items", hasSize(1))
                .body("items[0].tasks.total", equalTo(0));
    }

    @Test
    void tasksAreCountedByStateAndLight() {
        Instant soon = now.plus(Duration.ofDays(1));
        Instant far = now.plus(Duration.ofDays(300));
        task(far).tell("assigned", 0, start, "ASSIGNED");
        task(far).tell("accepted", 1, day(1), "ACCEPTED");
        task(soon).tell("started", 2, day(2), "IN_PROGRESS");
        task(now.minus(Duration.ofHours(1))).tell("started", 2, day(2), "IN_PROGRESS");
        task(day(5)).tell("started", 2, day(2), "IN_PROGRESS");
        task(far).tell("completion-submitted", 3, day(3), "SUBMITTED");
        task(far).tell("suspended", 3, day(3), "SUSPENDED");
        task(far).tell("cancelled", 3, day(3), "CANCELLED");
        awaitTotal(8);
        city.clerk
                .get(plan + "/progress")
                .statusCode(200)
                .body("tasks.byState.IN_PROGRESS", equalTo(3))
                .body("tasks.byState.CANCELLED", equalTo(1))
                .body("tasks.byLight.GREY", equalTo(1))
                .body("tasks.byLight.GREEN", equalTo(1))
                .body("tasks.byLight.YELLOW", equalTo(1))
                .body("tasks.byLight.RED", equalTo(1))
                .body("tasks.byLight.DARK_RED", equalTo(1))
                .body("tasks.byLight.BLUE", equalTo(1))
                .body("tasks.byLight.PAUSED", equalTo(1))
                .body("tasks.byLight.NONE", equalTo(1))
                .body("items[0].tasks.total", equalTo(8));
        city.clerk
                .get(plan + "/progress?asOf=" + City.TODAY.plusDays(200))
                .body("tasks.byLight.DARK_RED", equalTo(3))
                .body("asOf", startsWith(City.TODAY.plusDays(201) + "T00:00"));
    }

    @Test
    void aReportCountsWhenTheTaskIsCompletedAndThePastStaysAsItWas() {
        TaskStory task = task(now.plus(Duration.ofDays(30)));
        task.tell("assigned", 0, start, "ASSIGNED").tell("started", 2, day(2), "IN_PROGRESS");
        task.report(3, day(3), target, 2, "一号馆", "二号馆").report(4, day(4), target, 0.5, "二号馆");
        awaitPath("targets[0].reported", 2.5f);
        city.issuer
                .get(item + "/progress")
                .body("targets[0].achieved", equalTo(0))
                .body("targets[0].objects", hasSize(0));
        task.tell("completion-submitted", 5, day(5), "SUBMITTED").tell("completed", 6, day(6), "COMPLETED");
        awaitPath("tasks.byState.COMPLETED", 1);
        city.issuer
                .get(item + "/progress")
                .body("targets[0].achieved", equalTo(2.5f))
                .body("targets[0].objects", equalTo(List.of("一号馆", "二号馆")))
                .body("targets[0].comparator", equalTo("="));
        String past =
                city.issuer.get(item + "/progress?asOf=" + day(4)).extract().asString();
        task.tell("reopened", 7, now.minusSeconds(5), "IN_PROGRESS");
        awaitPath("tasks.byState.IN_PROGRESS", 1);
        awaitPath("targets[0].achieved", 0);
        city.issuer.get(item + "/progress?asOf=" + day(7)).body("targets[0].achieved", equalTo(2.5f));
        city.issuer.get(item + "/progress?asOf=" + day(3)).body("targets[0].reported", equalTo(2));
        city.issuer.get(item + "/progress?asOf=" + start.minusSeconds(1)).body("tasks.total", equalTo(0));
        assertEquals(
                past,
                city.issuer.get(item + "/progress?asOf=" + day(4)).extract().asString());
    }

    @Test
    void anEventTwiceOrOutOfOrderChangesNothing() {
        TaskStory task = task(now.plus(Duration.ofDays(30)));
        task.tell("assigned", 0, start, "ASSIGNED").tell("started", 2, day(2), "IN_PROGRESS");
        task.tell("accepted", 1, day(1), "ACCEPTED").tell("started", 2, day(2), "IN_PROGRESS");
        TaskStory last = task(now.plus(Duration.ofDays(30))).tell("assigned", 0, start, "ASSIGNED");
        awaitTotal(2);
        city.issuer.get(item + "/progress").body("tasks.byState", equalTo(Map.of("ASSIGNED", 1, "IN_PROGRESS", 1)));
        city.issuer
                .get(item + "/progress?asOf=" + day(1).plusSeconds(1))
                .body("tasks.byState", equalTo(Map.of("ACCEPTED", 1, "ASSIGNED", 1)));
        last.tell("cancelled", 1, day(1), "CANCELLED");
        awaitPath("tasks.byState.CANCELLED", 1);
    }

    @Test
    void whatIsNotAboutAPlanOrNotKnownIsPassedOver() {
        TaskStory task = task(now.plus(Duration.ofDays(30)));
        task.tell("admired", 0, start, "ADMIRED");
        Map<String, Object> ofFinding = task.data("ASSIGNED", null);
        ofFinding.put("source", "FINDING");
        task.tell("assigned", 1, start, ofFinding);
        Told.message("task.events.v1", UUID.randomUUID().toString(), "no event at all");
        Map<String, Object> broken = new TaskStory(city, City.idOf(plan), City.idOf(item), start, now).data("x", null);
        broken.put("state", null);
        Told.event("task.events.v1", "dudao.task.assigned.v1", UUID.randomUUID(), 0, start, broken);
        task(now).tell("assigned", 0, start, "ASSIGNED");
        awaitTotal(1);
        city.issuer.get(item + "/progress").body("tasks.byState", equalTo(Map.of("ASSIGNED", 1)));
        city.as("admin", "SYSADMIN", city.id).get("/dead-letters").statusCode(200);
    }

    @Test
    void openFindingsCountFromConfirmationToClosing() {
        UUID finding = UUID.randomUUID();
        finding(finding, "identified", 0, day(1), "IDENTIFIED");
        finding(finding, "confirmed", 1, day(2), "CONFIRMED");
        awaitPath("openFindings", 1);
        finding(finding, "rectification-ordered", 2, day(3), "ASSIGNED");
        finding(UUID.randomUUID(), "confirmed", 1, day(3), "CONFIRMED");
        awaitPath("openFindings", 2);
        city.issuer.get(plan + "/progress").body("openFindings", equalTo(2)).body("items[0].openFindings", equalTo(2));
        finding(finding, "closed", 5, day(9), "CLOSED");
        awaitPath("openFindings", 1);
        city.issuer.get(plan + "/progress?asOf=" + day(1)).body("openFindings", equalTo(0));
        city.issuer.get(plan + "/progress?asOf=" + day(8)).body("openFindings", equalTo(2));
    }

    @Test
    void whatThePlanSaysIsReadAnewWhenItChanges() {
        city.issuer.get(plan + "/progress").body("targets", hasSize(1));
        UUID ratio = UUID.randomUUID();
        Rows.sql(
                "insert into target (id, item_id, plan_id, position, text, quantity, unit, comparator, kind)"
                        + " values (?, ?, ?, 1, '达标率90%', 90, '%', '>=', 'RATIO')",
                ratio, City.idOf(item), City.idOf(plan));
        city.issuer.get(plan + "/progress").body("targets[1].verdict", equalTo("NOT_MEASURED"));
        Map<String, Object> value = Map.of("period", "2026", "quantity", 95, "source", "年度统计");
        city.issuer
                .post("/targets/" + ratio + "/values", Map.of("values", List.of(value)))
                .statusCode(201);
        city.issuer.get(plan + "/progress").body("targets[1].verdict", equalTo("MET"));
        Rows.sql("update plan_section set heading = '守住底线' where plan_id = ? and ordinal = 1", City.idOf(plan));
        city.issuer.get(plan + "/progress").body("sections[0].heading", equalTo("守住底线"));
        Rows.sql("delete from target where id = ?", ratio);
        city.issuer.get(plan + "/progress").body("targets", hasSize(1)).body("items[0].targets", hasSize(1));
    }

    /** Another instance's clock goes a little ahead: what has been recorded is known, and no change will come to tell of it. */
    @Test
    void whatAClockAheadHasRecordedIsKnownAtOnce() {
        UUID ratio = UUID.randomUUID();
        Rows.sql(
                "insert into target (id, item_id, plan_id, position, text, quantity, unit, comparator, kind)"
                        + " values (?, ?, ?, 1, '达标率90%', 90, '%', '>=', 'RATIO')",
                ratio, City.idOf(item), City.idOf(plan));
        Rows.sql(
                """
                insert into target_value (id, target_id, period, quantity, source, recorded_by, recorded_by_name, recorded_at)
                values (?, ?, '2026', 95, '年度统计', 'clerk', '统计员', now() + interval '1 hour')""",
                UUID.randomUUID(),
                ratio);
        city.issuer.get(plan + "/progress").body("targets[1].verdict", equalTo("MET"));
    }

    private void finding(UUID id, String fact, long version, Instant at, String state) {
        Told.event(
                "inspection.events.v1",
                "dudao.finding." + fact + ".v1",
                id,
                version,
                at,
                Map.of(
                        "findingId",
                        id,
                        "inspectionId",
                        UUID.randomUUID(),
                        "planItemId",
                        City.idOf(item),
                        "organizationId",
                        city.school,
                        "severity",
                        "MAJOR",
                        "state",
                        state));
    }

    @Test
    void whoMayNotReadThePlanSeesNoProgress() {
        city.head.get(item + "/progress").statusCode(200);
        City other = new City(tree);
        other.issuer.get(item + "/progress").statusCode(404).body("code", equalTo("NOT_FOUND"));
        other.issuer.get(plan + "/progress").statusCode(404);
        city.as("auditor", "AUDITOR", city.id).get(plan + "/progress").statusCode(403);
        city.issuer.get("/plans/" + UUID.randomUUID() + "/progress").statusCode(404);
        city.head.get(city.draft("草稿") + "/progress").statusCode(404);
    }

    @Test
    void aMomentIsADateOrATime() {
        city.issuer.get(plan + "/progress?asOf=yesterday").statusCode(400).body("code", equalTo("INVALID_PARAMETER"));
        city.issuer.get(plan + "/progress?asOf=2026-02-30").statusCode(400);
        city.issuer.get(plan + "/progress?asof=2026-02-01").statusCode(400).body("code", equalTo("UNKNOWN_PARAMETER"));
        city.issuer
                .get(plan + "/progress?asOf=2026-03-01")
                .statusCode(200)
                .body("asOf", startsWith("2026-03-02T00:00"));
        city.issuer.get(plan + "/progress?asOf=2026-03-01T00:00:00Z").body("asOf", startsWith("2026-03-01T08:00"));
        city.issuer.get(plan + "/progress?asOf=" + City.TODAY).body("asOf", startsWith(City.TODAY + "T"));
    }
}
