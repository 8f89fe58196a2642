package dudao.commons.time;

import io.quarkus.arc.DefaultBean;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/** The one clock. Every date the system decides about is a date in Asia/Shanghai. */
@ApplicationScoped
public class Clocks {

    public static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");

    @Produces
    @Singleton
    @DefaultBean
    Clock clock() {
        return Clock.system(SHANGHAI);
    }

    public static LocalDate dateOf(Instant instant) {
        return LocalDate.ofInstant(instant, SHANGHAI);
    }

    public static Instant startOf(LocalDate date) {
        return date.atStartOfDay(SHANGHAI).toInstant();
    }

    /** 24:00 of the date, which is where a limit "by that day" ends. */
    public static Instant endOf(LocalDate date) {
        return startOf(date.plusDays(1));
    }
}
