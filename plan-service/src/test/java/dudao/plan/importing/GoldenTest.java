package dudao.plan.importing;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dudao.plan.importing.structure.PlanRecogniser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Real documents with labels made by hand. They are not ours to publish, so they lie beside the repository, where they
 * lie at all.
 */
class GoldenTest {

    private static final Path SHARED = Path.of("..", "..", "shared");
    private static final double WANTED = 97;

    private final ObjectMapper json = new ObjectMapper()
            .registerModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS);

    @TestFactory
    List<DynamicTest> agreesWithTheLabels() throws IOException {
        Path golden = SHARED.resolve("golden");
        assumeTrue(Files.isDirectory(golden), "No labelled documents in shared/golden beside the repository");
        try (Stream<Path> files = Files.list(golden)) {
            return files.filter(file -> file.toString().endsWith(".json"))
                    .sorted()
                    .map(file -> DynamicTest.dynamicTest(file.getFileName().toString(), () -> agrees(file)))
                    .toList();
        }
    }

    private void agrees(Path labels) throws IOException {
        JsonNode wanted = json.readTree(labels.toFile());
        Path text = SHARED.resolve("seeds").resolve(wanted.get("source").asText());
        Score score = Score.of(wanted, json.valueToTree(PlanRecogniser.recognise(Files.readString(text))));
        assertTrue(score.overall() >= WANTED, () -> "%.1f %%%n%s".formatted(score.overall(), score));
    }
}
