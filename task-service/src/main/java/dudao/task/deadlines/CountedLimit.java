package dudao.task.deadlines;

import dudao.commons.time.Clocks;
import dudao.commons.time.Counting;
import dudao.commons.time.DayKind;
import dudao.commons.time.WorkingCalendar;
import java.time.Instant;
import java.time.LocalDate;

/**
 * A counted limit: by what rule, from when, how long, on which calendar.
 *
 * @param rule PERIOD of one laid down with the task; more may come
 * @param startsOn the day of the start event, which is not counted (民法典第二百零一条)
 * @param suspendedDays days given back, working days of a period of working days and calendar days of any other; they are
 *     added after the period
 * @param calendar versions of the calendar of the years touched
 * @param provisional whether a year is touched whose notice is not loaded
 * @param basis the sentence that explains it
 */
public record CountedLimit(
        String rule,
        String article,
        StartEvent startEvent,
        LocalDate startsOn,
        int amount,
        DayKind dayKind,
        boolean rolled,
        int suspendedDays,
        Instant dueAt,
        String calendar,
        boolean provisional,
        String basis) {

    public static final String PERIOD = "PERIOD";

    /** Of periods, and that a last day which is a rest day moves on. */
    private static final String ARTICLE = "民法典第二百零一条、第二百零二条、第二百零三条";

    public static CountedLimit counted(
            WorkingCalendar calendar, StartEvent start, LocalDate startsOn, int amount, DayKind kind) {
        // A last day that is a rest day moves on (民法典 Art. 203); working days never end on one.
        Counting.Counted counted = Counting.add(calendar, startsOn, amount, kind, true);
        return new CountedLimit(
                PERIOD,
                ARTICLE,
                start,
                startsOn,
                amount,
                kind,
                counted.rolled(),
                0,
                Clocks.endOf(counted.date()),
                String.join("、", counted.calendars()),
                counted.provisional(),
                start.words + Counting.basis(counted));
    }

    public LocalDate dueOn() {
        return Clocks.lastDayOf(dueAt);
    }

    /** The same limit counted on another calendar. */
    public CountedLimit on(WorkingCalendar calendar) {
        return counted(calendar, startEvent, startsOn, amount, dayKind).suspended(calendar, suspendedDays);
    }

    /** With days given back: added in the kind of the period, then rolled again. */
    public CountedLimit suspended(WorkingCalendar calendar, int days) {
        if (days == 0) {
            return this;
        }
        boolean working = dayKind == DayKind.WORKING_DAY;
        LocalDate later = working ? calendar.plusWorkingDays(dueOn(), days) : calendar.roll(dueOn().plusDays(days));
        return new CountedLimit(
                rule,
                article,
                startEvent,
                startsOn,
                amount,
                dayKind,
                rolled,
                suspendedDays + days,
                Clocks.endOf(later),
                this.calendar,
                provisional || calendar.isProvisional(startsOn, later),
                basis + ";停止计算 " + days + (working ? " 个工作日" : " 日") + ",顺延至 " + later);
    }
}
