package dudao.commons.time;

import dudao.commons.problems.RuleViolation;
import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.time.format.TextStyle;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Counts periods on the working calendar and says how it counted. */
@Singleton
public class Counting {

    public static final int MAX_AMOUNT = 10_000;
    public static final int FIRST_YEAR = 1900;
    public static final int LAST_YEAR = 2200;

    /**
     * @param rolled whether a last day that is a rest day was moved to the next working day
     * @param provisional whether a year is touched whose notice is not loaded, so that the date may still move
     * @param calendars version of the calendar of each year touched
     */
    public record Counted(
            LocalDate date, boolean rolled, boolean provisional, List<String> calendars, String explanation) {}

    private final WorkingCalendar calendar;

    public Counting(WorkingCalendar calendar) {
        this.calendar = calendar;
    }

    /** @param roll whether a last day that is a rest day moves to the next working day; a working day never does */
    public Counted add(LocalDate from, int amount, DayKind unit, boolean roll) {
        return add(calendar.frozen(), from, amount, unit, roll);
    }

    /** On another calendar than the one that holds now. */
    public static Counted add(WorkingCalendar calendar, LocalDate from, int amount, DayKind unit, boolean roll) {
        LocalDate counted = calendar.add(from, amount, unit);
        requireInRange(counted, "/amount");
        LocalDate date = roll ? calendar.roll(counted) : counted;
        boolean provisional = calendar.isProvisional(from, date);
        List<String> versions = IntStream.rangeClosed(
                        Math.min(from.getYear(), date.getYear()), Math.max(from.getYear(), date.getYear()))
                .mapToObj(year -> calendar.year(year).label())
                .toList();
        return new Counted(
                date,
                !date.equals(counted),
                provisional,
                versions,
                explain(calendar, from, amount, unit, counted, date) + (provisional ? ";有年份的放假安排尚未公布,日期暂定" : ""));
    }

    /** @param where the field or parameter that is at fault, as a pointer */
    public static void requireInRange(LocalDate date, String where) {
        if (date.getYear() < FIRST_YEAR || date.getYear() > LAST_YEAR) {
            throw RuleViolation.of("DATE_OUT_OF_RANGE", "日期应在 1900 到 2200 年之间").at(where, "超出 1900 到 2200 年");
        }
    }

    private static String explain(
            WorkingCalendar calendar, LocalDate from, int amount, DayKind unit, LocalDate counted, LocalDate date) {
        String sentence = "自 " + from + period(amount, unit) + "为 " + day(calendar, counted);
        return date.equals(counted) ? sentence : sentence + ",为休息日,顺延至 " + day(calendar, date);
    }

    private static String period(int amount, DayKind unit) {
        int size = Math.abs(amount);
        String direction = amount < 0 ? " 前一日起往前第 " : " 次日起第 ";
        return switch (unit) {
            case WORKING_DAY -> direction + size + " 个工作日";
            case CALENDAR_DAY -> direction + size + " 日";
            case MONTH -> (amount < 0 ? " 往前 " : " 起满 ") + size + " 个月";
            case YEAR -> (amount < 0 ? " 往前 " : " 起满 ") + size + " 年";
        };
    }

    private static String day(WorkingCalendar calendar, LocalDate date) {
        String weekday = date.getDayOfWeek().getDisplayName(TextStyle.SHORT, Locale.SIMPLIFIED_CHINESE);
        boolean madeUp = calendar.year(date.getYear()).work().contains(date);
        return date + "(" + weekday + (madeUp ? ",调休上班" : "") + ")";
    }

    /** As a limit explains itself: how it was counted and on which calendar. */
    public static String basis(Counted counted) {
        return counted.explanation() + ";日历版本 " + counted.calendars().stream().collect(Collectors.joining("、"));
    }
}
