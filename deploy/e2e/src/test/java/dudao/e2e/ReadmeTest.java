package dudao.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dudao.local.Cluster;
import dudao.local.Service;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The README's tour works as printed: its commands are run one after the other, only the ports are this cluster's. */
class ReadmeTest {

    private static final Pattern BLOCK = Pattern.compile("```bash\n(.*?)```", Pattern.DOTALL);
    private static final Map<String, Service> PORTS =
            Map.of("8081", Service.PLAN, "8082", Service.TASK, "8083", Service.INSPECTION);

    @TempDir
    Path directory;

    @Test
    void theTourWorksAsPrinted() throws Exception {
        Path output = directory.resolve("output.txt");
        ProcessBuilder bash = new ProcessBuilder("bash", "-euxo", "pipefail", "-c", tour(Sut.cluster()))
                .directory(Sut.home().toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        bash.environment().put("DUDAO_DATA", Sut.data().toString());
        bash.environment().put("JAVA_HOME", System.getProperty("java.home"));
        Process process = bash.start();
        assertTrue(process.waitFor(2, TimeUnit.MINUTES), () -> read(output));
        assertEquals(0, process.exitValue(), () -> read(output));
        assertFalse(read(output).contains("application/problem+json"), () -> read(output));
    }

    private static String tour(Cluster cluster) throws IOException {
        String readme = Files.readString(Sut.home().resolve("README.md"));
        String tour =
                BLOCK.matcher(readme).results().map(block -> block.group(1)).collect(Collectors.joining());
        assertFalse(tour.isBlank(), "the README has bash blocks");
        for (Map.Entry<String, Service> port : PORTS.entrySet()) {
            tour = tour.replace(
                    "http://127.0.0.1:" + port.getKey(),
                    cluster.url(port.getValue()).toString());
        }
        return tour;
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            return e.toString();
        }
    }
}
