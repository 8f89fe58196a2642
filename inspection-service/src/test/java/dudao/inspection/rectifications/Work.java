package dudao.inspection.rectifications;

import static dudao.inspection.testing.City.FINDINGS;
import static dudao.inspection.testing.City.RECTIFICATIONS;
import static org.awaitility.Awaitility.await;

import dudao.inspection.testing.City;
import dudao.inspection.testing.Topic;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/** A finding that was ordered to be rectified, and the unit's task in task-service, which this test plays. */
final class Work {

    final City city;
    final String inspection;
    final String finding;
    final String rectification;
    final UUID task = UUID.randomUUID();
    final String reporter = City.person("head");

    private final Topic topic;

    Work(City city, Topic topic, boolean planRequired) {
        this.city = city;
        this.topic = topic;
        inspection = city.onSite();
        finding = city.confirmed(inspection);
        Map<String, Object> order = city.order();
        if (planRequired) {
            order.put("planRequired", true);
        }
        rectification = city.ordered(finding, order);
    }

    String resource() {
        return RECTIFICATIONS + "/" + rectification;
    }

    Map<String, Object> event(String fact, String state, long version) {
        return event(task, fact, state, version);
    }

    Map<String, Object> event(UUID task, String fact, String state, long version) {
        Map<String, Object> data = new HashMap<>(Map.of(
                "taskId",
                task,
                "source",
                "FINDING",
                "findingId",
                finding,
                "rectificationId",
                rectification,
                "organizationId",
                city.school,
                "title",
                "疏散通道堆放杂物",
                "state",
                state,
                "assignedAt",
                "2026-11-01T08:00:00+08:00",
                "deadlineVersion",
                1,
                "fieldOfTomorrow",
                Map.of("a", 1)));
        if (state.equals("SUBMITTED")) {
            data.put("submittedAt", OffsetDateTime.now().toString());
            data.put("text", "已整改");
        }
        data.replaceAll((name, value) -> value instanceof UUID ? value.toString() : value);
        return Topic.event("dudao.task." + fact + ".v1", task, version, reporter, data);
    }

    void told(String fact, String state, long version) {
        topic.send(event(fact, state, version));
    }

    void reported() {
        told("completion-submitted", "SUBMITTED", 3);
        becomes("REPORTED", "AWAITING_VERIFICATION");
    }

    void verifying() {
        reported();
        city.eso.done(resource(), "start-verification", Map.of("method", "DESK"), "VERIFYING");
    }

    void accepted() {
        verifying();
        city.eso.done(resource(), "accept", acceptance(), "ACCEPTED");
    }

    static Map<String, Object> acceptance() {
        return Map.of("text", "照片与现场一致", "evidence", java.util.List.of("核查记录"));
    }

    /** Waits for what events bring about. */
    void becomes(String rectificationState, String findingState) {
        until(() -> city.eso.state(resource()).equals(rectificationState)
                && city.eso.state(FINDINGS + "/" + finding).equals(findingState));
    }

    static void until(java.util.concurrent.Callable<Boolean> condition) {
        await().atMost(Duration.ofSeconds(20))
                .pollInterval(Duration.ofMillis(50))
                .until(condition);
    }
}
