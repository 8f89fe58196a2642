package dudao.inspection.testing;

import dudao.commons.time.Clocks;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/** The service's clock in tests: the real one, until a test sets a day. A test that has set one sets it back. */
@ApplicationScoped
public class MovableClock {

    private static volatile Duration offset = Duration.ZERO;

    @Produces
    @Singleton
    Clock clock() {
        return new Moved();
    }

    /** Ten in the morning of that day in Asia/Shanghai. */
    public static void set(LocalDate day) {
        set(Clocks.startOf(day).plus(Duration.ofHours(10)));
    }

    public static void set(Instant moment) {
        offset = Duration.between(Instant.now(), moment);
    }

    public static void reset() {
        offset = Duration.ZERO;
    }

    public static LocalDate today() {
        return Clocks.dateOf(Instant.now().plus(offset));
    }

    private static final class Moved extends Clock {

        @Override
        public ZoneId getZone() {
            return Clocks.SHANGHAI;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return Clock.offset(Clock.system(zone), offset);
        }

        @Override
        public Instant instant() {
            return Instant.now().plus(offset);
        }
    }
}
