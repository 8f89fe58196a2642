package dudao.commons.time;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dudao.commons.testing.TestPostgres;
import dudao.commons.time.Lights.Clocking;
import dudao.commons.time.Lights.Phase;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LightsTest {

    private static final Instant LONG_AGO = Clocks.startOf(LocalDate.of(2025, 1, 6));

    private final Lights lights = new Lights(
            Calendars.load(JsonMapper.builder().addModule(new JavaTimeModule()).build()));

    @ParameterizedTest
    @CsvSource({
        "2026-10-12, 2026-10-07, GREEN",
        "2026-10-12, 2026-10-08, YELLOW",
        "2026-10-12, 2026-10-12, YELLOW",
        "2026-10-12, 2026-10-13, RED",
        "2026-10-12, 2026-10-19, RED",
        "2026-10-12, 2026-10-20, DARK_RED",
        "2026-02-14, 2026-02-10, GREEN",
        "2026-02-14, 2026-02-11, YELLOW",
        "2026-02-14, 2026-02-15, RED",
        "2026-02-14, 2026-02-23, RED",
        "2026-02-14, 2026-02-28, RED",
        "2026-02-14, 2026-03-02, DARK_RED",
        "2026-05-08, 2026-04-29, GREEN",
        "2026-05-08, 2026-04-30, YELLOW",
        "2026-05-08, 2026-05-09, RED",
        "2026-05-08, 2026-05-15, DARK_RED",
        "2026-11-20, 2026-11-16, GREEN",
        "2026-11-20, 2026-11-17, YELLOW",
        "2026-11-20, 2026-11-21, RED",
        "2026-11-20, 2026-11-27, RED",
        "2026-11-20, 2026-11-30, DARK_RED",
    })
    void changesColourOnWorkingDays(LocalDate due, LocalDate asOf, Light expected) {
        Clocking duty = new Clocking(Phase.OPEN, LONG_AGO, Clocks.endOf(due), null);

        assertEquals(expected, lights.at(Clocks.endOf(asOf), duty));
    }

    @Test
    void inTheHolidayNoWorkingDayIsLost() {
        LocalDate due = LocalDate.of(2026, 2, 14);

        assertEquals(0, lights.workingDaysLeft(Clocks.endOf(LocalDate.of(2026, 2, 23)), Clocks.endOf(due)));
    }

    @Test
    void aShortDutyIsNearOnlyInItsLastTenth() {
        LocalDate due = LocalDate.of(2026, 11, 20);
        Clocking duty = new Clocking(Phase.OPEN, Clocks.startOf(due.minusDays(9)), Clocks.endOf(due), null);

        assertEquals(Light.GREEN, lights.at(Clocks.endOf(due.minusDays(1)), duty));
        assertEquals(Light.YELLOW, lights.at(Clocks.endOf(due.minusDays(1)).plusSeconds(1), duty));
    }

    @Test
    void whatWaitsForReviewKeepsTheColourItCameInWith() {
        Instant due = Clocks.endOf(LocalDate.of(2026, 10, 12));
        Instant asOf = Clocks.endOf(LocalDate.of(2027, 3, 1));

        assertEquals(Light.BLUE, lights.at(asOf, new Clocking(Phase.AWAITING_REVIEW, LONG_AGO, due, due)));
        assertEquals(
                Light.RED, lights.at(asOf, new Clocking(Phase.AWAITING_REVIEW, LONG_AGO, due, due.plusSeconds(1))));
    }

    @Test
    void terminalAndPausedComeFirst() {
        Instant due = Clocks.endOf(LocalDate.of(2026, 10, 12));
        Instant late = due.plusSeconds(1_000_000);

        assertEquals(Light.NONE, lights.at(late, new Clocking(Phase.DONE, LONG_AGO, due, null)));
        assertEquals(Light.PAUSED, lights.at(late, new Clocking(Phase.PAUSED, LONG_AGO, due, null)));
        assertEquals(
                Light.GREY,
                lights.at(LONG_AGO.plusSeconds(1), new Clocking(Phase.UNACKNOWLEDGED, LONG_AGO, due, null)));
    }

    @Test
    void theSqlGivesTheSameColours() {
        long seed = System.nanoTime();
        System.out.println("LightsTest seed " + seed);
        SplittableRandom random = new SplittableRandom(seed);
        Instant from = Clocks.startOf(LocalDate.of(2024, 1, 2));
        try (Handle handle = Jdbi.open(() -> TestPostgres.asOwner(TestPostgres.url("postgres")))) {
            for (int n = 0; n < 2000; n++) {
                Clocking duty = duty(random, from);
                // Half of them near the limit, where colours change.
                Instant around = random.nextBoolean() ? duty.dueAt() : from;
                Instant asOf = around.plusSeconds(3600L * random.nextInt(-400, 800) + random.nextInt(2));

                assertEquals(lights.at(asOf, duty).name(), bySql(handle, asOf, duty), () -> asOf + " " + duty);
                if (duty.phase() == Phase.AWAITING_REVIEW) {
                    boolean longLate = lights.at(asOf, duty) == Light.DARK_RED;
                    assertEquals(longLate, byDays(handle, asOf, duty), () -> asOf + " " + duty);
                }
            }
        }
    }

    private static Clocking duty(SplittableRandom random, Instant from) {
        Phase phase = Phase.values()[random.nextInt(Phase.values().length)];
        Instant assigned = from.plusSeconds(3600L * random.nextInt(24 * 1000));
        Instant due = assigned.plusSeconds(3600L * random.nextInt(1, 24 * 200));
        Instant submitted = phase == Phase.AWAITING_REVIEW ? due.plusSeconds(3600L * random.nextInt(-200, 1500)) : null;
        return new Clocking(phase, assigned, due, submitted);
    }

    private boolean byDays(Handle handle, Instant asOf, Clocking duty) {
        return handle.createQuery("select " + Lights.longLateSql(Lights.workedSql("due"), Lights.workedSql("submitted"))
                        + " from (select cast(:d as date) due, cast(:s as date) submitted) days")
                .bindMap(lights.boundaries(asOf))
                .bind("d", Clocks.lastDayOf(duty.dueAt()))
                .bind("s", Clocks.lastDayOf(duty.submittedAt()))
                .mapTo(Boolean.class)
                .one();
    }

    private String bySql(Handle handle, Instant asOf, Clocking duty) {
        String expression = Lights.sql("phase", "assigned", "due", "submitted");
        return handle.createQuery("select " + expression
                        + " from (select :phase phase, cast(:a as timestamptz) assigned, cast(:d as timestamptz) due,"
                        + " cast(:s as timestamptz) submitted) duty")
                .bindMap(lights.boundaries(asOf))
                .bind("phase", duty.phase().name())
                .bind("a", duty.assignedAt().atOffset(ZoneOffset.UTC))
                .bind("d", duty.dueAt().atOffset(ZoneOffset.UTC))
                .bind(
                        "s",
                        duty.submittedAt() == null ? null : duty.submittedAt().atOffset(ZoneOffset.UTC))
                .mapTo(String.class)
                .one();
    }

    @ParameterizedTest
    @CsvSource({"2026-03-01, 2026-03-01T16:00:00Z", "2026-03-01T08:00:00+08:00, 2026-03-01T00:00:00Z"})
    void aDateMeansItsLastMoment(String text, Instant expected) {
        assertEquals(expected, Clocks.asOf(text, null));
    }

    @Test
    void whatIsNoMomentIsRefused() {
        for (String text : List.of("2026-13-01", "heute", "2026-03-01T08:00:00", "+999999999-01-01T00:00:00Z")) {
            List<Exception> refused = new ArrayList<>();
            try {
                Clocks.asOf(text, null);
            } catch (dudao.commons.problems.RuleViolation refusal) {
                refused.add(refusal);
            }
            assertEquals(1, refused.size(), text);
        }
    }
}
