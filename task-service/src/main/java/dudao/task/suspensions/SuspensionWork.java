package dudao.task.suspensions;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/** Looks again and again at what the passing of time or a bulk act asks to be done to suspensions. */
@Singleton
class SuspensionWork {

    private static final Logger LOG = Logger.getLogger(SuspensionWork.class);
    private static final long LOOK_EVERY_MILLIS = 2000;

    private final SuspensionSweep sweep;
    private final BulkWork bulk;
    private final Semaphore end = new Semaphore(0);
    private final Thread thread = new Thread(this::run, "suspension-work");

    SuspensionWork(SuspensionSweep sweep, BulkWork bulk) {
        this.sweep = sweep;
        this.bulk = bulk;
    }

    void start(@Observes StartupEvent started) {
        thread.setDaemon(true);
        thread.start();
    }

    void stop(@Observes ShutdownEvent stopped) throws InterruptedException {
        end.release();
        thread.join(5000);
    }

    private void run() {
        try {
            while (!end.tryAcquire(LOOK_EVERY_MILLIS, TimeUnit.MILLISECONDS)) {
                look(bulk::run);
                look(sweep::run);
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }

    private static void look(Runnable work) {
        try {
            work.run();
        } catch (RuntimeException failure) {
            LOG.warnf("Suspensions are looked at again later: %s", failure.getMessage());
        }
    }
}
