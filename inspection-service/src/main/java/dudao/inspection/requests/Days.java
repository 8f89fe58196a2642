package dudao.inspection.requests;

import dudao.commons.problems.RuleViolation;
import dudao.commons.time.Clocks;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;

/** Dates as callers write them and moments as they are shown. */
public final class Days {

    private static final int FIRST_YEAR = 1950;
    private static final int LAST_YEAR = 2200;

    private Days() {}

    /** A date the calendar and the database can hold. */
    public static LocalDate plausible(String pointer, LocalDate date) {
        if (date.getYear() < FIRST_YEAR || date.getYear() > LAST_YEAR) {
            throw RuleViolation.invalidField(pointer, "年份应在 " + FIRST_YEAR + " 到 " + LAST_YEAR + " 之间");
        }
        return date;
    }

    public static void inOrder(LocalDate from, LocalDate to, String pointer) {
        if (to.isBefore(from)) {
            throw RuleViolation.invalidField(pointer, "结束日期早于开始日期");
        }
    }

    /** A limit ends at 24:00 of its day, so the day itself is still in time. */
    public static LocalDate limit(String pointer, LocalDate dueOn, Clock clock) {
        plausible(pointer, dueOn);
        if (!Clocks.endOf(dueOn).isAfter(clock.instant())) {
            throw RuleViolation.of("DUE_IN_PAST", "期限 " + dueOn + " 已过").at(pointer, "应不早于今天");
        }
        return dueOn;
    }

    public static OffsetDateTime shown(Instant moment) {
        return moment == null ? null : Clocks.local(moment);
    }

    public static OffsetDateTime shown(OffsetDateTime moment) {
        return moment == null ? null : shown(moment.toInstant());
    }

    /** The moment a limit by that day ends. */
    public static OffsetDateTime endOf(LocalDate dueOn) {
        return dueOn == null ? null : shown(Clocks.endOf(dueOn));
    }
}
