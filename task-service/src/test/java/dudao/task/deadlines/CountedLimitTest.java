package dudao.task.deadlines;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dudao.commons.time.CalendarYear;
import dudao.commons.time.Calendars;
import dudao.commons.time.DayKind;
import dudao.commons.time.WorkingCalendar;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CountedLimitTest {

    private final WorkingCalendar calendar =
            Calendars.load(JsonMapper.builder().addModule(new JavaTimeModule()).build());

    private CountedLimit limit(LocalDate start, int amount, DayKind kind) {
        return CountedLimit.counted(calendar, StartEvent.ASSIGNED, start, amount, kind);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-01-30, 20, WORKING_DAY, 0, 2026-03-05",
        "2026-02-13, 1, WORKING_DAY, 0, 2026-02-14",
        "2026-02-13, 1, WORKING_DAY, 1, 2026-02-24",
        "2026-04-30, 3, WORKING_DAY, 2, 2026-05-11",
        "2026-09-05, 30, CALENDAR_DAY, 0, 2026-10-08",
        "2026-01-20, 30, CALENDAR_DAY, 0, 2026-02-24",
        "2026-01-15, 30, CALENDAR_DAY, 1, 2026-02-24",
        "2026-01-31, 1, MONTH, 0, 2026-02-28",
    })
    void whatASuspensionTookIsAddedInTheKindOfThePeriodAndRolledAgain(
            LocalDate start, int amount, DayKind kind, int suspended, LocalDate expected) {
        CountedLimit limit = limit(start, amount, kind).suspended(calendar, suspended);
        assertEquals(expected, limit.dueOn());
        assertEquals(suspended, limit.suspendedDays());
    }

    @Test
    void aLimitSaysAllThatIsNeededToCountItAgain() {
        CountedLimit limit = limit(LocalDate.of(2026, 9, 5), 30, DayKind.CALENDAR_DAY);
        assertTrue(limit.rolled());
        assertEquals("CN-2026", limit.calendar());
        assertFalse(limit.provisional());
        assertTrue(limit.article().contains("民法典"));
        assertTrue(limit.basis().startsWith("交办日起算:自 2026-09-05"), limit::basis);
        assertEquals(limit, limit.on(calendar));
    }

    /** Day by day: what was suspended does not count. */
    @Test
    void suspendedWorkingDaysAreLikeDaysThatWereNotThere() {
        long seed = System.nanoTime();
        SplittableRandom random = new SplittableRandom(seed);
        for (int n = 0; n < 1000; n++) {
            LocalDate start = LocalDate.of(2025, 1, 1).plusDays(random.nextInt(500));
            int amount = random.nextInt(1, 60);
            int days = random.nextInt(1, 30);
            LocalDate day = start;
            for (int left = amount + days; left > 0; ) {
                day = day.plusDays(1);
                if (calendar.workingDaysBetween(day.minusDays(1), day) == 1) {
                    left--;
                }
            }
            LocalDate counted = limit(start, amount, DayKind.WORKING_DAY)
                    .suspended(calendar, days)
                    .dueOn();
            assertEquals(day, counted, () -> "seed " + seed + ": " + start + " + " + amount + " + " + days);
        }
    }

    @Test
    void aNoticeMovesTheLimitWithTheDaysThatWereGivenBack() {
        LocalDate monday = LocalDate.of(2027, 3, 1);
        CountedLimit limit =
                limit(LocalDate.of(2027, 2, 26), 1, DayKind.WORKING_DAY).suspended(calendar, 2);
        assertEquals(LocalDate.of(2027, 3, 3), limit.dueOn());
        assertTrue(limit.provisional());
        Set<LocalDate> rest = new HashSet<>(CalendarYear.fixed(2027));
        rest.add(monday);
        CountedLimit again = limit.on(calendar.with(new CalendarYear(2027, 1, "示例通知", false, rest, Set.of())));
        assertEquals(LocalDate.of(2027, 3, 4), again.dueOn());
        assertFalse(again.provisional());
        assertEquals(2, again.suspendedDays());
    }
}
