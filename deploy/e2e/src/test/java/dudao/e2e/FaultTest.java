package dudao.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dudao.local.Cluster;
import dudao.local.Organization;
import dudao.local.Service;
import io.restassured.response.Response;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Processes are killed in the middle of the work; afterwards the data alone must tell that nothing is lost or doubled. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FaultTest {

    private static final int MEASURES = 8;

    private final long seed = System.nanoTime();
    private final SplittableRandom random = new SplittableRandom(seed);
    private World world;
    private Cluster cluster;

    @BeforeAll
    void start() {
        System.out.println("FaultTest seed " + seed);
        cluster = Sut.cluster();
        world = new World(cluster);
    }

    @Test
    void taskServiceKilledWhileItAssigns() throws Exception {
        Issued issued = issue("故障演练一", 21);
        CompletableFuture<Void> work = CompletableFuture.runAsync(() -> assignAll(issued));
        for (int kill = 0; kill < 3; kill++) {
            letItWork();
            cluster.kill(Service.TASK);
            cluster.restart(Service.TASK);
        }
        work.join();
        nothingLostOrDoubled(issued);
    }

    @Test
    void listenersKilledWhileEventsFlow() throws Exception {
        Issued issued = issue("故障演练二", 22);
        CompletableFuture<Void> work = CompletableFuture.runAsync(() -> assignAll(issued));
        letItWork();
        cluster.kill(Service.PLAN);
        cluster.kill(Service.INSPECTION);
        work.join();
        cluster.restart(Service.PLAN);
        cluster.restart(Service.INSPECTION);
        nothingLostOrDoubled(issued);
    }

    @Test
    void brokerKilledWhileUnitsWork() throws Exception {
        Issued issued = issue("故障演练三", 23);
        assign(issued, issued.measures().get(0));
        cluster.killBroker();
        issued.measures().stream().skip(1).forEach(measure -> assign(issued, measure));
        tasks(issued.measures().get(0)).stream().limit(10).forEach(task -> {
            Response accepted = headOf(task).command(Service.TASK, "/api/v1/tasks/" + task.get("id"), "accept", null);
            assertEquals(200, accepted.statusCode(), "the API keeps working without the broker");
        });
        cluster.restartBroker();
        nothingLostOrDoubled(issued);
        World.until("what was accepted meanwhile is counted", () -> Integer.valueOf(10)
                .equals(world.issuer
                        .get(Service.PLAN, "/api/v1/plans/" + issued.plan() + "/progress")
                        .path("tasks.byState.ACCEPTED")));
    }

    @Test
    void everybodyKilledWhileFindingsBecomeTasks() throws Exception {
        Orders orders = new Orders(world);
        List<String> findings = orders.confirmedFindings(12);
        CompletableFuture<Void> work = CompletableFuture.runAsync(() -> findings.forEach(orders::order));
        letItWork();
        cluster.kill(Service.INSPECTION);
        cluster.killBroker();
        cluster.restart(Service.INSPECTION);
        cluster.kill(Service.TASK);
        cluster.restartBroker();
        cluster.restart(Service.TASK);
        work.join();
        for (String finding : findings) {
            String task = orders.onlyTask(finding);
            orders.work(task);
            World.until("the finding hears of the submission, seed " + seed, () -> orders.state(finding)
                    .equals("AWAITING_VERIFICATION"));
            orders.onlyTask(finding);
        }
        noDeadLetters();
    }

    /** Not a wait for anything: the moment of the kill is meant to be any moment of the work. */
    private void letItWork() throws InterruptedException {
        Thread.sleep(random.nextInt(50, 900));
    }

    private record Issued(UUID plan, List<UUID> measures, Map<UUID, String> keys, int units) {}

    private Issued issue(String kind, int number) {
        UUID plan = world.draft(kind);
        world.fill(
                plan,
                Map.of("kinds", List.of("SCHOOL"), "under", Organization.id("341504")),
                World.today().plusDays(40));
        world.issue(plan, World.numbered("六教办", number));
        List<UUID> measures = world.items(plan).stream()
                .flatMap(item -> ((List<?>) item.get("measures")).stream())
                .map(measure -> UUID.fromString((String) ((Map<?, ?>) measure).get("id")))
                .limit(MEASURES)
                .toList();
        Map<UUID, String> keys = new HashMap<>();
        measures.forEach(measure -> keys.put(measure, UUID.randomUUID().toString()));
        int units = world.awaitKnown(wanted(measures.get(0))).path("counts.done");
        return new Issued(plan, measures, keys, units);
    }

    /** The limit that the plan's own words give may lie in the past by the day this runs. */
    private static Map<String, Object> wanted(UUID measure) {
        return Map.of("measureId", measure, "dueOn", World.today().plusDays(40).toString());
    }

    private void assignAll(Issued issued) {
        issued.measures().forEach(measure -> assign(issued, measure));
    }

    /** As a careful client does: repeats with the same key until it has an answer. */
    private void assign(Issued issued, UUID measure) {
        String key = issued.keys().get(measure);
        Response job =
                untilAnswered(() -> world.supervisor.post(Service.TASK, "/api/v1/assignments", wanted(measure), key));
        assertEquals(202, job.statusCode(), () -> job.asString() + " seed " + seed);
        assertEquals(issued.units(), (int) job.path("counts.done"), () -> job.asString() + " seed " + seed);
    }

    private static Response untilAnswered(Supplier<Response> call) {
        AtomicReference<Response> answer = new AtomicReference<>();
        World.until("an answer", () -> {
            try {
                answer.set(call.get());
                return answer.get().statusCode() < 500 && answer.get().statusCode() != 409;
            } catch (Exception unreachable) {
                return false;
            }
        });
        return answer.get();
    }

    private void nothingLostOrDoubled(Issued issued) {
        Set<String> tasks = new HashSet<>();
        for (UUID measure : issued.measures()) {
            List<Map<String, Object>> rows = tasks(measure);
            assertEquals(issued.units(), rows.size(), "one task for each unit, seed " + seed);
            Set<Object> units = new HashSet<>();
            rows.forEach(row -> units.add(((Map<?, ?>) row.get("organization")).get("id")));
            assertEquals(issued.units(), units.size(), "no unit twice, seed " + seed);
            rows.forEach(row -> tasks.add((String) row.get("id")));
        }
        int expected = issued.units() * issued.measures().size();
        World.until("the plan counts every task, seed " + seed, () -> Integer.valueOf(expected)
                .equals(world.issuer
                        .get(Service.PLAN, "/api/v1/plans/" + issued.plan() + "/progress")
                        .path("tasks.total")));
        Map<String, Set<String>> assigned = new HashMap<>();
        TopicReader.read(cluster, "task.events.v1").stream()
                .filter(event -> event.type().equals("dudao.task.assigned.v1") && tasks.contains(event.subject()))
                .forEach(event -> assigned.computeIfAbsent(event.subject(), task -> new HashSet<>())
                        .add(event.id()));
        assertEquals(expected, assigned.size(), "every task was told, seed " + seed);
        assertTrue(
                assigned.values().stream().allMatch(ids -> ids.size() == 1),
                "no task was told as two facts, seed " + seed);
        noDeadLetters();
    }

    private List<Map<String, Object>> tasks(UUID measure) {
        List<Map<String, Object>> all = new ArrayList<>();
        String next = "";
        while (next != null) {
            Response page = world.supervisor.get(
                    Service.TASK,
                    "/api/v1/tasks?limit=200&measureId=" + measure + (next.isEmpty() ? "" : "&cursor=" + next));
            page.then().statusCode(200);
            all.addAll(page.path("items"));
            next = page.path("next");
        }
        return all;
    }

    private Api headOf(Map<String, Object> task) {
        return world.headOf(((Map<?, ?>) task.get("organization")).get("id"));
    }

    private void noDeadLetters() {
        for (Service service : Service.values()) {
            Response parked = world.as("sysadmin").get(service, "/api/v1/dead-letters");
            assertEquals(List.of(), parked.path("items"), () -> service + " parked events, seed " + seed);
        }
    }
}
