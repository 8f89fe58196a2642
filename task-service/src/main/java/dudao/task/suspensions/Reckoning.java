package dudao.task.suspensions;

import dudao.commons.time.Clocks;
import dudao.commons.time.DayKind;
import dudao.commons.time.WorkingCalendar;
import dudao.task.deadlines.CountedLimit;
import dudao.task.deadlines.CountedLimits;
import dudao.task.duties.Deadlines;
import dudao.task.tasks.TaskFacts;
import dudao.task.tasks.Tasks;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

/**
 * What a pause gives back to the limit: working days to a period of working days and to a date somebody chose, days to
 * any other period, which is then rolled again.
 */
@Singleton
public class Reckoning {

    /**
     * @param dueAt the limit from now on; null when the pause took no day
     * @param counted how it was counted; null when somebody chose the date
     */
    public record GivenBack(int days, Instant dueAt, String basis, CountedLimit counted) {

        static final GivenBack NOTHING = new GivenBack(0, null, null, null);
    }

    private final WorkingCalendar calendar;
    private final CountedLimits limits;
    private final Deadlines deadlines;

    private final Tasks tasks;
    private final Clock clock;

    Reckoning(WorkingCalendar calendar, CountedLimits limits, Deadlines deadlines, Tasks tasks, Clock clock) {
        this.calendar = calendar;
        this.limits = limits;
        this.deadlines = deadlines;
        this.tasks = tasks;
        this.clock = clock;
    }

    /** @param what the pause, in Chinese */
    public GivenBack of(TaskFacts task, LocalDate until, String what) {
        if (task.pausedAt() == null || task.deadline().isStatutory()) {
            return GivenBack.NOTHING;
        }
        LocalDate since = Clocks.dateOf(task.pausedAt());
        return limits.of(task.id(), task.deadline().deadlineVersion())
                .map(limit -> counted(limit, since, until))
                .orElseGet(() -> within(task, chosen(task.dueAt(), since, until, what), what));
    }

    private GivenBack counted(CountedLimit limit, LocalDate since, LocalDate until) {
        int days = limit.dayKind() == DayKind.WORKING_DAY
                ? calendar.workingDaysBetween(since, until)
                : Math.toIntExact(ChronoUnit.DAYS.between(since, until));
        if (days <= 0) {
            return GivenBack.NOTHING;
        }
        CountedLimit later = limit.suspended(calendar.frozen(), days);
        return new GivenBack(days, later.dueAt(), later.basis(), later);
    }

    private GivenBack chosen(Instant dueAt, LocalDate since, LocalDate until, String what) {
        int days = calendar.workingDaysBetween(since, until);
        return days <= 0
                ? GivenBack.NOTHING
                : new GivenBack(days, deadlines.later(dueAt, days), what + " " + days + " 个工作日，期限顺延", null);
    }

    /** What was handed down is not due after the task above, unless that is late already. */
    private GivenBack within(TaskFacts task, GivenBack given, String what) {
        Instant limit = task.parentId() == null || given.dueAt() == null
                ? null
                : tasks.limitAbove(task.id())
                        .filter(clock.instant()::isBefore)
                        .filter(given.dueAt()::isAfter)
                        .orElse(null);
        if (limit == null) {
            return given;
        }
        int days = calendar.workingDaysBetween(Clocks.lastDayOf(task.dueAt()), Clocks.lastDayOf(limit));
        return days <= 0
                ? GivenBack.NOTHING
                : new GivenBack(days, limit, what + "，期限顺延 " + days + " 个工作日，不晚于上级任务", null);
    }

    /** Keeps how the task's new limit was counted; after the act that moved it. */
    public void keep(TaskFacts task, GivenBack given) {
        if (given.counted() != null) {
            limits.own(task.id(), task.deadline().deadlineVersion(), task.organizationId(), given.counted());
        }
    }
}
