package dudao.task.cadence;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dudao.commons.problems.RuleViolation;
import dudao.commons.time.Calendars;
import dudao.commons.time.WorkingCalendar;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class PeriodTest {

    private final WorkingCalendar calendar = Calendars.load(new ObjectMapper().registerModule(new JavaTimeModule()));

    private void containing(String day, String per, String from, String to, String due, String label) {
        Period period = Period.containing(LocalDate.parse(day), per, calendar);
        assertEquals(
                List.of(from, to, due),
                List.of(
                        period.startsOn().toString(),
                        period.endsOn().toString(),
                        period.dueOn().toString()),
                day + " " + per);
        assertEquals(label, Period.label(per, period.startsOn()));
        assertEquals(period, Period.labelled(label, "?period", calendar));
    }

    @Test
    void aPeriodIsDueOnItsLastDayOrTheFirstWorkingDayAfterIt() {
        containing("2026-03-04", "day", "2026-03-04", "2026-03-04", "2026-03-04", "2026-03-04");
        // A make-up Saturday before the Spring Festival; the Sunday after it is a holiday.
        containing("2026-02-14", "week", "2026-02-09", "2026-02-15", "2026-02-24", "2026-W07");
        containing("2026-01-31", "month", "2026-01-01", "2026-01-31", "2026-02-02", "2026-01");
        containing("2026-05-15", "month", "2026-05-01", "2026-05-31", "2026-06-01", "2026-05");
        containing("2026-08-20", "quarter", "2026-07-01", "2026-09-30", "2026-09-30", "2026-Q3");
        containing("2026-01-10", "semester", "2025-08-01", "2026-01-31", "2026-02-02", "2025-S2");
        containing("2026-03-10", "semester", "2026-02-01", "2026-07-31", "2026-07-31", "2026-S1");
        containing("2026-12-31", "year", "2026-01-01", "2026-12-31", "2026-12-31", "2026");
        containing("2027-01-02", "week", "2026-12-28", "2027-01-03", "2027-01-04", "2026-W53");
    }

    @Test
    void daysOfRestAreKnown() {
        for (String rest : List.of("2026-03-07", "2026-10-01", "2026-02-23")) {
            assertEquals(
                    true,
                    Period.containing(LocalDate.parse(rest), "day", calendar).rest(),
                    rest);
        }
        for (String work : List.of("2026-03-06", "2026-02-14", "2026-10-10")) {
            assertEquals(
                    false,
                    Period.containing(LocalDate.parse(work), "day", calendar).rest(),
                    work);
        }
    }

    @Test
    void periodsFollowEachOtherWithoutAGap() {
        for (String per : Period.LENGTHS) {
            List<Period> periods = Period.between(LocalDate.of(2025, 11, 3), LocalDate.of(2027, 2, 1), per, calendar);
            for (int n = 1; n < periods.size(); n++) {
                assertEquals(
                        periods.get(n - 1).endsOn().plusDays(1), periods.get(n).startsOn(), per);
            }
        }
    }

    @Test
    void whatIsNoPeriodIsRefused() {
        for (String no : List.of("", "x", "2026-13", "2026-02-30", "2026-Q5", "2026-S3", "2026-W54", "26", "2026-Q0")) {
            assertThrows(RuleViolation.class, () -> Period.labelled(no, "?period", calendar), no);
        }
    }
}
