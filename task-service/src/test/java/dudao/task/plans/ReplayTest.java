package dudao.task.plans;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dudao.commons.identity.OrganizationTree;
import dudao.commons.testing.RealParts;
import dudao.commons.testing.Replay;
import dudao.task.testing.City;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SortedMap;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What is kept of plans is worth nothing by itself: the topic has it all. What came of findings comes once. */
@QuarkusTest
@QuarkusTestResource(RealParts.class)
class ReplayTest {

    private static final String PLANS = "plan.events.v1";
    private static final String INSPECTIONS = "inspection.events.v1";
    /** Those that refer to others first. */
    private static final List<String> TABLES =
            List.of("measure_cadence", "measure_target_share", "measure_target", "measure", "plan_item", "plan");

    private static final List<String> OWN =
            List.of("task", "task_transition", "deadline", "outbox_event", "change_log");

    @Inject
    OrganizationTree tree;

    private final List<UUID> all = new ArrayList<>();
    private Random random;
    private Replay replay;
    private City city;
    private Instant time = Instant.parse("2026-03-02T01:00:00Z");

    @Test
    void readAgainFromZeroTheTopicsGiveTheSameBytes() {
        long seed = System.nanoTime();
        System.out.println("ReplayTest: seed " + seed);
        random = new Random(seed);
        city = City.found(tree);
        try (Replay open = new Replay("task-service", PLANS, INSPECTIONS)) {
            replay = open;
            for (int n = 0; n < 20; n++) {
                plan();
                finding();
            }
            UUID inspector = UUID.randomUUID();
            replay.tell(
                    INSPECTIONS,
                    "dudao.inspector.handed-over.v1",
                    inspector,
                    1,
                    time,
                    Map.of("person", "甲" + inspector));
            replay.awaitHeard();

            SortedMap<String, List<String>> before = Replay.rows(TABLES, all);
            List<String> own = own();
            before.forEach((table, rows) -> assertTrue(rows.size() > 2, table));
            assertFalse(own.isEmpty());
            assertEquals(List.of(), Replay.rows(List.of("dead_letter"), all).get("dead_letter"));
            replay.forget(TABLES, all);
            assertNotEquals(before, Replay.rows(TABLES, all));
            replay.fromZero();
            replay.awaitHeard();
            assertEquals(before, Replay.rows(TABLES, all), "seed " + seed);
            assertEquals(own, own(), "seed " + seed);
            assertEquals(List.of(), Replay.rows(List.of("dead_letter"), all).get("dead_letter"));
        }
    }

    /** Tasks and what was told of them, whether it was sent already or not. */
    private List<String> own() {
        SortedMap<String, List<String>> rows = Replay.rows(OWN, all);
        List<String> lines = new ArrayList<>();
        List.of("task", "task_transition", "deadline").forEach(table -> lines.addAll(rows.get(table)));
        lines.add("told: "
                + (rows.get("outbox_event").size() + rows.get("change_log").size()));
        return lines;
    }

    /** Issued, revised, decomposed, ended, as may be; some of it told late. */
    private void plan() {
        dudao.task.testing.IssuedPlan plan = new dudao.task.testing.IssuedPlan(city.bureau());
        all.add(plan.id);
        all.addAll(plan.measures);
        int version = 1;
        tell(PLANS, "dudao.plan.issued.v1", plan.id, version, plan.data());
        for (int revision = random.nextInt(3); revision > 0; revision--) {
            Map<String, Object> revised = new HashMap<>(plan.data());
            revised.put("title", "修订" + version);
            revised.put("revision", version);
            revised.put("droppedMeasureIds", random.nextBoolean() ? List.of(plan.measures.get(0)) : List.of());
            tell(PLANS, "dudao.plan.revised.v1", plan.id, ++version, revised);
            if (random.nextBoolean()) {
                tell(PLANS, "dudao.plan.issued.v1", plan.id, 1, plan.data());
            }
        }
        if (random.nextBoolean()) {
            Map<String, Object> cancelled = Map.of(
                    "planId",
                    plan.id,
                    "itemId",
                    plan.items.get(0),
                    "title",
                    "条目",
                    "state",
                    "CANCELLED",
                    "reason",
                    "并入");
            tell(PLANS, "dudao.plan.item-cancelled.v1", plan.id, ++version, cancelled);
        }
        if (random.nextBoolean()) {
            tell(PLANS, "dudao.plan.closed.v1", plan.id, ++version, Map.of("planId", plan.id, "status", "CLOSED"));
        }
    }

    /** Ordered, refused, settled, as may be: its task is one. */
    private void finding() {
        UUID finding = UUID.randomUUID();
        UUID task = UUID.nameUUIDFromBytes((finding + "/" + city.school()).getBytes(StandardCharsets.UTF_8));
        all.addAll(List.of(finding, task));
        Map<String, Object> data = new HashMap<>(Map.of(
                "findingId",
                finding,
                "responsibleOrganizationId",
                city.school(),
                "rectificationId",
                UUID.randomUUID(),
                "wording",
                "疏散通道堆放杂物",
                "dueOn",
                "2027-06-30"));
        List<String> facts = List.of("rectification-ordered", "verification-failed", "closed");
        for (int n = 0; n <= random.nextInt(3); n++) {
            data.put("reason", n == 0 ? null : "核查");
            tell(INSPECTIONS, "dudao.finding." + facts.get(n) + ".v1", finding, n + 1, data);
            if (random.nextBoolean()) {
                tell(INSPECTIONS, "dudao.finding.rectification-ordered.v1", finding, 1, data);
            }
        }
    }

    private void tell(String topic, String type, UUID subject, int version, Map<String, ?> data) {
        time = time.plus(Duration.ofHours(1));
        replay.tell(topic, type, subject, version, time, new HashMap<>(data));
    }
}
