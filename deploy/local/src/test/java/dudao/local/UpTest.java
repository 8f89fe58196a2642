package dudao.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The launcher as a process, with stand-ins in the services' places. */
class UpTest {
    /** Unpacked once for all tests. */
    @TempDir
    static Path binaries;

    @TempDir
    Path directory;

    private final Ports ports = Ports.free();
    private Path home;
    private Process launcher;

    @BeforeEach
    void home() throws Exception {
        home = StandIn.home(directory.resolve("home"));
    }

    @AfterEach
    void stop() throws Exception {
        launcher.destroy();
        assertTrue(launcher.waitFor(30, TimeUnit.SECONDS));
    }

    private BufferedReader up(String... more) throws IOException {
        var command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Ddudao.home=" + home));
        command.add("-Dot.epg.working-dir=" + binaries);
        command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", Up.class.getName(), "--empty"));
        for (var listener : Listener.values()) {
            command.addAll(List.of(listener.option(), Integer.toString(ports.of(listener))));
        }
        command.addAll(List.of(more));
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("CLASSPATH", System.getProperty("java.class.path"));
        builder.environment().remove("DUDAO_DATA");
        launcher = builder.start();
        return launcher.inputReader();
    }

    private static List<String> until(BufferedReader output, String start) throws IOException {
        var lines = new ArrayList<String>();
        for (var line = output.readLine(); line != null; line = output.readLine()) {
            lines.add(line);
            if (line.startsWith(start)) {
                return lines;
            }
        }
        throw new AssertionError("no line " + start + " in " + lines);
    }

    private List<Long> pids() throws IOException {
        var pids = new ArrayList<Long>();
        try (var files = Files.walk(home.resolve(".dudao"), 2)) {
            for (var file : files.filter(f -> f.toString().endsWith(".pid")).toList()) {
                pids.add(PidFiles.read(file).orElseThrow());
            }
        }
        return pids;
    }

    private static boolean anyRuns(List<Long> pids) {
        return pids.stream().anyMatch(pid -> ProcessHandle.of(pid).isPresent());
    }

    @Test
    void aSignalStopsAll() throws Exception {
        var lines = until(up(), "READY");
        assertEquals(
                "READY plan=http://127.0.0.1:%d task=http://127.0.0.1:%d inspection=http://127.0.0.1:%d"
                        .formatted(ports.of(Listener.PLAN), ports.of(Listener.TASK), ports.of(Listener.INSPECTION)),
                lines.get(lines.size() - 1));
        var pids = pids();
        assertEquals(5, pids.size());
        launcher.destroy();
        assertTrue(launcher.waitFor(30, TimeUnit.SECONDS));
        assertFalse(anyRuns(pids));
        assertFalse(Files.exists(home.resolve(".dudao/run/issuer.url")));
    }

    @Test
    void whatAKilledLauncherLeavesIsEndedByTheNext() throws Exception {
        until(up(), "READY");
        var pids = pids();
        launcher.destroyForcibly().waitFor();
        assertTrue(anyRuns(pids));
        var lines = until(up("--fresh"), "READY");
        assertTrue(
                lines.get(0).contains("inspection-service, kafka, plan-service, postgres, task-service"), lines.get(0));
        assertTrue(lines.get(1).contains("Wiped"), lines.get(1));
        assertFalse(anyRuns(pids));
    }

    @Test
    void aServiceThatEndsIsTold() throws Exception {
        var output = up();
        until(output, "READY");
        var pid = PidFiles.read(home.resolve(".dudao/run/task-service.pid")).orElseThrow();
        ProcessHandle.of(pid).orElseThrow().destroyForcibly();
        var line = output.readLine();
        assertTrue(line.contains("task-service ended unexpectedly (exit code 137)"), line);
        assertTrue(line.endsWith("logs/task-service.log"), line);
    }

    @Test
    void aServiceThatCannotStartEndsAll() throws Exception {
        StandIn.write(Service.TASK.jar(home), "gone.Main");
        var lines = until(up(), "task-service ended while starting");
        assertTrue(lines.get(lines.size() - 1).endsWith("logs/task-service.log"));
        assertTrue(launcher.waitFor(30, TimeUnit.SECONDS));
        assertEquals(1, launcher.exitValue());
        assertEquals(List.of(), pids());
    }

    @Test
    void aBusyPortIsOneLineAndExitTwo() throws Exception {
        try (var taken = new ServerSocket(ports.of(Listener.KAFKA))) {
            var output = up();
            assertTrue(output.readLine().startsWith("Port " + taken.getLocalPort() + " (Kafka) is in use"));
            assertTrue(launcher.waitFor(30, TimeUnit.SECONDS));
            assertEquals(2, launcher.exitValue());
        }
    }

    @Test
    void helpStartsNothing() throws Exception {
        assertTrue(up("--help").readLine().startsWith("deploy/up"));
        assertTrue(launcher.waitFor(30, TimeUnit.SECONDS));
        assertEquals(0, launcher.exitValue());
        assertFalse(Files.exists(home.resolve(".dudao")));
    }
}
