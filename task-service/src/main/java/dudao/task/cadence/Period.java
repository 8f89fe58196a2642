package dudao.task.cadence;

import dudao.commons.problems.RuleViolation;
import dudao.commons.time.WorkingCalendar;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A day, week, month, quarter, semester or year. What belongs to it is due on its last day, or on the first working day
 * after it when that is a day of rest (民法典 Art. 203); what belongs to a day is due on that day.
 *
 * @param rest whether it is a single day of rest
 */
public record Period(String per, LocalDate startsOn, LocalDate endsOn, LocalDate dueOn, boolean rest) {

    static final List<String> LENGTHS = List.of("day", "week", "month", "quarter", "semester", "year");

    private static final Map<String, String> LENGTH_OF = Map.of(
            "0000-00-00",
            "day",
            "0000-W00",
            "week",
            "0000-00",
            "month",
            "0000-Q0",
            "quarter",
            "0000-S0",
            "semester",
            "0000",
            "year");
    private static final int MONTHS_A_QUARTER = 3;
    private static final int MONTHS_A_SEMESTER = 6;

    static Period containing(LocalDate day, String per, WorkingCalendar calendar) {
        LocalDate start = start(day, per);
        LocalDate end = next(start, per).minusDays(1);
        boolean single = per.equals("day");
        return new Period(per, start, end, single ? end : calendar.roll(end), single && !calendar.isWorkingDay(start));
    }

    /** Those that have a day between the two, both included. */
    static List<Period> between(LocalDate from, LocalDate to, String per, WorkingCalendar calendar) {
        List<Period> periods = new ArrayList<>();
        for (LocalDate day = start(from, per); !day.isAfter(to); day = next(day, per)) {
            periods.add(containing(day, per, calendar));
        }
        return periods;
    }

    /** 2026-03-02, 2026-W10, 2026-03, 2026-Q1, 2026-S1 (春季学期; S2 is the one that begins in August), 2026. */
    static String label(String per, LocalDate start) {
        return switch (per) {
            case "day" -> start.toString();
            case "week" -> DateTimeFormatter.ISO_WEEK_DATE.format(start).substring(0, 8);
            case "month" -> start.toString().substring(0, 7);
            case "quarter" -> start.getYear() + "-Q" + (start.getMonthValue() + 2) / MONTHS_A_QUARTER;
            case "semester" -> start.getYear() + "-S" + (start.getMonth() == Month.FEBRUARY ? 1 : 2);
            default -> String.valueOf(start.getYear());
        };
    }

    /** @param where the field or parameter that is at fault, as a pointer */
    static Period labelled(String label, String where, WorkingCalendar calendar) {
        String per = LENGTH_OF.getOrDefault(label.replaceAll("\\d", "0"), "");
        try {
            return containing(firstDay(label, per), per, calendar);
        } catch (DateTimeException | IllegalArgumentException unreadable) {
            throw RuleViolation.of(
                            where.startsWith("?") ? "INVALID_PARAMETER" : "VALIDATION_FAILED", "没有这样的时段 " + label)
                    .at(where, "如 2026-03-02、2026-W10、2026-03、2026-Q1、2026-S1、2026");
        }
    }

    private static LocalDate firstDay(String label, String per) {
        int last = label.isEmpty() ? 0 : label.charAt(label.length() - 1) - '0';
        return switch (per) {
            case "day" -> LocalDate.parse(label);
            case "week" -> LocalDate.parse(label + "-1", DateTimeFormatter.ISO_WEEK_DATE);
            case "month" -> LocalDate.parse(label + "-01");
            case "quarter" -> LocalDate.of(year(label), (last - 1) * MONTHS_A_QUARTER + 1, 1);
            case "semester" -> LocalDate.of(year(label), (last - 1) * MONTHS_A_SEMESTER + 2, 1);
            case "year" -> LocalDate.of(year(label), 1, 1);
            default -> throw new IllegalArgumentException(label);
        };
    }

    private static int year(String label) {
        return Integer.parseInt(label.substring(0, 4));
    }

    private static LocalDate start(LocalDate day, String per) {
        return switch (per) {
            case "day" -> day;
            case "week" -> day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
            case "month" -> day.withDayOfMonth(1);
            case "quarter" -> day.withDayOfMonth(1).minusMonths((day.getMonthValue() - 1) % MONTHS_A_QUARTER);
            case "semester" -> semester(day);
            case "year" -> day.withDayOfYear(1);
            default -> throw new IllegalArgumentException(per);
        };
    }

    /** 春季学期 from 1 February, 秋季学期 from 1 August. */
    private static LocalDate semester(LocalDate day) {
        Month month = day.getMonth();
        if (month == Month.JANUARY) {
            return LocalDate.of(day.getYear() - 1, Month.AUGUST, 1);
        }
        return LocalDate.of(day.getYear(), month.compareTo(Month.AUGUST) < 0 ? Month.FEBRUARY : Month.AUGUST, 1);
    }

    private static LocalDate next(LocalDate start, String per) {
        return switch (per) {
            case "day" -> start.plusDays(1);
            case "week" -> start.plusWeeks(1);
            case "month" -> start.plusMonths(1);
            case "quarter" -> start.plusMonths(MONTHS_A_QUARTER);
            case "semester" -> start.plusMonths(MONTHS_A_SEMESTER);
            case "year" -> start.plusYears(1);
            default -> throw new IllegalArgumentException(per);
        };
    }
}
