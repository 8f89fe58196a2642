package dudao.inspection.reconciliation;

import static dudao.inspection.testing.Api.refused;
import static dudao.inspection.testing.City.RECTIFICATIONS;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dudao.commons.identity.OrganizationTree;
import dudao.commons.testing.RealParts;
import dudao.commons.testing.Rows;
import dudao.inspection.testing.City;
import dudao.inspection.testing.LookedBack;
import dudao.inspection.testing.MovableClock;
import dudao.inspection.testing.Topic;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(RealParts.class)
class ReconciliationHttpTest {

    private static final String DIFFERENCES = "/api/v1/task-differences";

    @Inject
    OrganizationTree tree;

    @Inject
    ReconciliationMetric metric;

    @Inject
    MeterRegistry meters;

    private City city;
    private String finding;
    private String rectification;
    private Map<String, Object> task;

    @BeforeEach
    void order() {
        city = new City(tree);
        finding = city.confirmed(city.onSite());
        rectification = city.ordered(finding, city.order());
        task = new HashMap<>(Map.of(
                "taskId",
                UUID.randomUUID().toString(),
                "findingId",
                finding,
                "organizationId",
                city.school.toString(),
                "state",
                "ASSIGNED",
                "assignedAt",
                "2026-11-01T08:00:00+08:00",
                "dueAt",
                City.today().plusDays(16) + "T00:00:00+08:00"));
    }

    @AfterEach
    void backToNow() {
        MovableClock.reset();
    }

    private void tell(Map<String, Object> data, long version) {
        try (Topic tasks = new Topic("task.events.v1")) {
            tasks.send(Topic.event("dudao.task.assigned.v1", data.get("taskId"), version, "supervisor", data));
        }
        await().atMost(Duration.ofSeconds(20)).until(() -> RealParts.owner().withHandle(handle -> handle.createQuery(
                        "select exists (select from rectification_task where task_id = :id and version = :version)")
                .bind("id", UUID.fromString((String) data.get("taskId")))
                .bind("version", version)
                .mapTo(Boolean.class)
                .one()));
    }

    private static void later() {
        MovableClock.set(Instant.now().plus(Duration.ofMinutes(11)));
    }

    private List<String> kinds() {
        List<List<String>> all = city.eso.get(DIFFERENCES).path("items.differences.kind");
        return all.stream().flatMap(List::stream).toList();
    }

    @Test
    void whereBothSidesAgreeNothingIsListed() {
        tell(task, 0);
        later();
        city.eso.get(DIFFERENCES).then().statusCode(200).body("items", hasSize(0));
    }

    /** An order a moment ago may still be on its way to task-service. */
    @Test
    void aMissingTaskIsListedOnceItCannotBeOnItsWay() {
        assertEquals(List.of(), kinds());
        later();
        city.eso
                .get(DIFFERENCES)
                .then()
                .body("items.rectificationId", contains(rectification))
                .body("items[0].differences.kind", contains("MISSING_TASK"))
                .body("items[0].differences[0].here", equalTo("ORDERED"))
                .body("items[0].differences[0].advice", containsString("死信"));
        assertEquals("ORDERED", city.eso.state(RECTIFICATIONS + "/" + rectification), "nothing is repaired");
    }

    @Test
    void eachDifferenceIsALineOfItsOwn() {
        task.put("state", "COMPLETED");
        task.put("organizationId", city.otherSchool.toString());
        task.put("dueAt", City.today().plusDays(20) + "T00:00:00+08:00");
        tell(task, 3);
        Map<String, Object> second = new HashMap<>(task);
        second.put("taskId", UUID.randomUUID().toString());
        second.put("assignedAt", "2026-10-01T08:00:00+08:00");
        tell(second, 0);
        later();
        city.eso
                .get(DIFFERENCES)
                .then()
                .body(
                        "items[0].differences.kind",
                        contains("SECOND_TASK", "UNIT_DIFFERS", "STATE_DIFFERS", "DEADLINE_DIFFERS"))
                .body("items[0].taskId", equalTo(task.get("taskId")))
                .body("items[0].differences[0].there", equalTo("2"))
                .body("items[0].differences[1].there", equalTo(city.otherSchool.toString()))
                .body("items[0].differences[2].there", equalTo("COMPLETED"))
                .body(
                        "items[0].differences[3].here",
                        equalTo(City.today().plusDays(15).toString()))
                .body(
                        "items[0].differences[3].there",
                        equalTo(City.today().plusDays(19).toString()));
    }

    /** What was reassigned or cancelled is no task any more. */
    @Test
    void aCancelledTaskIsMissing() {
        task.put("state", "CANCELLED");
        tell(task, 2);
        later();
        assertEquals(List.of("MISSING_TASK"), kinds());
    }

    /** The unit's task is returned by the event of the reopening, which may still be on its way. */
    @Test
    void whatWasReopenedAMomentAgoIsNoDifferenceYet() {
        LookedBack looked = LookedBack.to(city, "ORDERED");
        Rows.sql(
                "update rectification_task set told_at = ? where finding_id = ?",
                OffsetDateTime.now().minusDays(90),
                UUID.fromString(looked.finding));
        Rows.sql(
                "update rectification set ordered_at = ? where id = ?",
                OffsetDateTime.now().minusDays(120),
                UUID.fromString(looked.rectification));
        Rows.sql(
                "update rectification_verification set decided_at = ? where rectification_id = ?",
                OffsetDateTime.now().minusDays(90),
                UUID.fromString(looked.rectification));
        looked.send("relapse").then().statusCode(200);
        assertFalse(different().contains(looked.rectification));
        later();
        assertTrue(different().contains(looked.rectification));
    }

    private List<String> different() {
        return city.eso.get(DIFFERENCES).path("items.rectificationId");
    }

    @Test
    void itIsForTheSupervisionTeamAlone() {
        later();
        city.supervisor
                .get(DIFFERENCES + "?kind=MISSING_TASK&under=" + city.county)
                .then()
                .body("items", hasSize(1));
        city.supervisor.get(DIFFERENCES + "?kind=STATE_DIFFERS").then().body("items", hasSize(0));
        city.head.get(DIFFERENCES).then().statusCode(403);
        City.api(City.person("next"), "SUPERVISOR", city.otherCounty)
                .get(DIFFERENCES)
                .then()
                .body("items", hasSize(0));
        refused(city.eso.get(DIFFERENCES + "?kind=ODD"), 400, "INVALID_PARAMETER");
        refused(city.eso.get(DIFFERENCES + "?under=x"), 400, "INVALID_PARAMETER");
    }

    @Test
    void theMetricCountsEachKind() {
        later();
        metric.count();
        double missing = gauge("MISSING_TASK");
        assertTrue(missing >= 1);
        MovableClock.reset();
        tell(task, 0);
        later();
        metric.count();
        assertEquals(missing - 1, gauge("MISSING_TASK"));
    }

    private double gauge(String kind) {
        return meters.get("dudao.reconciliation.differences")
                .tag("kind", kind)
                .gauge()
                .value();
    }
}
