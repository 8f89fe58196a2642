package dudao.commons.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Who speaks of the audit tables at all; the sources are looked through, because SQL is text. */
class AuditStructureTest {

    private static final List<String> MODULES =
            List.of("commons", "plan-service", "task-service", "inspection-service");
    private static final Pattern TABLES =
            Pattern.compile("\\baudit_(pending|event|head|anchor|chain|retire|prepare)\\b");
    private static final Pattern WRITES = Pattern.compile(
            "(?i)(insert\\s+into|update|delete\\s+from|truncate|merge\\s+into|copy)\\s+audit_\\w+|audit_chain\\(");

    @Test
    void onlyThreeClassesWriteThem() {
        assertEquals(Set.of("AuditRow.java", "ChainTable.java", "Anchors.java"), filesWith(WRITES));
    }

    @Test
    void nobodyElseReadsThem() {
        assertEquals(
                Set.of(
                        "AuditRow.java",
                        "ChainTable.java",
                        "Anchors.java",
                        "Verification.java",
                        "AuditEvents.java",
                        "Link.java"),
                filesWith(TABLES));
    }

    private static Set<String> filesWith(Pattern pattern) {
        return MODULES.stream()
                .flatMap(module -> sources(Path.of("..", module, "src/main/java")))
                .filter(file -> pattern.matcher(read(file)).find())
                .map(file -> file.getFileName().toString())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Stream<Path> sources(Path root) {
        try {
            return Files.walk(root).filter(file -> file.toString().endsWith(".java"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
