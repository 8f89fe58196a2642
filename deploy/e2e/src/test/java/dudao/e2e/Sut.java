package dudao.e2e;

import dudao.local.Cluster;
import dudao.local.Options;
import dudao.local.Ports;
import dudao.local.Progress;
import dudao.local.example.Example;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;

/** The system under test: everything as processes on free ports, with the example, started once for all tests. */
final class Sut {

    private static final Path HOME = Path.of("../..").toAbsolutePath().normalize();

    private Sut() {}

    static Cluster cluster() {
        return Once.CLUSTER;
    }

    static Path home() {
        return HOME;
    }

    /** Where the cluster keeps everything; {@code DUDAO_DATA} for the scripts. */
    static Path data() {
        return Once.DATA;
    }

    private static final class Once {

        static final Path DATA = directory();
        static final Cluster CLUSTER = start();

        private static Path directory() {
            try {
                return Files.createTempDirectory("dudao-e2e");
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private static Cluster start() {
            Options options = Options.of(HOME, DATA, Ports.free());
            Progress progress = new Progress(System.out);
            try {
                Cluster cluster = Cluster.start(options, progress);
                Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(cluster), "stop"));
                Example.load(cluster, options, progress);
                return cluster;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private static void stop(Cluster cluster) {
            try {
                cluster.close();
                keepLogs();
                try (var files = Files.walk(DATA)) {
                    for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                        Files.delete(file);
                    }
                }
            } catch (IOException e) {
                System.err.println("The system under test in " + DATA + " did not end well: " + e);
            }
        }

        private static void keepLogs() throws IOException {
            Path kept = Files.createDirectories(Path.of("target", "logs"));
            try (var logs = Files.list(DATA.resolve("logs"))) {
                for (Path log : logs.toList()) {
                    Files.copy(log, kept.resolve(log.getFileName()), java.nio.file.StandardCopyOption.REPLACE_EXISTING);
                }
            }
        }
    }
}
