package dudao.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The page on security calls tests to witness: each exists under the name it is called by. */
class SecurityPageTest {

    private static final Path HOME = Path.of("../..");
    private static final Pattern WITNESS = Pattern.compile("`(\\w+)#(\\w+)`");

    @Test
    void everyTestNamedExists() throws IOException {
        List<Path> sources;
        try (Stream<Path> files = Files.walk(HOME)) {
            sources = files.filter(file -> file.toString().contains("src/test/java"))
                    .filter(file -> file.toString().endsWith(".java"))
                    .toList();
        }
        Matcher witness = WITNESS.matcher(Files.readString(HOME.resolve("deploy/SECURITY.md")));
        List<String> called = witness.results()
                .map(found -> found.group(1) + "#" + found.group(2))
                .distinct()
                .toList();
        assertTrue(called.size() > 50, "witnesses are read");
        assertEquals(
                List.of(),
                called.stream().filter(name -> !exists(name, sources)).toList(),
                "deploy/SECURITY.md names tests that do not exist");
    }

    private static boolean exists(String name, List<Path> sources) {
        String[] parts = name.split("#");
        return sources.stream()
                .filter(file -> file.getFileName().toString().equals(parts[0] + ".java"))
                .anyMatch(file -> read(file).contains("void " + parts[1] + "("));
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
