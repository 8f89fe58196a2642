package dudao.local;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Remembers which processes were started, so that the next start finds those a kill -9 of the launcher left. */
final class PidFiles {
    private static final int PATIENCE_SECONDS = 10;

    private final DataDirectory data;

    PidFiles(DataDirectory data) {
        this.data = data;
    }

    void write(String name, long pid) throws IOException {
        Files.writeString(file(name), pid + "\n");
    }

    void remove(String name) throws IOException {
        Files.deleteIfExists(file(name));
    }

    /** Ends what earlier launchers left running; returns the names of what it ended. */
    List<String> endLeftovers() throws IOException {
        var leftovers = new TreeMap<String, ProcessHandle>();
        try (var files = Files.list(data.run())) {
            for (var file : files.filter(f -> f.toString().endsWith(".pid")).toList()) {
                ours(file).ifPresent(process -> leftovers.put(nameOf(file), process));
                Files.delete(file);
            }
        }
        leftovers.values().forEach(ProcessHandle::destroy);
        leftovers.values().forEach(PidFiles::end);
        // Last, because the services' connections would hold up its orderly stop.
        ours(Postgres.pidFile(data)).ifPresent(postmaster -> {
            end(postmaster);
            leftovers.put("postgres", postmaster);
        });
        return List.copyOf(leftovers.keySet());
    }

    private static String nameOf(Path file) {
        return file.getFileName().toString().replace(".pid", "");
    }

    private Optional<ProcessHandle> ours(Path file) throws IOException {
        return read(file).flatMap(ProcessHandle::of).filter(this::isOurs);
    }

    static Optional<Long> read(Path file) throws IOException {
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        return Files.readAllLines(file).stream()
                .findFirst()
                .map(String::strip)
                .filter(line -> line.matches("\\d{1,10}"))
                .map(Long::valueOf);
    }

    /** A pid may have been given to a stranger since: only a process that names our data directory is ours. */
    private boolean isOurs(ProcessHandle process) {
        var line = commandLine(process) + " ";
        return process.isAlive() && (line.contains(data.root() + " ") || line.contains(data.root() + "/"));
    }

    private static String commandLine(ProcessHandle process) {
        // ProcessHandle gives up on command lines longer than a page.
        var proc = Path.of("/proc", Long.toString(process.pid()), "cmdline");
        try {
            if (Files.isReadable(proc)) {
                return new String(Files.readAllBytes(proc), StandardCharsets.UTF_8).replace('\0', ' ');
            }
        } catch (IOException e) {
            // It ended meanwhile.
        }
        return process.info().commandLine().orElse("");
    }

    static void end(ProcessHandle process) {
        process.destroy();
        if (!endsWithin(process, PATIENCE_SECONDS)) {
            process.destroyForcibly();
            endsWithin(process, PATIENCE_SECONDS);
        }
    }

    static boolean endsWithin(ProcessHandle process, int seconds) {
        try {
            process.onExit().get(seconds, TimeUnit.SECONDS);
            return true;
        } catch (TimeoutException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    private Path file(String name) {
        return data.run().resolve(name + ".pid");
    }
}
