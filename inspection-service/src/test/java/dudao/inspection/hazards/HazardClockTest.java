package dudao.inspection.hazards;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dudao.inspection.hazards.HazardStep.Addressee;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Raised at 23:50 on the last working evening before the Spring Festival of 2026, with fifteen minutes a step. */
class HazardClockTest {

    private static final Instant RAISED = Instant.parse("2026-02-14T15:50:00Z");
    private static final List<HazardStep> STEPS = List.of(
            step(0, Addressee.UNIT, 0),
            step(0, Addressee.OFFICE, 0),
            step(1, Addressee.SUPERIOR, 15),
            step(2, Addressee.BUREAU, 30));

    private static HazardStep step(int level, Addressee who, int minutes) {
        return HazardStep.at(level, who, UUID.randomUUID(), RAISED.plus(Duration.ofMinutes(minutes)));
    }

    @ParameterizedTest
    @CsvSource({
        // seconds asked after, seconds acknowledged after, minutes run, running, overdue, level
        "-60,      , 0,  true,  false, 0",
        "0,        , 0,  true,  false, 0",
        "899,      , 14, true,  false, 0",
        "900,      , 15, true,  false, 1",
        "901,      , 15, true,  true,  1",
        "1800,     , 30, true,  true,  2",
        "86400,    , 1440, true, true, 2",
        "86400, 480, 8,  false, false, 0",
        "300,   480, 5,  true,  false, 0",
        "480,   480, 8,  false, false, 0",
        "86400, 900, 15, false, false, 1",
        "86400, 1200, 20, false, true, 1"
    })
    void minutesRunDayAndNightUntilTheUnitKnows(
            long asked, Long acknowledged, long minutes, boolean running, boolean overdue, int level) {
        HazardClock clock =
                new HazardClock(RAISED, 15, acknowledged == null ? null : RAISED.plusSeconds(acknowledged), STEPS);
        Instant asOf = RAISED.plusSeconds(asked);
        assertEquals(minutes, clock.minutesRun(asOf));
        assertEquals(running, clock.isRunning(asOf));
        assertEquals(overdue, clock.isOverdue(asOf));
        assertEquals(level, clock.level(asOf));
    }
}
