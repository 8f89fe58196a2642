package dudao.task.assigning;

import dudao.commons.problems.RuleViolation;
import dudao.commons.time.Clocks;
import dudao.commons.time.Counting;
import dudao.commons.time.DayKind;
import dudao.commons.time.WorkingCalendar;
import dudao.task.deadlines.CountedLimit;
import dudao.task.deadlines.StartEvent;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;

/**
 * The limit of an assignment and the sentence that explains it.
 *
 * @param counted how it was counted; null when somebody chose a date
 */
record Due(Instant at, String basis, CountedLimit counted) {

    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");

    static Due of(NewAssignment wanted, LocalDate measureDueOn, Instant now, WorkingCalendar calendar) {
        Due due;
        if (wanted.amount() != null) {
            due = counted(wanted.amount(), wanted.unit(), Clocks.dateOf(now), calendar.frozen());
        } else if (wanted.dueAt() != null) {
            due = at(wanted.dueAt());
        } else if (wanted.dueOn() != null) {
            due = on(wanted.dueOn(), "按交办时规定的期限 ");
        } else if (measureDueOn != null) {
            due = on(measureDueOn, "按举措规定的期限 ");
        } else {
            throw RuleViolation.of("DUE_REQUIRED", "该举措没有期限,交办时要给出 dueOn、dueAt 或 amount 与 unit");
        }
        if (!due.at.isAfter(now)) {
            throw RuleViolation.of("DUE_IN_PAST", "期限已过:" + due.basis);
        }
        return due;
    }

    private static Due counted(int amount, DayKind unit, LocalDate today, WorkingCalendar calendar) {
        CountedLimit counted = CountedLimit.counted(calendar, StartEvent.ASSIGNED, today, amount, unit);
        return new Due(counted.dueAt(), counted.basis(), counted);
    }

    /** Whether it was counted over a year whose notice is not loaded. */
    boolean provisional() {
        return counted != null && counted.provisional();
    }

    private static Due at(OffsetDateTime dueAt) {
        Counting.requireInRange(dueAt.toLocalDate(), "/dueAt");
        Instant at = dueAt.toInstant().truncatedTo(ChronoUnit.MICROS);
        return new Due(at, "按交办时规定的期限 " + MINUTE.format(at.atZone(Clocks.SHANGHAI)), null);
    }

    private static Due on(LocalDate date, String basis) {
        Counting.requireInRange(date, "/dueOn");
        return new Due(Clocks.endOf(date), basis + date + "(24:00)", null);
    }
}
