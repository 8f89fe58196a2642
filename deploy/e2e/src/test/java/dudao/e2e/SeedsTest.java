package dudao.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dudao.local.Service;
import io.restassured.response.Response;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Real documents, which stand beside the repository on some machines and are no part of it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SeedsTest {

    private static final Path SEEDS = Sut.home().resolve("../shared/seeds").normalize();
    private static final Path GOLDEN = Sut.home().resolve("../shared/golden").normalize();
    private static final Pattern OVERALL = Pattern.compile("overall ([0-9.]+) %");
    private static final double WANTED_PERCENT = 97;

    @TempDir
    Path results;

    private World world;

    @BeforeAll
    void start() throws IOException {
        assumeTrue(Files.isDirectory(SEEDS), "skipped: no real documents in " + SEEDS);
        world = new World(Sut.cluster());
    }

    @Test
    void eachBecomesDocumentsWithItems() throws IOException {
        for (Path seed : seeds()) {
            List<List<?>> items = imported(seed).path("documents.items");
            assertFalse(items.isEmpty(), () -> seed + ": no document");
            System.out.println(seed.getFileName() + ": items "
                    + items.stream().map(List::size).toList());
            assertTrue(items.stream().anyMatch(each -> each.size() >= 8), () -> seed + ": hardly an item");
        }
    }

    @Test
    void handMadeLabelsAgree() throws Exception {
        assumeTrue(Files.exists(GOLDEN.resolve("score.py")) && isThere("python3"), "skipped: no labels or no python3");
        for (Path seed : seeds()) {
            Path labels = GOLDEN.resolve(seed.getFileName().toString().replace(".txt", ".json"));
            if (Files.exists(labels)) {
                double percent = score(labels, imported(seed));
                assertTrue(percent >= WANTED_PERCENT, () -> seed + ": " + percent + " %");
            }
        }
    }

    private static List<Path> seeds() throws IOException {
        try (Stream<Path> files = Files.list(SEEDS)) {
            return files.filter(file -> file.toString().endsWith(".txt"))
                    .sorted()
                    .toList();
        }
    }

    private Response imported(Path seed) throws IOException {
        Response imported = world.issuer.upload(
                Service.PLAN, "/api/v1/plan-imports", "text/plain;charset=UTF-8", Files.readAllBytes(seed));
        assertEquals(201, imported.statusCode(), () -> seed + ": " + imported.asString());
        return imported;
    }

    private double score(Path labels, Response imported) throws Exception {
        Path result = Files.write(results.resolve("result.json"), imported.asByteArray());
        Path said = results.resolve("score.txt");
        Process python = new ProcessBuilder(
                        "python3", GOLDEN.resolve("score.py").toString(), labels.toString(), result.toString())
                .redirectErrorStream(true)
                .redirectOutput(said.toFile())
                .start();
        assertTrue(python.waitFor(60, TimeUnit.SECONDS));
        String report = Files.readString(said);
        System.out.println(labels.getFileName() + System.lineSeparator() + report);
        var overall = OVERALL.matcher(report);
        assertTrue(overall.find(), report);
        return Double.parseDouble(overall.group(1));
    }

    private static boolean isThere(String program) throws InterruptedException {
        try {
            return new ProcessBuilder(program, "--version").start().waitFor() == 0;
        } catch (IOException absent) {
            return false;
        }
    }
}
