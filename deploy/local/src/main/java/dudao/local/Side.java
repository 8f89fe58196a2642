package dudao.local;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.Executors;

/** Runs things side by side until all have ended or one has failed. */
final class Side {
    interface Task {
        void run() throws IOException;
    }

    private Side() {}

    static void bySide(List<Task> tasks) throws IOException {
        var threads = Executors.newFixedThreadPool(tasks.size());
        try {
            var running = new ExecutorCompletionService<Void>(threads);
            for (var task : tasks) {
                running.submit(() -> {
                    task.run();
                    return null;
                });
            }
            for (var n = 0; n < tasks.size(); n++) {
                join(running);
            }
        } finally {
            threads.shutdown();
        }
    }

    private static void join(ExecutorCompletionService<Void> running) throws IOException {
        try {
            running.take().get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException unchecked) {
                throw unchecked;
            }
            throw e.getCause() instanceof IOException io ? io : new IOException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    static void pause(Duration time) {
        try {
            Thread.sleep(time.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Refusal(1, "Interrupted");
        }
    }
}
