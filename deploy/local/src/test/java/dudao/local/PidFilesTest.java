package dudao.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PidFilesTest {
    @TempDir
    Path directory;

    private DataDirectory data;
    private PidFiles pids;
    private Process process;

    @BeforeEach
    void claim() throws Exception {
        data = DataDirectory.claim(directory.resolve("data"));
        pids = new PidFiles(data);
    }

    @AfterEach
    void end() throws Exception {
        data.close();
        if (process != null) {
            process.destroyForcibly().waitFor();
        }
    }

    /** Its command line ends with the given word. */
    private long start(String word) throws Exception {
        process = new ProcessBuilder("sh", "-c", "sleep 600 & wait", word).start();
        return process.pid();
    }

    @Test
    void aLeftoverIsEnded() throws Exception {
        pids.write("task-service", start("-Ddudao.data=" + data.root()));
        assertEquals(List.of("task-service"), pids.endLeftovers());
        assertFalse(process.isAlive());
        assertFalse(Files.exists(data.run().resolve("task-service.pid")));
    }

    @Test
    void aStrangerThatGotThePidIsLeftAlone() throws Exception {
        pids.write("task-service", start("-Ddudao.data=" + data.root() + "2"));
        assertEquals(List.of(), pids.endLeftovers());
        assertTrue(process.isAlive());
        assertFalse(Files.exists(data.run().resolve("task-service.pid")));
    }

    @Test
    void aDeadPidAndADamagedFileAreForgotten() throws Exception {
        var dead = start("-Ddudao.data=" + data.root());
        process.destroyForcibly().waitFor();
        pids.write("plan-service", dead);
        Files.writeString(data.run().resolve("kafka.pid"), "not a number");
        Files.writeString(data.run().resolve("other.pid"), "");
        assertEquals(List.of(), pids.endLeftovers());
        try (var left = Files.list(data.run())) {
            assertEquals(List.of(), left.toList());
        }
    }

    @Test
    void postgresIsKnownByItsOwnFile() throws Exception {
        var pidFile = Postgres.pidFile(data);
        Files.createDirectories(pidFile.getParent());
        Files.writeString(pidFile, start(pidFile.getParent().toString()) + "\n" + pidFile.getParent() + "\n");
        assertEquals(List.of("postgres"), pids.endLeftovers());
        assertFalse(process.isAlive());
    }
}
