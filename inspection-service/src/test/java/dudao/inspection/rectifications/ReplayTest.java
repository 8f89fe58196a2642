package dudao.inspection.rectifications;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dudao.commons.identity.OrganizationTree;
import dudao.commons.testing.RealParts;
import dudao.commons.testing.Replay;
import dudao.commons.testing.ToldTree;
import dudao.inspection.testing.City;
import dudao.inspection.testing.Topic;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SortedMap;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What is kept of other services is worth nothing by itself: their topics have it all. */
@QuarkusTest
@QuarkusTestResource(RealParts.class)
class ReplayTest {

    private static final String TASKS = "task.events.v1";
    private static final String PLANS = "plan.events.v1";
    private static final List<String> TABLES = Stream.concat(
                    ToldTree.TABLES.stream(),
                    Stream.of("plan_item", "plan_status", "plan_item_end", "rectification_task"))
            .toList();
    /** What came of the events here, and must not come of them again. */
    private static final List<String> OWN = List.of("finding", "rectification", "accountability_case", "dead_letter");

    @Inject
    OrganizationTree tree;

    @Test
    void readAgainFromZeroTheTopicsGiveTheSameBytes() {
        long seed = System.nanoTime();
        System.out.println("ReplayTest: seed " + seed);
        Random random = new Random(seed);
        try (Topic topic = new Topic(TASKS);
                Replay replay = new Replay(
                        "inspection-service", TASKS, PLANS, ToldTree.TOPICS.get(0), ToldTree.TOPICS.get(1))) {
            Work work = worked(topic, replay);
            Work open = refused(topic, replay);
            ToldTree told = new ToldTree(random, 30);
            told.tell(replay);
            List<UUID> all = new ArrayList<>(told.all());
            all.addAll(plans(replay, random, told.organizations));
            all.addAll(tasks(replay, random));
            replay.awaitHeard();
            all.addAll(ladder(replay, told.organizations));
            replay.awaitHeard();
            all.addAll(List.of(work.task, UUID.fromString(work.finding), UUID.fromString(work.rectification)));
            all.addAll(List.of(open.task, UUID.fromString(open.finding), UUID.fromString(open.rectification)));

            SortedMap<String, List<String>> before = Replay.rows(TABLES, all);
            SortedMap<String, List<String>> own = Replay.rows(OWN, all);
            before.forEach((table, rows) -> assertTrue(rows.size() > 2, table));
            own.forEach((table, rows) -> assertEquals(table.equals("dead_letter"), rows.isEmpty(), table));
            replay.forget(TABLES, all);
            assertNotEquals(before, Replay.rows(TABLES, all));
            replay.fromZero();
            replay.awaitHeard();
            assertEquals(before, Replay.rows(TABLES, all), "seed " + seed);
            assertEquals(own, Replay.rows(OWN, all), "seed " + seed);
        }
    }

    /** Rectified, refused once, and closed. */
    private Work worked(Topic topic, Replay replay) {
        Work work = new Work(new City(tree), topic, false);
        tell(replay, work, "accepted", "ACCEPTED", 1);
        tell(replay, work, "completion-submitted", "SUBMITTED", 2);
        work.becomes("REPORTED", "AWAITING_VERIFICATION");
        verify(work);
        Map<String, Object> rejection =
                Map.of("reason", "通道仍不通", "dueOn", City.today().plusDays(9).toString());
        work.city.eso.done(work.resource(), "reject", rejection, "IN_PROGRESS");
        tell(replay, work, "returned", "RETURNED", 3);
        tell(replay, work, "completion-submitted", "SUBMITTED", 4);
        work.becomes("REPORTED", "AWAITING_VERIFICATION");
        verify(work);
        work.city.eso.done(work.resource(), "accept", Work.acceptance(), "ACCEPTED");
        work.city.eso.done(work.resource(), "close", Map.of(), "CLOSED");
        return work;
    }

    /** Refused, and the unit's task has not followed yet: it still says that it was submitted. */
    private Work refused(Topic topic, Replay replay) {
        Work work = new Work(new City(tree), topic, false);
        tell(replay, work, "accepted", "ACCEPTED", 1);
        tell(replay, work, "completion-submitted", "SUBMITTED", 2);
        work.becomes("REPORTED", "AWAITING_VERIFICATION");
        verify(work);
        Map<String, Object> rejection =
                Map.of("reason", "通道仍不通", "dueOn", City.today().plusDays(9).toString());
        work.city.eso.done(work.resource(), "reject", rejection, "IN_PROGRESS");
        return work;
    }

    private static void verify(Work work) {
        work.city.eso.done(work.resource(), "start-verification", Map.of("method", "DESK"), "VERIFYING");
    }

    private static void tell(Replay replay, Work work, String fact, String state, long version) {
        Map<String, Object> event = work.event(fact, state, version);
        replay.tell(TASKS, (String) event.get("type"), work.task, version, Instant.now(), event.get("data"));
    }

    private static List<UUID> plans(Replay replay, Random random, List<UUID> issuers) {
        List<UUID> plans = new ArrayList<>();
        List<Runnable> telling = new ArrayList<>();
        for (int n = 0; n < 10; n++) {
            UUID plan = UUID.randomUUID();
            UUID issuer = issuers.get(random.nextInt(issuers.size()));
            List<UUID> items = List.of(UUID.randomUUID(), UUID.randomUUID());
            plans.add(plan);
            for (int version = 1; version <= 3; version++) {
                int revision = version;
                List<Map<String, Object>> told = items.stream()
                        .map(item -> Map.<String, Object>of(
                                "itemId",
                                item,
                                "number",
                                "1." + revision,
                                "title",
                                "条目" + revision,
                                "classification",
                                "INTERNAL"))
                        .toList();
                Map<String, Object> data = Map.of("planId", plan, "issuerId", issuer, "items", told);
                telling.add(() -> replay.tell(PLANS, "dudao.plan.issued.v1", plan, revision, Instant.now(), data));
            }
            UUID ended = items.get(0);
            plans.add(ended);
            telling.add(() -> replay.tell(
                    PLANS,
                    "dudao.plan.item-cancelled.v1",
                    ended,
                    2,
                    Instant.now(),
                    Map.of("itemId", ended, "state", "CANCELLED")));
            telling.add(() ->
                    replay.tell(PLANS, "dudao.plan.closed.v1", plan, 4, Instant.now(), Map.of("status", "CLOSED")));
            telling.add(() ->
                    replay.tell(PLANS, "dudao.plan.archived.v1", plan, 5, Instant.now(), Map.of("status", "ARCHIVED")));
        }
        Collections.shuffle(telling, random);
        telling.forEach(Runnable::run);
        return plans;
    }

    /** Of findings nobody knows here yet: what is told of their tasks is kept for later. */
    private static List<UUID> tasks(Replay replay, Random random) {
        List<UUID> tasks = new ArrayList<>();
        List<Runnable> telling = new ArrayList<>();
        for (int n = 0; n < 30; n++) {
            UUID task = UUID.randomUUID();
            UUID finding = UUID.randomUUID();
            tasks.add(task);
            List<String> facts = List.of("assigned", "accepted", "started", "completion-submitted", "returned");
            List<String> states = List.of("ASSIGNED", "ACCEPTED", "IN_PROGRESS", "SUBMITTED", "RETURNED");
            for (int version = 0; version < facts.size(); version++) {
                Map<String, Object> data = new HashMap<>(Map.of(
                        "taskId",
                        task,
                        "findingId",
                        finding,
                        "state",
                        states.get(version),
                        "assignedAt",
                        "2026-03-02T09:00:00+08:00"));
                data.put("text", version < 3 ? null : "已整改");
                int at = version;
                telling.add(
                        () -> replay.tell(TASKS, "dudao.task." + facts.get(at) + ".v1", task, at, Instant.now(), data));
            }
        }
        Collections.shuffle(telling, random);
        telling.forEach(Runnable::run);
        return tasks;
    }

    /** The last rung of the ladder raises one candidate, however often it is told. */
    private static List<UUID> ladder(Replay replay, List<UUID> organizations) {
        UUID escalation = UUID.randomUUID();
        Map<String, Object> data = Map.of(
                "escalationId",
                escalation,
                "taskId",
                UUID.randomUUID(),
                "organizationId",
                organizations.get(1),
                "issuerId",
                organizations.get(0),
                "title",
                "建成图书馆",
                "step",
                "ACCOUNTABILITY");
        for (int n = 0; n < 2; n++) {
            replay.tell(TASKS, "dudao.task.escalation-proposed.v1", escalation, n, Instant.now(), data);
        }
        return List.of(escalation);
    }
}
