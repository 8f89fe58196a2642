package dudao.task.delivering;

import dudao.commons.identity.Scope;
import dudao.commons.time.Clocks;
import dudao.commons.time.WorkingCalendar;
import dudao.task.delivering.DispatchTable.Claimed;
import dudao.task.delivering.channels.Channel;
import dudao.task.delivering.channels.DeliverySettings;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jboss.logging.Logger;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/**
 * Makes the day's digests and hands them to their channels, outside of any transaction; any number of replicas may. At
 * least once: a piece whose receipt was lost is sent again under the same id.
 */
@Singleton
class Dispatcher {

    private static final Logger LOG = Logger.getLogger(Dispatcher.class);
    private static final int BATCH = 500;
    private static final int AT_ONCE = 20;
    /** Minutes, then hours: over about a day. */
    private static final List<Duration> BACK_OFF = List.of(
            Duration.ofMinutes(1),
            Duration.ofMinutes(5),
            Duration.ofMinutes(30),
            Duration.ofHours(2),
            Duration.ofHours(8),
            Duration.ofHours(16));

    private static final LocalTime CLOSES = LocalTime.of(17, 0);

    private final DeliverySettings settings;
    private final AddressBook addresses;
    private final OwnContacts own;
    private final DispatchTable table;
    private final List<Channel> channels;
    private final WorkingCalendar calendar;
    private final Jdbi jdbi;
    private final Clock clock;
    private final MeterRegistry meters;
    private final Semaphore signal = new Semaphore(0);
    private final Thread thread = new Thread(this::run, "message-dispatcher");
    private volatile boolean running;

    Dispatcher(
            DeliverySettings settings,
            AddressBook addresses,
            OwnContacts own,
            DispatchTable table,
            Instance<Channel> channels,
            WorkingCalendar calendar,
            Jdbi jdbi,
            Clock clock,
            MeterRegistry meters) {
        this.settings = settings;
        this.addresses = addresses;
        this.own = own;
        this.table = table;
        this.channels = channels.stream().toList();
        this.calendar = calendar;
        this.jdbi = jdbi;
        this.clock = clock;
        this.meters = meters;
    }

    void start(@Observes StartupEvent started) {
        if (!settings.every().isZero()) {
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
                dispatch(clock.instant().truncatedTo(ChronoUnit.MICROS));
            } catch (RuntimeException failure) {
                LOG.warnf("Messages wait: %s", failure.getMessage());
            }
            await();
        }
    }

    void dispatch(Instant now) {
        int gathered;
        do {
            gathered = ask(handle -> gather(handle, now));
        } while (gathered == BATCH);
        List<Claimed> claimed = ask(handle -> table.claim(handle, now, AT_ONCE));
        while (!claimed.isEmpty()) {
            claimed.forEach(each -> send(each, now));
            claimed = ask(handle -> table.claim(handle, now, AT_ONCE));
        }
    }

    private int gather(Handle handle, Instant now) {
        List<Waiting> waiting = table.waiting(handle, !isDigestTime(now), settings.unitCap(), BATCH, now);
        if (waiting.isEmpty()) {
            return 0;
        }
        Digest.Sorted sorted = Digest.of(
                waiting,
                addresses.book(waiting.stream().map(Waiting::organizationId).toList()),
                Clocks.dateOf(now));
        table.leaveInConsole(handle, sorted.unreachable(), now);
        table.add(handle, sorted.digests(), now, Clocks.endOf(Clocks.dateOf(now)));
        return waiting.size();
    }

    private boolean isDigestTime(Instant now) {
        LocalTime time = LocalTime.ofInstant(now, Clocks.SHANGHAI);
        return calendar.isWorkingDay(Clocks.dateOf(now))
                && !time.isBefore(settings.digestAt())
                && time.isBefore(CLOSES);
    }

    private void send(Claimed claimed, Instant now) {
        Channel.Parcel parcel = claimed.parcel();
        try {
            String receipt = channel(parcel.kind()).send(addressed(claimed));
            work(handle -> table.sent(handle, parcel.id(), receipt, now));
            count("sent", parcel);
        } catch (Channel.Undeliverable never) {
            work(handle -> table.failed(handle, parcel.id(), never.getMessage()));
            count("failed", parcel);
        } catch (RuntimeException failure) {
            retry(claimed, String.valueOf(failure.getMessage()), now);
        }
    }

    private Channel.Parcel addressed(Claimed claimed) {
        Channel.Parcel parcel = claimed.parcel();
        return OwnContacts.isMark(parcel.address())
                ? parcel.to(ask(handle -> own.behind(parcel.address(), claimed.organizationId())))
                : parcel;
    }

    private void retry(Claimed claimed, String error, Instant now) {
        Channel.Parcel parcel = claimed.parcel();
        if (claimed.attempts() > BACK_OFF.size()) {
            work(handle -> table.failed(handle, parcel.id(), error));
            count("failed", parcel);
        } else {
            Instant next = now.plus(BACK_OFF.get(claimed.attempts() - 1));
            work(handle -> table.later(handle, parcel.id(), error, next));
            count("retried", parcel);
        }
    }

    private Channel channel(Channel.Kind kind) {
        return channels.stream()
                .filter(channel -> channel.carries(kind))
                .findFirst()
                .orElseThrow();
    }

    private void count(String outcome, Channel.Parcel parcel) {
        meters.counter("dudao.messages." + outcome, "channel", parcel.kind().name())
                .increment();
    }

    private void work(Consumer<Handle> work) {
        ask(handle -> {
            work.accept(handle);
            return true;
        });
    }

    private <T> T ask(Function<Handle, T> work) {
        return QuarkusTransaction.requiringNew()
                .call(() -> jdbi.withHandle(handle -> {
                    Scope.everything(handle);
                    return work.apply(handle);
                }));
    }

    private void await() {
        try {
            signal.tryAcquire(settings.every().toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            running = false;
        }
    }
}
