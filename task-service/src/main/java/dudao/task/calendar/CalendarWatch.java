package dudao.task.calendar;

import dudao.commons.time.WorkingCalendar;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/** Has this instance count on what another one has loaded, a moment later. */
@Singleton
public class CalendarWatch {

    private static final Logger LOG = Logger.getLogger(CalendarWatch.class);
    private static final long LOOK_EVERY_MILLIS = 1000;

    private final CalendarYears years;
    private final WorkingCalendar calendar;
    private final TransactionSynchronizationRegistry transaction;
    private final Semaphore end = new Semaphore(0);
    private final Thread thread = new Thread(this::run, "calendar-watch");
    private int known;

    CalendarWatch(CalendarYears years, WorkingCalendar calendar, TransactionSynchronizationRegistry transaction) {
        this.years = years;
        this.calendar = calendar;
        this.transaction = transaction;
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
                look();
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }

    private void look() {
        try {
            QuarkusTransaction.requiringNew().run(() -> {
                int count = years.count();
                if (count != known) {
                    calendar.replace(years.newest());
                    known = count;
                }
            });
        } catch (RuntimeException databaseAway) {
            LOG.warnf("The calendar is looked at again later: %s", databaseAway.getMessage());
        }
    }

    /** Counts on the calendar from the moment this transaction has committed. */
    public void replaceAtCommit(WorkingCalendar loaded) {
        transaction.registerInterposedSynchronization(new Synchronization() {
            @Override
            public void beforeCompletion() {}

            @Override
            public void afterCompletion(int status) {
                if (status == Status.STATUS_COMMITTED) {
                    calendar.replaceBy(loaded);
                }
            }
        });
    }
}
