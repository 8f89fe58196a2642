package dudao.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OptionsTest {
    private static final Path HOME = Path.of("/somewhere");

    @TempDir
    Path directory;

    private static Options parse(String... arguments) {
        return Options.parse(List.of(arguments), Map.of(), HOME);
    }

    @Test
    void nothingAskedIsAsUsual() {
        var options = parse();
        assertEquals(HOME.resolve(".dudao"), options.data());
        assertEquals(8081, options.ports().of(Listener.PLAN));
        assertEquals(8082, options.ports().of(Listener.TASK));
        assertEquals(8083, options.ports().of(Listener.INSPECTION));
        assertEquals(8180, options.ports().of(Listener.ISSUER));
        assertFalse(options.fresh() || options.empty() || options.keycloak() || options.help());
        assertEquals(Optional.empty(), options.plan());
    }

    @Test
    void theCommandLineIsHeard() throws Exception {
        var plan = Files.writeString(directory.resolve("plan.txt"), "要点");
        var options = parse(
                "--fresh",
                "--empty",
                "--keycloak",
                "--plan",
                plan.toString(),
                "--task-port",
                "9000",
                "--data",
                "/d",
                "--help");
        assertTrue(options.fresh() && options.empty() && options.keycloak() && options.help());
        assertEquals(Optional.of(plan), options.plan());
        assertEquals(9000, options.ports().of(Listener.TASK));
        assertEquals(Path.of("/d"), options.data());
    }

    @Test
    void theEnvironmentIsHeardButTheCommandLineWins() {
        var environment = Map.of("DUDAO_KAFKA_PORT", "7000", "DUDAO_POSTGRES_PORT", "7001", "DUDAO_DATA", "/e");
        var options = Options.parse(List.of("--kafka-port", "7002"), environment, HOME);
        assertEquals(7002, options.ports().of(Listener.KAFKA));
        assertEquals(7001, options.ports().of(Listener.POSTGRES));
        assertEquals(Path.of("/e"), options.data());
    }

    @Test
    void mistakesAreOneLineAndExitTwo() {
        assertRefused("--frehs", "--frehs");
        assertRefused("--plan", "--plan");
        assertRefused("gone.txt", "--plan", "gone.txt");
        assertRefused("port number", "--plan-port", "80800");
        assertRefused("port number", "--plan-port", "eighty");
        assertRefused("the same", "--plan-port", "8082");
    }

    private static void assertRefused(String part, String... arguments) {
        var refusal = assertThrows(Refusal.class, () -> parse(arguments));
        assertEquals(2, refusal.exitCode);
        assertTrue(refusal.getMessage().contains(part), refusal.getMessage());
        assertFalse(refusal.getMessage().contains("\n"));
    }

    @Test
    void theHelpNamesEachOption() {
        for (var listener : Listener.values()) {
            assertTrue(Options.USAGE.contains(listener.option()), listener.option());
        }
    }
}
