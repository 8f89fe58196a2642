package dudao.commons.time;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dudao.commons.problems.RuleViolation;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CountingTest {

    private final Counting counting = new Counting(
            Calendars.load(JsonMapper.builder().addModule(new JavaTimeModule()).build()));

    @ParameterizedTest
    @CsvSource({
        "2026-01-30, 20, WORKING_DAY, false, 2026-03-05",
        "2026-02-13, 1, WORKING_DAY, false, 2026-02-14",
        "2026-02-13, 5, WORKING_DAY, false, 2026-02-27",
        "2026-04-30, 3, WORKING_DAY, false, 2026-05-08",
        "2026-09-18, 10, WORKING_DAY, false, 2026-10-09",
        "2026-09-24, 20, WORKING_DAY, false, 2026-10-29",
        "2026-02-24, -1, WORKING_DAY, false, 2026-02-14",
        "2026-01-20, 30, CALENDAR_DAY, false, 2026-02-19",
        "2026-01-20, 30, CALENDAR_DAY, true, 2026-02-24",
        "2026-01-15, 30, CALENDAR_DAY, true, 2026-02-14",
        "2026-09-05, 30, CALENDAR_DAY, true, 2026-10-08",
        "2026-01-31, 1, MONTH, true, 2026-02-28",
        "2024-02-29, 1, YEAR, false, 2025-02-28"
    })
    void periodsEndWhereTheLawSays(LocalDate from, int amount, DayKind unit, boolean roll, LocalDate date) {
        assertEquals(date, counting.add(from, amount, unit, roll).date());
    }

    @Test
    void itSaysHowItCounted() {
        Counting.Counted counted = counting.add(LocalDate.of(2026, 2, 13), 1, DayKind.WORKING_DAY, false);
        assertEquals("自 2026-02-13 次日起第 1 个工作日为 2026-02-14(周六,调休上班)", counted.explanation());
        assertEquals(List.of("CN-2026"), counted.calendars());
        Counting.Counted rolled = counting.add(LocalDate.of(2026, 1, 20), 30, DayKind.CALENDAR_DAY, true);
        assertTrue(rolled.rolled());
        assertEquals("自 2026-01-20 次日起第 30 日为 2026-02-19(周四),为休息日,顺延至 2026-02-24(周二)", rolled.explanation());
    }

    @Test
    void aDateBeyondTheLastNoticeIsProvisional() {
        Counting.Counted counted = counting.add(LocalDate.of(2026, 12, 20), 20, DayKind.WORKING_DAY, false);
        assertTrue(counted.provisional());
        assertEquals(List.of("CN-2026", "CN-2027(暂定)"), counted.calendars());
        assertTrue(counted.explanation().contains("暂定"), counted::explanation);
        assertFalse(counting.add(LocalDate.of(2026, 12, 1), 20, DayKind.WORKING_DAY, false)
                .provisional());
    }

    @Test
    void whatLiesOutsideTwoHundredYearsIsRefused() {
        LocalDate from = LocalDate.of(2026, 1, 1);
        RuleViolation refused = assertThrows(RuleViolation.class, () -> counting.add(from, 10_000, DayKind.YEAR, true));
        assertEquals("DATE_OUT_OF_RANGE", refused.code());
    }
}
