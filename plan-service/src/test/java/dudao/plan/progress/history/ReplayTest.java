package dudao.plan.progress.history;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import dudao.commons.events.Event;
import dudao.commons.identity.OrganizationTree;
import dudao.commons.testing.RealParts;
import dudao.commons.testing.Replay;
import dudao.commons.testing.Rows;
import dudao.commons.testing.ToldTree;
import dudao.plan.testing.Api;
import dudao.plan.testing.City;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SortedMap;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The read models are worth nothing by themselves: the topics have it all. */
@QuarkusTest
@QuarkusTestResource(RealParts.class)
class ReplayTest {

    private static final String TASKS = "task.events.v1";
    private static final String INSPECTIONS = "inspection.events.v1";
    private static final List<String> TABLES = List.of(
            "task_state",
            "report_value",
            "finding_state",
            "item_count",
            "task_count",
            "task_clock",
            "late_submission",
            "measure_count",
            "target_count",
            "target_object");

    @Inject
    OrganizationTree tree;

    @Inject
    ObjectMapper json;

    private City city;
    private String plan;
    private String item;
    private Replay replay;

    @Test
    void readAgainFromZeroTheTopicsGiveTheSameBytes() throws Exception {
        long seed = System.nanoTime();
        System.out.println("seed " + seed);
        city = new City(tree);
        plan = city.issued("工作要点", 1);
        item = "/plan-items/" + city.issuer.get(plan + "/items").extract().path("items[0].id");
        UUID target = UUID.fromString(city.issuer.get(item).extract().path("targets[0].targetId"));
        RandomTasks.Work work =
                new RandomTasks.Work(City.idOf(plan), City.idOf(item), List.of(UUID.randomUUID()), List.of(target));
        List<Event> events = new RandomTasks(
                        new Random(seed), json, List.of(work), List.of(city.school, city.privateSchool, city.county))
                .events(200);
        try (Replay open =
                new Replay("plan-service", TASKS, INSPECTIONS, ToldTree.TOPICS.get(0), ToldTree.TOPICS.get(1))) {
            replay = open;
            events.forEach(event -> replay.tell(
                    event.id(), TASKS, event.type(), event.subject(), event.version(), event.time(), event.data()));
            List<UUID> told = new ArrayList<>(findings(new Random(seed)));
            ToldTree organizations = new ToldTree(new Random(seed), 30);
            organizations.tell(replay);
            replay.awaitHeard();
            Instant moment = Instant.now().plus(Duration.ofDays(1));
            List<String> before = answers(moment, seed);
            told.add(City.idOf(plan));
            SortedMap<String, List<String>> rows = rows(told);
            SortedMap<String, List<String>> kept = Replay.rows(ToldTree.TABLES, organizations.all());
            kept.forEach((table, lines) -> assertTrue(lines.size() > 2, table));

            TABLES.forEach(table -> Rows.sql("truncate table " + table));
            Rows.sql("truncate table inbox_event");
            replay.forget(ToldTree.TABLES, organizations.all());
            assertNotEquals(before, answers(moment, seed));
            replay.fromZero();
            replay.awaitHeard();
            assertEquals(before, answers(moment, seed));
            assertEquals(rows, rows(told), "seed " + seed);
            assertEquals(kept, Replay.rows(ToldTree.TABLES, organizations.all()), "seed " + seed);
        }
    }

    /** What nobody is counted under any more may stand there with nothing, as if it had never been written. */
    private static SortedMap<String, List<String>> rows(List<UUID> told) {
        SortedMap<String, List<String>> rows = Replay.rows(TABLES, told);
        for (String counts : List.of("task_count", "task_clock", "late_submission", "target_object")) {
            rows.computeIfPresent(counts, (table, lines) -> without(lines, ",0)"));
        }
        rows.computeIfPresent("measure_count", (table, lines) -> without(lines, ",0,0,0,0)"));
        rows.computeIfPresent("target_count", (table, lines) -> without(lines, ",0,0,0,{})"));
        return rows;
    }

    private static List<String> without(List<String> lines, String nothing) {
        return lines.stream().filter(line -> !line.endsWith(nothing)).toList();
    }

    private List<String> answers(Instant moment, long seed) {
        List<String> answers = new ArrayList<>(List.of("seed " + seed));
        for (Api reader : List.of(city.supervisor, city.clerk, city.head)) {
            for (String path : List.of(plan + "/progress", plan + "/progress/counties", item + "/progress")) {
                for (Instant asOf : List.of(moment, moment.minus(Duration.ofDays(9)))) {
                    answers.add(reader.get(path + "?asOf=" + asOf)
                            .statusCode(200)
                            .extract()
                            .asString());
                }
            }
        }
        return answers;
    }

    /** What was found at the city's units about the plan and its item, told in any order. */
    private List<UUID> findings(Random random) {
        List<String> states = List.of("CONFIRMED", "ASSIGNED", "RECTIFYING", "AWAITING_VERIFICATION", "CLOSED");
        List<String> facts = List.of("confirmed", "rectification-ordered", "rectifying", "verification-due", "closed");
        List<UUID> findings = new ArrayList<>();
        List<Runnable> telling = new ArrayList<>();
        Instant start = Instant.now().minus(Duration.ofDays(20));
        for (int n = 0; n < 40; n++) {
            UUID finding = UUID.randomUUID();
            findings.add(finding);
            for (int step = 0; step <= random.nextInt(5); step++) {
                int version = step;
                Map<String, Object> data = Map.of(
                        "findingId", finding,
                        "planId", City.idOf(plan),
                        "planItemId", City.idOf(item),
                        "organizationId", city.school,
                        "state", states.get(step));
                Instant at = start.plus(Duration.ofHours(20L * step));
                telling.add(() -> replay.tell(
                        INSPECTIONS, "dudao.finding." + facts.get(version) + ".v1", finding, version, at, data));
            }
        }
        Collections.shuffle(telling, random);
        telling.forEach(Runnable::run);
        return findings;
    }
}
