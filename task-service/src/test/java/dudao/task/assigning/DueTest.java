package dudao.task.assigning;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dudao.commons.problems.RuleViolation;
import dudao.commons.time.Calendars;
import dudao.commons.time.DayKind;
import dudao.commons.time.WorkingCalendar;
import dudao.task.plans.Audience;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DueTest {

    private static final WorkingCalendar CALENDAR =
            Calendars.load(JsonMapper.builder().addModule(new JavaTimeModule()).build());
    /** 2026-02-13 in the afternoon. */
    private static final Instant NOW = Instant.parse("2026-02-13T07:00:00Z");

    private static NewAssignment wanted(LocalDate dueOn, String dueAt, Integer amount, DayKind unit) {
        OffsetDateTime at = dueAt == null ? null : OffsetDateTime.parse(dueAt);
        return new NewAssignment(UUID.randomUUID(), null, dueOn, at, amount, unit);
    }

    private static Due due(NewAssignment wanted, LocalDate ofMeasure) {
        return Due.of(wanted, ofMeasure, NOW, CALENDAR);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "2026-06-30|||2026-06-30T16:00:00Z|按交办时规定的期限 2026-06-30(24:00)",
                "|2026-06-30T17:30:00+08:00||2026-06-30T09:30:00Z|按交办时规定的期限 2026-06-30 17:30",
                "||1|2026-02-14T16:00:00Z|交办日起算:自 2026-02-13 次日起第 1 个工作日为 2026-02-14(周六,调休上班);日历版本 CN-2026",
                "|||2026-12-31T16:00:00Z|按举措规定的期限 2026-12-31(24:00)"
            })
    void theLimitEndsAtMidnightAndExplainsItself(
            LocalDate dueOn, String dueAt, Integer amount, Instant at, String basis) {
        DayKind unit = amount == null ? null : DayKind.WORKING_DAY;
        Due due = due(wanted(dueOn, dueAt, amount, unit), LocalDate.of(2026, 12, 31));
        assertEquals(at, due.at());
        assertEquals(basis, due.basis());
    }

    @Test
    void aMonthThatEndsOnARestDayMovesOnAndAYearWithoutNoticeIsProvisional() {
        Due due = due(wanted(null, null, 12, DayKind.MONTH), null);
        assertEquals(Instant.parse("2027-02-15T16:00:00Z"), due.at());
        assertTrue(due.provisional());
        assertTrue(due.basis().contains("暂定"), due::basis);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-02-12, , DUE_IN_PAST",
        ", 2026-02-13T15:00:00+08:00, DUE_IN_PAST",
        ", , DUE_REQUIRED",
        "2201-01-01, , DATE_OUT_OF_RANGE",
        ", 9999-01-01T00:00:00Z, DATE_OUT_OF_RANGE"
    })
    void whatCannotBeALimitIsRefused(LocalDate dueOn, String dueAt, String code) {
        NewAssignment wanted = wanted(dueOn, dueAt, null, null);
        assertEquals(
                code, assertThrows(RuleViolation.class, () -> due(wanted, null)).code());
    }

    @Test
    void theDayItselfIsStillATime() {
        assertEquals(
                Instant.parse("2026-02-13T16:00:00Z"),
                due(wanted(LocalDate.of(2026, 2, 13), null, null, null), null).at());
    }

    @Test
    void oneWayToSayItAndOneWayToName() {
        UUID measure = UUID.randomUUID();
        LocalDate day = LocalDate.of(2026, 6, 30);
        Audience nobody = new Audience(null, null, measure, null, "PUBLIC");
        Audience both = new Audience(List.of(measure), List.of("SCHOOL"), null, null, null);
        for (NewAssignment wrong : List.of(
                new NewAssignment(measure, null, day, null, 3, DayKind.MONTH),
                new NewAssignment(measure, null, null, null, 3, null),
                new NewAssignment(measure, null, null, null, null, DayKind.MONTH),
                new NewAssignment(measure, nobody, day, null, null, null),
                new NewAssignment(measure, both, day, null, null, null))) {
            assertEquals(
                    "VALIDATION_FAILED",
                    assertThrows(RuleViolation.class, wrong::check).code(),
                    wrong::toString);
        }
    }
}
