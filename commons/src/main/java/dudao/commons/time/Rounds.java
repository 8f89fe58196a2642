package dudao.commons.time;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/**
 * Work that is looked for at the start and from time to time, on a thread of its own. Every replica looks; a missed look
 * loses nothing.
 */
public final class Rounds {

    private static final Logger LOG = Logger.getLogger(Rounds.class);
    private static final long LONGEST_STOP_MILLIS = 5000;

    private final Duration every;
    private final Runnable round;
    private final Semaphore end = new Semaphore(0);
    private final Thread thread;

    /** @param round one look; what it throws is told, and the next look comes all the same */
    public Rounds(String name, Duration every, Runnable round) {
        this.every = every;
        this.round = round;
        thread = new Thread(this::run, name);
        thread.setDaemon(true);
    }

    public void start() {
        thread.start();
    }

    /** Waits for the look that is going on. */
    public void stop() throws InterruptedException {
        end.release();
        thread.join(LONGEST_STOP_MILLIS);
    }

    private void run() {
        try {
            do {
                look();
            } while (!end.tryAcquire(every.toMillis(), TimeUnit.MILLISECONDS));
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }

    private void look() {
        try {
            round.run();
        } catch (RuntimeException failure) {
            LOG.warnf("%s will be repeated: %s", thread.getName(), failure.getMessage());
        }
    }
}
