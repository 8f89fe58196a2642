package dudao.commons.time;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.MonthDay;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Rest days and working weekends of one year.
 *
 * @param source the notice the data comes from; null for a provisional year
 * @param rest days off besides ordinary weekends
 * @param work weekend days that are worked (调休)
 */
public record CalendarYear(int year, String source, boolean provisional, Set<LocalDate> rest, Set<LocalDate> work) {

    /** Fixed by date in the holiday regulation (全国年节及纪念日放假办法 Art. 2); the lunar ones are known only from the notice. */
    private static final List<MonthDay> FIXED = List.of(
            MonthDay.of(1, 1),
            MonthDay.of(5, 1),
            MonthDay.of(5, 2),
            MonthDay.of(10, 1),
            MonthDay.of(10, 2),
            MonthDay.of(10, 3));

    public CalendarYear {
        rest = Set.copyOf(rest);
        work = Set.copyOf(work);
    }

    /** A year whose notice has not been loaded: weekends and the holidays fixed by date. */
    static CalendarYear provisional(int year) {
        Set<LocalDate> rest = new HashSet<>();
        FIXED.forEach(day -> rest.add(day.atYear(year)));
        return new CalendarYear(year, null, true, rest, Set.of());
    }

    boolean isWorkingDay(LocalDate date) {
        if (work.contains(date)) {
            return true;
        }
        return !rest.contains(date)
                && date.getDayOfWeek() != DayOfWeek.SATURDAY
                && date.getDayOfWeek() != DayOfWeek.SUNDAY;
    }
}
