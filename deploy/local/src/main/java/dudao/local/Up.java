package dudao.local;

import dudao.local.example.Example;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/** The program behind {@code deploy/up}. */
public final class Up {
    private final PrintStream out;
    private final Options options;

    private Up(PrintStream out, Options options) {
        this.out = out;
        this.options = options;
    }

    public static void main(String[] arguments) {
        var out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        try {
            var home = Path.of(System.getProperty("dudao.home", ""));
            new Up(out, Options.parse(List.of(arguments), System.getenv(), home)).run();
        } catch (Refusal e) {
            System.err.println(e.getMessage());
            System.exit(e.exitCode);
        } catch (IOException | RuntimeException | InterruptedException e) {
            System.err.println("Could not start: " + e);
            System.exit(1);
        }
    }

    private void run() throws IOException, InterruptedException {
        if (options.help()) {
            out.print(Options.USAGE);
            return;
        }
        var progress = new Progress(out);
        var cluster = Cluster.prepare(options, progress);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(cluster, progress), "stop"));
        cluster.startAll();
        if (!options.empty()) {
            Example.load(cluster, options, progress);
        }
        progress.announce(ready(cluster));
        new CountDownLatch(1).await();
    }

    private static String ready(Cluster cluster) {
        return "READY plan=%s task=%s inspection=%s"
                .formatted(cluster.url(Service.PLAN), cluster.url(Service.TASK), cluster.url(Service.INSPECTION));
    }

    private static void stop(Cluster cluster, Progress progress) {
        progress.say("Stopping");
        try {
            cluster.close();
            progress.say("Stopped; nothing is left running");
        } catch (IOException | RuntimeException e) {
            progress.say("Could not stop everything: " + e + "; the next start will");
        }
    }
}
