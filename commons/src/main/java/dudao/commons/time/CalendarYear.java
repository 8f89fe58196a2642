package dudao.commons.time;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.MonthDay;
import java.time.Year;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Rest days and working weekends of one year.
 *
 * @param version counts the notices loaded for the year from 1; 0 for a provisional year
 * @param source the notice the data comes from; null for a provisional year
 * @param rest days off besides ordinary weekends
 * @param work weekend days that are worked (调休)
 */
public record CalendarYear(
        int year, int version, String source, boolean provisional, Set<LocalDate> rest, Set<LocalDate> work) {

    /** Fixed by date in the holiday regulation (全国年节及纪念日放假办法 Art. 2); the lunar ones are known only from the notice. */
    private static final List<MonthDay> FIXED = List.of(
            MonthDay.of(1, 1),
            MonthDay.of(5, 1),
            MonthDay.of(5, 2),
            MonthDay.of(10, 1),
            MonthDay.of(10, 2),
            MonthDay.of(10, 3));

    public CalendarYear {
        version = provisional ? 0 : Math.max(1, version);
        rest = Set.copyOf(rest);
        work = Set.copyOf(work);
    }

    /** A year whose notice has not been loaded: weekends and the holidays fixed by date. */
    public static CalendarYear provisional(int year) {
        return new CalendarYear(year, 0, null, true, fixed(year), Set.of());
    }

    /** The holidays of a year that need no notice. */
    public static Set<LocalDate> fixed(int year) {
        return FIXED.stream().map(day -> day.atYear(year)).collect(Collectors.toUnmodifiableSet());
    }

    /** How a limit names what it was counted on: the notice's year, and which of its notices unless it is the first. */
    public String label() {
        String label = "CN-" + year;
        return provisional ? label + "(暂定)" : version == 1 ? label : label + "." + version;
    }

    boolean isWorkingDay(LocalDate date) {
        if (work.contains(date)) {
            return true;
        }
        return !rest.contains(date)
                && date.getDayOfWeek() != DayOfWeek.SATURDAY
                && date.getDayOfWeek() != DayOfWeek.SUNDAY;
    }

    /** For every day of the year, counted from 1, how many days up to and including it are worked. */
    int[] workedDays() {
        int[] worked = new int[Year.of(year).length() + 1];
        for (int day = 1; day < worked.length; day++) {
            worked[day] = worked[day - 1] + (isWorkingDay(LocalDate.ofYearDay(year, day)) ? 1 : 0);
        }
        return worked;
    }
}
