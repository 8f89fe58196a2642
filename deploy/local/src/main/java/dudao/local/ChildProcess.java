package dudao.local;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** One Java program of the system, in a process of its own, so that it can be killed like in earnest. */
final class ChildProcess {
    private static final int PATIENCE_SECONDS = 10;

    private final String name;
    private final DataDirectory data;
    private final PidFiles pids;
    private final Progress progress;
    private final List<String> command = new ArrayList<>();
    private final Map<String, String> environment = new HashMap<>();
    private volatile Process process;
    private volatile boolean endIsExpected;

    ChildProcess(String name, DataDirectory data, Progress progress, String... javaArguments) {
        this.name = name;
        this.data = data;
        this.pids = new PidFiles(data);
        this.progress = progress;
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        // By this the next launcher knows the process for ours.
        command.add("-Ddudao.data=" + data.root());
        command.add("-XX:+UseSerialGC");
        command.addAll(List.of(javaArguments));
        // Many small malloc arenas cost more memory here than they save time.
        environment.put("MALLOC_ARENA_MAX", "2");
    }

    ChildProcess with(String variable, String value) {
        environment.put(variable, value);
        return this;
    }

    String name() {
        return name;
    }

    Path log() {
        return data.log(name);
    }

    synchronized void start() throws IOException {
        var builder = new ProcessBuilder(command)
                .directory(data.root().toFile())
                .redirectInput(new File("/dev/null"))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log().toFile()));
        builder.environment().putAll(environment);
        endIsExpected = false;
        process = builder.start();
        pids.write(name, process.pid());
        process.onExit().thenAcceptAsync(this::ended, CompletableFuture.delayedExecutor(1, TimeUnit.SECONDS));
    }

    /** Told a second late: Ctrl-C reaches the children too, sometimes before the launcher has heard of it. */
    private void ended(Process ended) {
        if (!endIsExpected && ended == process) {
            progress.say("%s ended unexpectedly (exit code %d); its log: %s".formatted(name, ended.exitValue(), log()));
        }
    }

    boolean isAlive() {
        return process != null && process.isAlive();
    }

    long pid() {
        return process.pid();
    }

    void expectEnd() {
        endIsExpected = true;
    }

    /** The exit code of a program that ends by itself. */
    int awaitEnd(int minutes) throws IOException {
        try {
            if (!process.waitFor(minutes, TimeUnit.MINUTES)) {
                kill();
            }
            pids.remove(name);
            return process.waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    synchronized void kill() throws IOException {
        end(true);
    }

    synchronized void stop() throws IOException {
        end(false);
    }

    private void end(boolean atOnce) throws IOException {
        expectEnd();
        if (process == null) {
            return;
        }
        if (atOnce) {
            process.destroyForcibly();
        } else {
            process.destroy();
        }
        if (!PidFiles.endsWithin(process.toHandle(), PATIENCE_SECONDS)) {
            process.destroyForcibly();
            PidFiles.endsWithin(process.toHandle(), PATIENCE_SECONDS);
        }
        pids.remove(name);
    }
}
