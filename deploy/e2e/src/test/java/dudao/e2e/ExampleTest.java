package dudao.e2e;

import static org.hamcrest.Matchers.greaterThanOrEqualTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dudao.local.Cluster;
import dudao.local.Service;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What somebody finds who has just seen READY. */
@Order(1)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ExampleTest {

    private static final double LIMIT_MIB = 2048;

    private World world;
    private Cluster cluster;

    @BeforeAll
    void start() {
        cluster = Sut.cluster();
        world = new World(cluster);
    }

    @Test
    void thePlanIsIssuedWithItsItems() {
        world.issuer
                .get(Service.PLAN, "/api/v1/plans?year=2026&status=ISSUED")
                .then()
                .statusCode(200)
                .body("items.size()", greaterThanOrEqualTo(1));
    }

    @Test
    void tasksStandAtEveryStageAndLight() {
        for (String state : List.of("ASSIGNED", "ACCEPTED", "IN_PROGRESS", "SUBMITTED", "RETURNED", "COMPLETED")) {
            assertNotEquals(List.of(), tasks("state=" + state), state);
        }
        for (String light : List.of("GREEN", "GREY", "RED", "BLUE")) {
            assertNotEquals(List.of(), tasks("light=" + light), light);
        }
        // What has just been assigned has nine tenths of its time before it.
        String nearlyDue = World.today().plusDays(2) + "T15:00:00Z";
        assertNotEquals(List.of(), tasks("light=YELLOW&asOf=" + nearlyDue), "YELLOW");
        assertNotEquals(List.of(), tasks("light=DARK_RED&asOf=" + World.today().plusDays(30)), "DARK_RED");
    }

    private List<?> tasks(String filter) {
        return world.supervisor
                .get(Service.TASK, "/api/v1/tasks?limit=1&" + filter)
                .then()
                .statusCode(200)
                .extract()
                .path("items");
    }

    @Test
    void findingsStandAtSeveralStates() {
        Set<String> states = new HashSet<>(world.as("eso")
                .get(Service.INSPECTION, "/api/v1/findings?limit=200")
                .path("items.state"));
        assertEquals(
                Set.of("IDENTIFIED", "CONFIRMED", "ASSIGNED", "RECTIFYING", "AWAITING_VERIFICATION", "CLOSED"), states);
    }

    @Test
    void allTogetherStayUnderTwoGibibytesOfMemory() throws IOException {
        assumeTrue(Files.exists(Path.of("/proc/self/smaps_rollup")), "no /proc/<pid>/smaps_rollup on this system");
        Map<String, Double> mebibytes = new HashMap<>();
        Stream<ProcessHandle> all = cluster.pids().stream()
                .map(ProcessHandle::of)
                .flatMap(each -> Stream.concat(each.stream(), each.stream().flatMap(ProcessHandle::descendants)));
        for (ProcessHandle process : all.toList()) {
            mebibytes.merge(name(process), proportionalMebibytes(process.pid()), Double::sum);
        }
        double sum =
                mebibytes.values().stream().mapToDouble(Double::doubleValue).sum();
        System.out.printf("Memory after the example: %.0f MiB %s%n", sum, mebibytes);
        assertTrue(mebibytes.size() >= 5, () -> "not everybody was counted: " + mebibytes);
        assertTrue(sum < LIMIT_MIB, () -> sum + " MiB: " + mebibytes);
    }

    private static String name(ProcessHandle process) {
        String line = process.info().commandLine().orElse("");
        return Stream.of("plan-service", "task-service", "inspection-service", "Broker")
                .filter(line::contains)
                .findFirst()
                .orElse("postgres");
    }

    /** Shared pages count once, divided among those who share them; 0 for a process that has just ended. */
    private static double proportionalMebibytes(long pid) throws IOException {
        Path rollup = Path.of("/proc/" + pid + "/smaps_rollup");
        try (Stream<String> lines = Files.lines(rollup)) {
            return lines.filter(line -> line.startsWith("Pss:"))
                            .mapToDouble(line -> Double.parseDouble(line.replaceAll("[^0-9]", "")))
                            .sum()
                    / 1024;
        } catch (java.nio.file.NoSuchFileException ended) {
            return 0;
        }
    }
}
