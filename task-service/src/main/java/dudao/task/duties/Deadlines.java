package dudao.task.duties;

import dudao.commons.problems.RuleViolation;
import dudao.commons.time.Clocks;
import dudao.commons.time.WorkingCalendar;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

/** The limits of tasks. What is counted in working days starts on the day after. */
@Singleton
public class Deadlines {

    private static final int TO_ACCEPT = 1;
    private static final int TO_OBJECT = 2;
    private static final int TO_RULE = 2;
    private static final int TO_DO_AGAIN = 5;
    private static final int YEARS_AHEAD = 10;

    private final WorkingCalendar calendar;

    public Deadlines(WorkingCalendar calendar) {
        this.calendar = calendar;
    }

    public Instant acceptBy(Instant assignedAt) {
        return workingDaysAfter(assignedAt, TO_ACCEPT);
    }

    public Instant objectBy(Instant assignedAt) {
        return workingDaysAfter(assignedAt, TO_OBJECT);
    }

    /** By when supervision rules on an objection: its own clock, while the unit's stands. */
    public Instant ruleBy(Instant objectedAt) {
        return workingDaysAfter(objectedAt, TO_RULE);
    }

    public Instant doAgainBy(Instant returnedAt) {
        return workingDaysAfter(returnedAt, TO_DO_AGAIN);
    }

    private Instant workingDaysAfter(Instant start, int days) {
        return Clocks.endOf(calendar.plusWorkingDays(Clocks.dateOf(start), days));
    }

    /** 24:00 of a date somebody chose, which may not have passed. */
    public Instant chosen(LocalDate dueOn, Instant now) {
        LocalDate today = Clocks.dateOf(now);
        if (dueOn.isBefore(today)) {
            throw RuleViolation.of("DUE_IN_PAST", "期限 " + dueOn + " 已过").at("/dueOn", "期限已过");
        }
        if (dueOn.isAfter(today.plusYears(YEARS_AHEAD))) {
            throw RuleViolation.invalidField("/dueOn", "期限应在 " + YEARS_AHEAD + " 年之内");
        }
        return Clocks.endOf(dueOn);
    }

    public int workingDaysPaused(Instant from, Instant to) {
        return calendar.workingDaysBetween(Clocks.dateOf(from), Clocks.dateOf(to));
    }

    /** As many working days later; the hour stays. */
    public Instant later(Instant dueAt, int workingDays) {
        LocalDate day = Clocks.lastDayOf(dueAt);
        LocalDate shifted = calendar.plusWorkingDays(day, workingDays);
        return dueAt.plus(Duration.ofDays(ChronoUnit.DAYS.between(day, shifted)));
    }

    /** For the unit that takes over: the working days the first one had been given. */
    public Instant asLongAs(Instant assignedAt, Instant dueAt, Instant now) {
        int given = calendar.workingDaysBetween(Clocks.dateOf(assignedAt), Clocks.lastDayOf(dueAt));
        return workingDaysAfter(now, Math.max(1, given));
    }
}
