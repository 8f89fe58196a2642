package dudao.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;

/** The one directory that holds all state; at most one launcher works in it at a time. */
final class DataDirectory implements AutoCloseable {
    private static final String LOCK = "lock";

    private final Path root;
    private final FileChannel lock;

    private DataDirectory(Path root, FileChannel lock) {
        this.root = root;
        this.lock = lock;
    }

    static DataDirectory claim(Path root) throws IOException {
        Files.createDirectories(
                root, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        var real = root.toRealPath();
        var channel = FileChannel.open(real.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        if (!locked(channel)) {
            channel.close();
            throw Refusal.usage("Dudao is already running in " + root);
        }
        return new DataDirectory(real, channel);
    }

    private static boolean locked(FileChannel channel) throws IOException {
        try {
            return channel.tryLock() != null;
        } catch (OverlappingFileLockException e) {
            return false;
        }
    }

    Path root() {
        return root;
    }

    Path directory(String name) {
        try {
            return Files.createDirectories(root.resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Path run() {
        return directory("run");
    }

    Path log(String name) {
        return directory("logs").resolve(name + ".log");
    }

    /** Keeps one earlier generation, so that logs of a laptop do not grow for ever. */
    void turnLogs() throws IOException {
        try (var logs = Files.list(directory("logs"))) {
            for (var log : logs.filter(file -> file.toString().endsWith(".log")).toList()) {
                Files.move(log, log.resolveSibling(log.getFileName() + ".1"), StandardCopyOption.REPLACE_EXISTING);
            }
        }
    }

    /** Removes all but the lock, which is held. */
    void wipe() throws IOException {
        try (var entries = Files.walk(root)) {
            for (var entry : entries.sorted(Comparator.reverseOrder()).toList()) {
                if (!entry.equals(root) && !entry.equals(root.resolve(LOCK))) {
                    Files.delete(entry);
                }
            }
        }
    }

    @Override
    public void close() throws IOException {
        lock.close();
    }
}
