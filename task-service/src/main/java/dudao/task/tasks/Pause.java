package dudao.task.tasks;

import dudao.commons.problems.RuleViolation;
import dudao.commons.time.Clocks;
import dudao.task.duties.Deadline;
import dudao.task.duties.Deadlines;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.time.Instant;
import java.time.LocalDate;

/**
 * While a task is suspended or its unit's objection is considered.
 *
 * @param pausedFrom the state it goes back to; null of an objection
 * @param pausedUntil last day; null while no end is set
 */
@Embeddable
record Pause(Instant pausedAt, @Enumerated(EnumType.STRING) TaskState pausedFrom, LocalDate pausedUntil) {

    static Pause until(LocalDate until, TaskState from, Instant now) {
        if (until != null && until.isBefore(Clocks.dateOf(now))) {
            throw RuleViolation.invalidField("/until", "中止的截止日期已过");
        }
        return new Pause(now, from, until);
    }

    /** The limit, later by the working days the pause took. */
    Deadline givenBack(Deadline deadline, Instant now, Deadlines deadlines, String what) {
        int days = deadlines.workingDaysPaused(pausedAt, now);
        return days == 0 || deadline.isStatutory()
                ? deadline
                : deadline.moved(deadlines.later(deadline.dueAt(), days), what + " " + days + " 个工作日，期限顺延");
    }
}
