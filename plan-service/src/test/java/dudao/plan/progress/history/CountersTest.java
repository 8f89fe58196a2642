package dudao.plan.progress.history;

import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import dudao.commons.events.Event;
import dudao.commons.identity.OrganizationTree;
import dudao.commons.identity.OrganizationTree.Registered;
import dudao.commons.identity.Scope;
import dudao.commons.testing.RealParts;
import dudao.commons.testing.Rows;
import dudao.plan.progress.ItemFigures;
import dudao.plan.progress.ReadFigures;
import dudao.plan.testing.Api;
import dudao.plan.testing.City;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * What is kept says at every moment what the histories say. A moment to come is answered from the counters, and once it
 * has passed from the histories: the same question gives the same bytes.
 */
@QuarkusTest
@QuarkusTestResource(RealParts.class)
class CountersTest {

    /** Seconds in which all readers have asked all their questions, on the slowest machine. */
    private static final int PATIENCE = 32;

    @Inject
    OrganizationTree tree;

    @Inject
    TaskEvents listener;

    @Inject
    Jdbi jdbi;

    @Inject
    ObjectMapper json;

    @Inject
    ReadFigures figures;

    private final long seed = System.nanoTime();
    private final Random random = new Random(seed);
    private final UUID eastCounty = UUID.randomUUID();
    private final UUID eastSchool = UUID.randomUUID();
    private final UUID cityCollege = UUID.randomUUID();
    private final UUID laterSchool = UUID.randomUUID();
    private final Set<UUID> heard = new HashSet<>();

    private City city;
    private String root;
    private String plan;
    private List<String> items;
    private RandomTasks tasks;
    private Map<String, Api> readers;

    @BeforeEach
    void issuedPlan() {
        System.out.println("seed " + seed);
        city = new City(tree);
        root = segment(city.id);
        tree.upsert(List.of(
                unit(eastCounty, "COUNTY_BUREAU", root, eastCounty, 0),
                unit(eastSchool, "SCHOOL", root + segment(eastCounty), eastCounty, 0),
                unit(cityCollege, "SCHOOL", root, null, 0)));
        plan = city.complete("工作要点");
        items = new ArrayList<>(List.of(
                "/plan-items/" + city.issuer.get(plan + "/items").extract().path("items[0].id"),
                city.completeItem(plan, "2")));
        String secret = city.completeItem(plan, "3");
        city.issuer
                .put(
                        secret,
                        Map.of(
                                "number", "3",
                                "title", "办理限制知悉的事项",
                                "body", "按季度报告。",
                                "sectionOrdinal", 2,
                                "classification", "RESTRICTED",
                                "handlingOfficeId", city.office,
                                "targets", List.of(City.target("办结6处", 6))),
                        city.issuer.etag(secret))
                .statusCode(200);
        items.add(secret);
        city.approve(plan);
        city.issuer.command(plan, "issue", City.number(1)).statusCode(200);
        List<RandomTasks.Work> works = items.stream().map(this::work).toList();
        tasks = new RandomTasks(
                random,
                json,
                works,
                List.of(
                        city.school,
                        city.school,
                        city.privateSchool,
                        city.county,
                        eastSchool,
                        cityCollege,
                        city.id,
                        laterSchool));
        readers = new LinkedHashMap<>();
        readers.put("issuer", city.issuer);
        readers.put("supervisor", city.supervisor);
        readers.put("office", city.as("office", "SUPERVISOR", city.office));
        readers.put("county", city.clerk);
        readers.put("east", city.as("east", "SUPERVISOR", eastCounty));
        readers.put("school", city.head);
        readers.put("eastSchool", city.as("eastSchool", "UNIT_HEAD", eastSchool));
        readers.put("college", city.as("college", "UNIT_HEAD", cityCollege));
    }

    private RandomTasks.Work work(String item) {
        UUID id = City.idOf(item);
        List<UUID> measures = List.of(UUID.randomUUID(), UUID.randomUUID());
        UUID measure =
                ids("select id from measure where item_id = '" + id + "'").get(0);
        UUID coverage = UUID.randomUUID();
        Rows.sql(
                "insert into target (id, item_id, measure_id, plan_id, position, text, quantity, unit, comparator, kind)"
                        + " values (?, ?, ?, ?, 1, '全覆盖', 100, '%', '=', 'COVERAGE')",
                coverage, id, measure, City.idOf(plan));
        Rows.sql(
                """
                insert into target_eligibility (id, target_id, organization_id, eligibility, proposed_by,
                  proposed_by_name, proposers, proposed_at, approved_by, approved_by_name, approved_at)
                select gen_random_uuid(), ?, o.id, 'EXEMPT', 'a', '甲', '{a}', at, 'b', '乙', at
                from organization o cross join (values (now() - interval '1 year')) long_ago (at) where o.id in (?, ?)""",
                coverage,
                city.school,
                eastSchool);
        return new RandomTasks.Work(
                City.idOf(plan),
                id,
                List.of(measure, measures.get(0)),
                ids("select id from target where item_id = '" + id + "'"));
    }

    private static List<UUID> ids(String sql) {
        return RealParts.owner()
                .withHandle(handle -> handle.createQuery(sql).mapTo(UUID.class).list());
    }

    private static String segment(UUID id) {
        return id.toString().replace("-", "") + "/";
    }

    private static Registered unit(UUID id, String kind, String above, UUID county, long version) {
        return new Registered(id, kind, "单位", null, above + segment(id), county, "21", "PUBLIC", null, null, version);
    }

    /** As the inbox does: the same id is taken once. */
    private void take(List<Event> events) {
        List<Event> fresh =
                events.stream().filter(event -> heard.add(event.id())).toList();
        QuarkusTransaction.requiringNew().run(() -> {
            jdbi.useHandle(Scope::everything);
            listener.onAll(fresh);
        });
    }

    private List<String> questions(Api reader) {
        List<String> paths = new ArrayList<>(List.of(plan + "/progress", plan + "/progress/counties"));
        items.forEach(item -> paths.add(item + "/progress"));
        return paths;
    }

    private Map<String, String> answers(Instant asOf) {
        Map<String, String> answers = new LinkedHashMap<>();
        readers.forEach((name, reader) -> questions(reader)
                .forEach(path -> answers.put(
                        name + " " + path,
                        reader.get(asOf == null ? path : path + "?asOf=" + asOf)
                                .extract()
                                .asString())));
        return answers;
    }

    private static String timeless(String answer) {
        return answer.replaceFirst("\"asOf\":\"[^\"]*\"", "");
    }

    private record Asked(Instant moment, Map<String, String> kept, Map<String, String> present) {}

    /** Before the moment that is asked about; who is slow gets a later one. */
    private Asked askInTime() {
        for (int seconds = 2; seconds <= PATIENCE; seconds *= 2) {
            Instant moment = Instant.now().plusSeconds(seconds);
            Asked asked = new Asked(moment, answers(moment), answers(null));
            if (Instant.now().isBefore(moment)) {
                return asked;
            }
        }
        throw new AssertionError("too slow to compare");
    }

    /** First from the counters, then, when the moment has passed, from the histories. */
    private void keptIsWhatHistorySays() {
        Asked asked = askInTime();
        Map<String, String> kept = asked.kept();
        kept.forEach((question, answer) ->
                assertEquals(timeless(answer), timeless(asked.present().get(question)), question + " seed " + seed));
        await().atMost(Duration.ofSeconds(2 * PATIENCE))
                .until(() -> Instant.now().isAfter(asked.moment()));
        Map<String, String> counted = answers(asked.moment());
        kept.forEach((question, answer) -> assertEquals(counted.get(question), answer, question + " seed " + seed));
        assertTrue(kept.get("supervisor " + plan + "/progress").contains("\"COMPLETED\""), "seed " + seed);
    }

    @Test
    void countersSayWhatHistoriesSayWhateverTheOrder() {
        List<Event> events = tasks.events(250);
        int from = 0;
        for (int round = 0; round < 2; round++) {
            int until = (round + 1) * events.size() / 2;
            while (from < until) {
                int to = Math.min(until, from + 1 + random.nextInt(120));
                take(events.subList(from, to));
                from = to;
            }
            keptIsWhatHistorySays();
        }
        city.issuer.get(plan + "/progress").body("sections", hasSize(2)).body("itemCounts.total", equalTo(3));
        String past = city.issuer
                .get(plan + "/progress?asOf=" + Instant.now().minus(Duration.ofDays(8)))
                .extract()
                .asString();
        assertTrue(past.contains("\"total\""));
    }

    @Test
    void aUnitMovesWithItsTasksAndCountsOnceItIsKnown() {
        take(tasks.events(150));
        tree.upsert(List.of(unit(laterSchool, "SCHOOL", root + segment(eastCounty), eastCounty, 0)));
        readers.put("later", city.as("later", "UNIT_HEAD", laterSchool));
        keptIsWhatHistorySays();
        tree.upsert(List.of(
                unit(eastSchool, "SCHOOL", root + segment(city.county), city.county, 1),
                unit(city.privateSchool, "SCHOOL", root, null, 1)));
        keptIsWhatHistorySays();
        drifted(not(hasItem(City.idOf(plan).toString())));
    }

    @Test
    void aRebuildRepairsAndNamesWhatHadDrifted() {
        take(tasks.events(60));
        Instant moment = Instant.now().plus(Duration.ofHours(1));
        Map<String, String> before = answers(moment);
        drifted(not(hasItem(City.idOf(plan).toString())));
        Rows.sql("update task_count set tasks = tasks + 1 where plan_id = ?", City.idOf(plan));
        drifted(hasItem(City.idOf(plan).toString()));
        assertEquals(before, answers(moment));
        for (String table : List.of(
                "task_count", "task_clock", "late_submission", "measure_count", "target_count", "target_object")) {
            Rows.sql("delete from " + table + " where plan_id = ?", City.idOf(plan));
        }
        drifted(hasItem(City.idOf(plan).toString()));
        assertEquals(before, answers(moment));
    }

    private void drifted(org.hamcrest.Matcher<?> matcher) {
        city.as("admin", "SYSADMIN", city.id)
                .post("/progress/rebuild", null)
                .statusCode(200)
                .body("drifted", matcher);
    }

    /** Each takes its own tasks, as partitions do, but all change the same counters, one in the other's order. */
    @Test
    void severalConsumersWaitForEachOtherAndNeverInACircle() throws InterruptedException, ExecutionException {
        List<List<Event>> partitions = List.of(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        tasks.events(300).stream().filter(event -> heard.add(event.id())).forEach(event -> partitions
                .get(Math.floorMod(event.subject().hashCode(), 3))
                .add(event));
        ExecutorService consumers = Executors.newFixedThreadPool(3);
        List<Future<?>> running = new ArrayList<>();
        for (List<Event> partition : partitions) {
            running.add(consumers.submit(() -> {
                for (int from = 0; from < partition.size(); from += 25) {
                    List<Event> batch = partition.subList(from, Math.min(partition.size(), from + 25));
                    QuarkusTransaction.requiringNew().run(() -> {
                        jdbi.useHandle(Scope::everything);
                        listener.onAll(batch);
                    });
                }
            }));
        }
        for (Future<?> each : running) {
            each.get();
        }
        consumers.shutdown();
        drifted(not(hasItem(City.idOf(plan).toString())));
    }

    @Test
    void figuresOfAnItemAreTheWholeOnesWhoeverAsks() {
        tree.upsert(List.of(unit(laterSchool, "SCHOOL", root, null, 0)));
        take(tasks.events(80));
        UUID item = City.idOf(items.get(2));
        int total = city.issuer.get(items.get(2) + "/progress").extract().path("tasks.total");
        QuarkusTransaction.requiringNew().run(() -> {
            ItemFigures now = figures.of(item, Instant.now());
            assertEquals(
                    total, now.tasksByState().values().stream().mapToInt(i -> i).sum());
            ItemFigures.Tasks all = now.tasks();
            assertEquals(all.total(), all.completed() + all.open() + all.cancelled());
            ItemFigures past = figures.of(item, Instant.now().minusSeconds(2));
            assertEquals(now.targets(), past.targets());
            assertEquals(now.tasks(), past.tasks());
            assertEquals(now.byMeasure(), past.byMeasure());
            assertEquals(
                    3,
                    figures.of(items.stream().map(City::idOf).toList(), Instant.now())
                            .size());
        });
    }
}
