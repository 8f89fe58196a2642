package dudao.commons.time;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Working days of the People's Republic, make-up days (调休) included. The starting day is never counted (民法典 Art. 201);
 * months end on the corresponding day or at month-end (Art. 202); a last day that is a rest day may roll on (Art. 203). Its years can be replaced while it is used.
 */
public final class WorkingCalendar {

    private static final int YEARS_AHEAD = 3;

    private volatile Years years;

    /** Never changed but for provisional years, which are always the same. */
    private record Years(Map<Integer, CalendarYear> known, int first, int last, Map<Integer, int[]> worked) {

        static Years of(Collection<CalendarYear> announced) {
            Map<Integer, CalendarYear> known = announced.stream()
                    .collect(Collectors.toMap(
                            CalendarYear::year, Function.identity(), (a, b) -> b, ConcurrentHashMap::new));
            return new Years(
                    known, Collections.min(known.keySet()), Collections.max(known.keySet()), new ConcurrentHashMap<>());
        }

        CalendarYear year(int year) {
            return known.computeIfAbsent(year, CalendarYear::provisional);
        }

        /** How many days of its year are worked up to and including this one. */
        int workedUntil(LocalDate day) {
            int[] counted = worked.get(day.getYear());
            if (counted == null) {
                counted = year(day.getYear()).workedDays();
                worked.put(day.getYear(), counted);
            }
            return counted[day.getDayOfYear()];
        }
    }

    public WorkingCalendar(Collection<CalendarYear> announced) {
        this(Years.of(announced));
    }

    private WorkingCalendar(Years years) {
        this.years = years;
    }

    /** Counts on these years from now on; who counts at this moment sees the old years or the new ones. */
    public void replace(Collection<CalendarYear> announced) {
        years = Years.of(announced);
    }

    /** The same with what another one counts on. */
    public void replaceBy(WorkingCalendar other) {
        years = other.years;
    }

    /** As it is now, whatever is loaded later: for whoever asks more than one question. */
    public WorkingCalendar frozen() {
        return new WorkingCalendar(years);
    }

    /** The same with another version of one year. */
    public WorkingCalendar with(CalendarYear year) {
        Map<Integer, CalendarYear> all = new HashMap<>(years.known());
        all.values().removeIf(CalendarYear::provisional);
        all.put(year.year(), year);
        return new WorkingCalendar(all.values());
    }

    public CalendarYear year(int year) {
        return years.year(year);
    }

    public boolean isWorkingDay(LocalDate date) {
        return year(date.getYear()).isWorkingDay(date);
    }

    /** The {@code amount}-th working day after {@code from}; a negative amount counts back. */
    public LocalDate plusWorkingDays(LocalDate from, int amount) {
        int step = Integer.signum(amount);
        LocalDate date = from;
        for (int left = Math.abs(amount); left > 0; ) {
            date = date.plusDays(step);
            if (isWorkingDay(date)) {
                left--;
            }
        }
        return date;
    }

    /** {@code date} itself or, when it is a rest day, the first working day after the rest. */
    public LocalDate roll(LocalDate date) {
        LocalDate rolled = date;
        while (!isWorkingDay(rolled)) {
            rolled = rolled.plusDays(1);
        }
        return rolled;
    }

    /** Working days after {@code from} up to and including {@code to}; negative when {@code to} lies before. */
    public int workingDaysBetween(LocalDate from, LocalDate to) {
        if (to.isBefore(from)) {
            return -workingDaysBetween(to, from);
        }
        Years now = years;
        int count = now.workedUntil(to) - now.workedUntil(from);
        for (int year = from.getYear(); year < to.getYear(); year++) {
            count += now.workedUntil(LocalDate.of(year, 12, 31));
        }
        return count;
    }

    public LocalDate add(LocalDate from, int amount, DayKind kind) {
        return switch (kind) {
            case WORKING_DAY -> plusWorkingDays(from, amount);
            case CALENDAR_DAY -> from.plusDays(amount);
            case MONTH -> from.plusMonths(amount);
            case YEAR -> from.plusYears(amount);
        };
    }

    /** Whether a computation that runs from one date to the other touches a year whose notice is not loaded. */
    public boolean isProvisional(LocalDate from, LocalDate to) {
        LocalDate last = to.isBefore(from) ? from : to;
        LocalDate first = to.isBefore(from) ? to : from;
        return first.datesUntil(last.plusDays(1))
                .map(LocalDate::getYear)
                .distinct()
                .anyMatch(year -> year(year).provisional());
    }

    /** Days off besides ordinary weekends, from the first announced year to some years after the last. */
    public List<LocalDate> restDays() {
        return days(CalendarYear::rest);
    }

    /** Weekend days that are worked (调休), of the same years. */
    public List<LocalDate> makeUpDays() {
        return days(CalendarYear::work);
    }

    private List<LocalDate> days(Function<CalendarYear, Set<LocalDate>> kind) {
        WorkingCalendar now = frozen();
        return IntStream.rangeClosed(now.years.first(), now.years.last() + YEARS_AHEAD)
                .mapToObj(now::year)
                .flatMap(year -> kind.apply(year).stream())
                .sorted()
                .toList();
    }
}
