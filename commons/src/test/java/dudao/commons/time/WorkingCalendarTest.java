package dudao.commons.time;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WorkingCalendarTest {

    private static final List<CalendarYear> PAPER = Calendars.shippedYears(
            JsonMapper.builder().addModule(new JavaTimeModule()).build());

    private final WorkingCalendar calendar =
            Calendars.load(JsonMapper.builder().addModule(new JavaTimeModule()).build());

    @ParameterizedTest
    @CsvSource({
        "2026-01-30, 20, 2026-03-05",
        "2026-02-13, 1, 2026-02-14",
        "2026-02-13, 5, 2026-02-27",
        "2026-04-30, 3, 2026-05-08",
        "2026-09-18, 10, 2026-10-09",
        "2026-09-24, 20, 2026-10-29",
    })
    void addsWorkingDaysAcrossHolidaysAndMakeUpDays(LocalDate start, int amount, LocalDate expected) {
        assertEquals(expected, calendar.add(start, amount, DayKind.WORKING_DAY));
    }

    @ParameterizedTest
    @CsvSource({
        "2026-01-20, 30, 2026-02-24",
        "2026-01-15, 30, 2026-02-14",
        "2026-09-05, 30, 2026-10-08",
    })
    void rollsALastDayThatIsARestDay(LocalDate start, int days, LocalDate expected) {
        assertEquals(expected, calendar.roll(calendar.add(start, days, DayKind.CALENDAR_DAY)));
    }

    @ParameterizedTest
    @CsvSource({"2024, 251", "2025, 248", "2026, 248"})
    void yearHasTheWorkingDaysOfItsNotice(int year, int expected) {
        LocalDate before = LocalDate.of(year - 1, 12, 31);
        assertEquals(expected, calendar.workingDaysBetween(before, LocalDate.of(year, 12, 31)));
    }

    /** Last day of a limit; three and one working days before it; one, three and six after it. */
    @ParameterizedTest
    @CsvSource({
        "2026-10-12, 2026-10-08, 2026-10-10, 2026-10-13, 2026-10-15, 2026-10-20",
        "2026-02-14, 2026-02-11, 2026-02-13, 2026-02-24, 2026-02-26, 2026-03-02",
        "2026-05-08, 2026-04-30, 2026-05-07, 2026-05-09, 2026-05-12, 2026-05-15",
        "2026-11-20, 2026-11-17, 2026-11-19, 2026-11-23, 2026-11-25, 2026-11-30",
    })
    void daysAroundALimitAreWorkingDays(
            LocalDate due, LocalDate near, LocalDate last, LocalDate urged, LocalDate supervised, LocalDate reported) {
        assertEquals(near, calendar.plusWorkingDays(due, -3));
        assertEquals(last, calendar.plusWorkingDays(due, -1));
        assertEquals(urged, calendar.plusWorkingDays(due, 1));
        assertEquals(supervised, calendar.plusWorkingDays(due, 3));
        assertEquals(reported, calendar.plusWorkingDays(due, 6));
    }

    @Test
    void noWorkingDayPassesInAHoliday() {
        assertEquals(0, calendar.workingDaysBetween(LocalDate.of(2026, 2, 14), LocalDate.of(2026, 2, 23)));
    }

    @Test
    void monthEndsOnTheLastDayWhenThereIsNoCorrespondingOne() {
        LocalDate end = calendar.add(LocalDate.of(2026, 1, 31), 1, DayKind.MONTH);
        assertEquals(LocalDate.of(2026, 2, 28), end);
        assertEquals(end, calendar.roll(end), "a make-up Saturday is worked, so nothing rolls");
    }

    @Test
    void datesBeyondTheLastNoticeAreProvisional() {
        LocalDate start = LocalDate.of(2026, 12, 30);
        assertTrue(calendar.isProvisional(start, LocalDate.of(2027, 1, 5)));
        assertFalse(calendar.isProvisional(start, LocalDate.of(2026, 12, 31)));
        assertFalse(calendar.isWorkingDay(LocalDate.of(2027, 1, 1)), "New Year is fixed by law");
        assertFalse(calendar.isWorkingDay(LocalDate.of(2027, 10, 1)), "National Day is fixed by law");
    }

    @Test
    void countingUndoesAdding() {
        long seed = System.nanoTime();
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = 0; i < 2000; i++) {
            LocalDate start = LocalDate.of(2024, 1, 1).plusDays(random.nextInt(1000));
            int amount = random.nextInt(-60, 60);
            LocalDate end = calendar.plusWorkingDays(start, amount);
            int expected = amount < 0 && !calendar.isWorkingDay(start) ? amount + 1 : amount;
            // Counting back from a rest day excludes the first working day reached, because the end itself counts.
            int counted = calendar.workingDaysBetween(start, end);
            assertTrue(
                    counted == amount || counted == expected,
                    () -> "seed " + seed + ": " + start + " + " + amount + " = " + end + ", counted " + counted);
        }
    }

    /** The slow way: look at every day of the year's notice and strike off the days one by one. */
    @Test
    void countsLikeSomebodyWithAPaperCalendar() {
        long seed = System.nanoTime();
        SplittableRandom random = new SplittableRandom(seed);
        List<LocalDate> worked = LocalDate.of(2024, 1, 1)
                .datesUntil(LocalDate.of(2028, 1, 1))
                .filter(WorkingCalendarTest::isWorkedOnPaper)
                .toList();
        for (int i = 0; i < 2000; i++) {
            LocalDate start = LocalDate.of(2024, 2, 1).plusDays(random.nextInt(1100));
            int amount = random.nextInt(1, 200);
            LocalDate expected =
                    worked.stream().filter(day -> day.isAfter(start)).toList().get(amount - 1);
            LocalDate counted = calendar.plusWorkingDays(start, amount);
            assertEquals(expected, counted, () -> "seed " + seed + ": " + start + " + " + amount);
            LocalDate rolled = worked.stream()
                    .filter(day -> !day.isBefore(start))
                    .findFirst()
                    .orElseThrow();
            assertEquals(rolled, calendar.roll(start), () -> "seed " + seed + ": roll " + start);
        }
    }

    private static boolean isWorkedOnPaper(LocalDate day) {
        boolean weekend = day.getDayOfWeek().getValue() > 5;
        for (CalendarYear year : PAPER) {
            if (year.work().contains(day)) {
                return true;
            }
            if (year.rest().contains(day)) {
                return false;
            }
        }
        boolean fixed = day.getYear() == 2027
                && List.of("01-01", "05-01", "05-02", "10-01", "10-02", "10-03")
                        .contains(day.toString().substring(5));
        return !weekend && !fixed;
    }

    @Test
    void aLoadedNoticeReplacesTheProvisionalYearForEverybodyWhoCounts() {
        WorkingCalendar before = calendar.frozen();
        LocalDate start = LocalDate.of(2026, 12, 30);
        CalendarYear notice = new CalendarYear(
                2027,
                2,
                "示例通知",
                false,
                Set.of(LocalDate.of(2027, 1, 1), LocalDate.of(2027, 1, 4)),
                Set.of(LocalDate.of(2027, 1, 9)));

        assertEquals("CN-2027.2", before.with(notice).year(2027).label());
        calendar.replace(List.of(PAPER.get(2), notice));

        assertEquals(LocalDate.of(2027, 1, 4), before.plusWorkingDays(start, 2));
        assertEquals(LocalDate.of(2027, 1, 5), calendar.plusWorkingDays(start, 2));
        assertEquals(LocalDate.of(2027, 1, 9), calendar.plusWorkingDays(LocalDate.of(2027, 1, 8), 1));
        assertFalse(calendar.isProvisional(start, LocalDate.of(2027, 1, 5)));
        assertTrue(before.isProvisional(start, LocalDate.of(2027, 1, 5)));
    }
}
