package dudao.commons.time;

import dudao.commons.problems.RuleViolation;
import io.quarkus.arc.DefaultBean;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;

/** The one clock. Every date the system decides about is a date in Asia/Shanghai. */
@ApplicationScoped
public class Clocks {

    public static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");

    private static final ZoneRules RULES = SHANGHAI.getRules();

    /** The offset has been the same since, and a page asks for it hundreds of times. */
    private static final ZoneOffsetTransition LAST_CHANGE =
            RULES.getTransitions().get(RULES.getTransitions().size() - 1);

    private static final Instant EARLIEST = Instant.parse("1900-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("2200-01-01T00:00:00Z");

    @Produces
    @Singleton
    @DefaultBean
    Clock clock() {
        return Clock.system(SHANGHAI);
    }

    public static LocalDate dateOf(Instant instant) {
        return LocalDate.ofInstant(instant, offset(instant));
    }

    /** The moment as it is written here. */
    public static OffsetDateTime local(Instant moment) {
        return OffsetDateTime.ofInstant(moment, offset(moment));
    }

    private static ZoneOffset offset(Instant moment) {
        return moment.isBefore(LAST_CHANGE.getInstant()) ? RULES.getOffset(moment) : LAST_CHANGE.getOffsetAfter();
    }

    public static Instant startOf(LocalDate date) {
        return date.atStartOfDay(SHANGHAI).toInstant();
    }

    /** 24:00 of the date, which is where a limit "by that day" ends. */
    public static Instant endOf(LocalDate date) {
        return startOf(date.plusDays(1));
    }

    /** The day an instant belongs to when 24:00 counts to the day that ends, as limits do. */
    public static LocalDate lastDayOf(Instant instant) {
        return dateOf(instant.minusNanos(1));
    }

    /**
     * The moment a caller asks about: a date means its 24:00, a date-time itself, nothing means now. As exact as the
     * database keeps it, so that the answer can be asked for again.
     *
     * @param text of the query parameter {@code asOf}, or null
     */
    public static Instant asOf(String text, Clock clock) {
        if (text == null || text.isBlank()) {
            return clock.instant().truncatedTo(ChronoUnit.MICROS);
        }
        try {
            Instant moment = text.length() == 10
                    ? endOf(LocalDate.parse(text))
                    : OffsetDateTime.parse(text.replace(' ', '+')).toInstant();
            if (moment.isBefore(EARLIEST) || moment.isAfter(LATEST)) {
                throw invalid();
            }
            return moment.truncatedTo(ChronoUnit.MICROS);
        } catch (DateTimeException unreadable) {
            throw invalid();
        }
    }

    private static RuleViolation invalid() {
        return RuleViolation.of("INVALID_PARAMETER", "asOf 应为日期 2026-03-01 或带时区的时刻 2026-03-01T08:00:00+08:00")
                .at("?asOf", "日期或带时区的时刻, 1900 到 2200 年");
    }
}
