package dudao.inspection.requests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dudao.commons.problems.RuleViolation;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class DaysTest {

    private static final LocalDate DAY = LocalDate.of(2026, 11, 21);

    private static Clock at(String instant) {
        return Clock.fixed(Instant.parse(instant), ZoneOffset.UTC);
    }

    @Test
    void aLimitIsInTimeUntilMidnightInShanghai() {
        assertEquals(DAY, Days.limit("/dueOn", DAY, at("2026-11-21T15:59:59Z")));
        RuleViolation late =
                assertThrows(RuleViolation.class, () -> Days.limit("/dueOn", DAY, at("2026-11-21T16:00:00Z")));
        assertEquals("DUE_IN_PAST", late.code());
    }

    @Test
    void momentsAreShownAsInShanghai() {
        assertEquals(OffsetDateTime.parse("2026-11-22T00:00:00+08:00"), Days.endOf(DAY));
        assertEquals(
                "2026-11-21T08:00+08:00",
                Days.shown(Instant.parse("2026-11-21T00:00:00Z")).toString());
    }
}
