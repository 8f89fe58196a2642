package dudao.task.assigning;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dudao.commons.identity.Scope;
import dudao.task.jobs.JobKind;
import dudao.task.jobs.RunningJobs;
import dudao.task.plans.Measure;
import dudao.task.plans.Measures;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;
import org.jdbi.v3.core.Jdbi;

/** Goes on with assignments that were too many units for their request, also with those another instance left behind. */
@Singleton
class LargeAssignments {

    private static final Logger LOG = Logger.getLogger(LargeAssignments.class);
    private static final long LOOK_EVERY_MILLIS = 500;

    private final RunningJobs jobs;
    private final FanOut fanOut;
    private final Measures measures;
    private final Jdbi jdbi;
    private final ObjectMapper json;
    private final Clock clock;
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread thread = new Thread(work, "large-assignments");
        thread.setDaemon(true);
        return thread;
    });

    LargeAssignments(RunningJobs jobs, FanOut fanOut, Measures measures, Jdbi jdbi, ObjectMapper json, Clock clock) {
        this.jobs = jobs;
        this.fanOut = fanOut;
        this.measures = measures;
        this.jdbi = jdbi;
        this.json = json;
        this.clock = clock;
    }

    /** A job of which its request has only done the first batch. */
    record Unfinished(UUID job) {}

    /** Nobody waits for the next look, once what is to be done has been committed. */
    void goOn(@Observes(during = TransactionPhase.AFTER_SUCCESS) Unfinished job) {
        timer.execute(this::work);
    }

    void start(@Observes StartupEvent started) {
        timer.scheduleWithFixedDelay(this::work, LOOK_EVERY_MILLIS, LOOK_EVERY_MILLIS, TimeUnit.MILLISECONDS);
    }

    void stop(@Observes ShutdownEvent stopped) throws InterruptedException {
        timer.shutdown();
        if (!timer.awaitTermination(5, TimeUnit.SECONDS)) {
            LOG.warn("a batch of an assignment is left to another instance");
        }
    }

    private void work() {
        try {
            while (!timer.isShutdown() && QuarkusTransaction.requiringNew().call(this::oneBatch)) {
                LOG.debug("another batch");
            }
        } catch (RuntimeException e) {
            LOG.warn("large assignments have to wait: " + e.getMessage());
        }
    }

    /** Whether there was one. Its plan may have ended since the last one; then no more of it is assigned. */
    private boolean oneBatch() {
        jdbi.useHandle(Scope::everything);
        Optional<RunningJobs.Rest> rest = jobs.next(JobKind.ASSIGNMENT);
        if (rest.isEmpty()) {
            return false;
        }
        Work work = read(rest.get().work());
        Optional<Measure> measure = measures.lock(work.measureId()).filter(Measure::isAssignable);
        if (measure.isPresent()) {
            fanOut.goOn(
                    rest.get(), work, measure.get(), OffsetDateTime.now(clock).truncatedTo(ChronoUnit.MICROS));
        } else {
            jobs.stop(rest.get().id());
        }
        return true;
    }

    private Work read(String text) {
        try {
            return json.readValue(text, Work.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
