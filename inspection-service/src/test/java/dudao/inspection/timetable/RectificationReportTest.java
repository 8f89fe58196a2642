package dudao.inspection.timetable;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dudao.commons.identity.OrganizationTree;
import dudao.commons.testing.RealParts;
import dudao.inspection.testing.City;
import dudao.inspection.testing.Formal;
import dudao.inspection.testing.Topic;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Chongqing wants the report on rectification ten days after its end: about every finding. */
@QuarkusTest
@QuarkusTestResource(RealParts.class)
class RectificationReportTest {

    @Inject
    OrganizationTree tree;

    private City city;
    private Formal formal;

    private Map<String, Object> clock() {
        List<Map<String, Object>> limits =
                city.head.get(formal.at + "/deadlines").path("items");
        return limits.stream()
                .filter(limit -> limit.get("matter").equals("RECTIFICATION_REPORT"))
                .findFirst()
                .orElseThrow();
    }

    private void told(Topic tasks, UUID task, String finding, String fact, String state, long version) {
        Map<String, Object> data = new HashMap<>(Map.of(
                "taskId",
                task.toString(),
                "findingId",
                finding,
                "state",
                state,
                "assignedAt",
                "2026-11-01T08:00:00+08:00",
                "submittedAt",
                "2026-11-02T08:00:00+08:00",
                "text",
                "已整改"));
        tasks.send(Topic.event("dudao.task." + fact + ".v1", task, version, "head", data));
    }

    @Test
    void itIsKeptWhenEveryFindingIsReportedAndNotBefore() {
        city = new City(tree);
        formal = Formal.planned(city, "SPECIAL", "CN-CQ", City.today(), City.today())
                .team();
        formal.enter();
        String first = city.found(formal.id);
        String second = city.found(formal.id);
        formal.records();
        formal.leave();
        formal.deliberate();
        formal.serve(null);
        city.head.done(formal.at, "waive-defence", Map.of("text", "无异议"), "DEFENCE_CLOSED");
        formal.confirm(first);
        formal.confirm(second);
        LocalDate due = City.today().plusDays(20);
        formal.draft(Formal.draft(0, due, first, second));
        formal.issue();
        assertEquals(due.toString(), clock().get("startedOn"));
        assertFalse(clock().containsKey("metAt"));
        city.ordered(first, formal.order(due));
        try (Topic tasks = new Topic("task.events.v1")) {
            UUID task = UUID.randomUUID();
            told(tasks, task, first, "completion-submitted", "SUBMITTED", 3);
            await().atMost(Duration.ofSeconds(20))
                    .until(() -> city.eso.state(City.FINDINGS + "/" + first).equals("AWAITING_VERIFICATION"));
            assertFalse(clock().containsKey("metAt"), "the second is not even ordered");
            city.ordered(second, formal.order(due));
            assertFalse(clock().containsKey("metAt"));
            told(tasks, UUID.randomUUID(), second, "completion-submitted", "SUBMITTED", 3);
            await().atMost(Duration.ofSeconds(20)).until(() -> clock().containsKey("metAt"));
            assertEquals(false, clock().get("late"));
            told(tasks, task, first, "completion-recalled", "IN_PROGRESS", 4);
            await().atMost(Duration.ofSeconds(20)).until(() -> !clock().containsKey("metAt"));
        }
    }
}
