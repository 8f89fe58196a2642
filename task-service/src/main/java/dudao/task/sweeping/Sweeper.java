package dudao.task.sweeping;

import dudao.commons.events.Outbox;
import dudao.commons.identity.Scope;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.ToIntFunction;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** Sweeps the ladder from time to time. Every replica does; what one of them holds the others pass over. */
@Singleton
public class Sweeper {

    private static final Logger LOG = Logger.getLogger(Sweeper.class);

    private final Sweep sweep;
    private final Jdbi jdbi;
    private final Outbox outbox;
    private final Clock clock;
    private final Duration every;
    private final Counter looked;
    private final Counter failures;
    private final Semaphore signal = new Semaphore(0);
    private final Thread thread = new Thread(this::run, "escalation-sweeper");
    private volatile boolean running;
    private Instant lookedForUnaccepted = Instant.EPOCH;

    Sweeper(
            Sweep sweep,
            Jdbi jdbi,
            Outbox outbox,
            Clock clock,
            MeterRegistry meters,
            @ConfigProperty(name = "dudao.escalation.every", defaultValue = "1M") Duration every) {
        this.sweep = sweep;
        this.jdbi = jdbi;
        this.outbox = outbox;
        this.clock = clock;
        this.every = every;
        this.looked = meters.counter("dudao.escalation.steps");
        this.failures = meters.counter("dudao.escalation.failures");
    }

    /** Never with a period of zero. */
    void start(@Observes StartupEvent started) {
        if (!every.isZero()) {
            running = true;
            thread.setDaemon(true);
            thread.start();
        }
    }

    void stop(@Observes ShutdownEvent stopped) throws InterruptedException {
        running = false;
        signal.release();
        thread.join(5000);
    }

    private void run() {
        while (running) {
            try {
                sweep(clock.instant().truncatedTo(ChronoUnit.MICROS));
            } catch (RuntimeException failure) {
                failures.increment();
                LOG.warnf("Sweep will be repeated: %s", failure.getMessage());
            }
            await();
        }
    }

    /** Until there is nothing left to do at this moment. */
    public void sweep(Instant now) {
        all(handle -> sweep.enterNear(handle, now));
        // All open tasks have to be looked through for them, which once an hour is enough.
        Instant hour = now.truncatedTo(ChronoUnit.HOURS);
        if (!hour.equals(lookedForUnaccepted)) {
            all(handle -> sweep.enterUnaccepted(handle, now));
            lookedForUnaccepted = hour;
        }
        looked.increment(all(handle -> sweep.advance(handle, now)));
    }

    private int all(ToIntFunction<Handle> batch) {
        int sum = 0;
        int done;
        do {
            done = QuarkusTransaction.requiringNew()
                    .call(() -> jdbi.withHandle(handle -> {
                        Scope.everything(handle);
                        outbox.wakeRelay();
                        return batch.applyAsInt(handle);
                    }));
            sum += done;
        } while (done > 0 && (running || every.isZero()));
        return sum;
    }

    private void await() {
        try {
            signal.tryAcquire(every.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            running = false;
        }
    }
}
