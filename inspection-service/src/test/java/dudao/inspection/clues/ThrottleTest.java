package dudao.inspection.clues;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dudao.commons.problems.RuleViolation;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class ThrottleTest {

    private Instant now = Instant.parse("2026-03-02T00:00:00Z");
    private final Throttle throttle = new Throttle(
            new Clock() {
                @Override
                public ZoneId getZone() {
                    return ZoneOffset.UTC;
                }

                @Override
                public Clock withZone(ZoneId zone) {
                    return this;
                }

                @Override
                public Instant instant() {
                    return now;
                }
            },
            2,
            3);

    private void refused(String address) {
        RuleViolation refusal = assertThrows(RuleViolation.class, () -> throttle.pass(address));
        assertEquals("RATE_LIMITED", refusal.code());
    }

    @Test
    void oneAddressHasItsShareAnHour() {
        throttle.pass("a");
        throttle.pass("a");
        refused("a");
        throttle.pass("b");
        now = now.plus(Duration.ofMinutes(59));
        refused("a");
        now = now.plus(Duration.ofMinutes(1));
        throttle.pass("a");
    }

    @Test
    void allTogetherHaveTheirsAMinute() {
        throttle.pass("a");
        throttle.pass("b");
        throttle.pass("c");
        refused("d");
        now = now.plus(Duration.ofMinutes(1));
        throttle.pass("d");
    }
}
