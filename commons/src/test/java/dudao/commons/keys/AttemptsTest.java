package dudao.commons.keys;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class AttemptsTest {

    private static final String KEY = "0123456789abcdef";
    private static final String HERE = "192.0.2.1";

    private final Moving clock = new Moving();
    private final Attempts attempts = new Attempts(clock);

    private static final class Moving extends Clock {

        private Instant now = Instant.parse("2026-03-02T01:00:00Z");

        void pass(Duration time) {
            now = now.plus(time);
        }

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }

    private void fail(int times) {
        for (int n = 0; n < times; n++) {
            attempts.failed(KEY, HERE);
        }
    }

    @Test
    void fiveAreFree() {
        fail(4);
        assertEquals(Duration.ZERO, attempts.wait(KEY, HERE));
        fail(1);
        assertEquals(Duration.ofSeconds(30), attempts.wait(KEY, HERE));
    }

    @Test
    void theLockEndsAndTheNextOneIsLonger() {
        fail(5);
        clock.pass(Duration.ofSeconds(29));
        assertEquals(Duration.ofSeconds(1), attempts.wait(KEY, HERE));
        clock.pass(Duration.ofSeconds(1));
        assertEquals(Duration.ZERO, attempts.wait(KEY, HERE));
        fail(1);
        assertEquals(Duration.ofMinutes(1), attempts.wait(KEY, HERE));
        fail(20);
        assertEquals(Duration.ofMinutes(15), attempts.wait(KEY, HERE));
    }

    @Test
    void successAndTimeForget() {
        fail(4);
        attempts.succeeded(KEY, HERE);
        fail(4);
        assertEquals(Duration.ZERO, attempts.wait(KEY, HERE));
        clock.pass(Duration.ofMinutes(61));
        fail(4);
        assertEquals(Duration.ZERO, attempts.wait(KEY, HERE));
    }

    @Test
    void nobodyElsewhereLocksTheRightfulUserOut() {
        fail(30);
        assertEquals(Duration.ZERO, attempts.wait(KEY, "192.0.2.2"));
        assertEquals(Duration.ZERO, attempts.wait("fedcba9876543210", HERE));
    }

    @Test
    void whoTriesManyKeysFromOneAddressWaitsToo() {
        for (int n = 0; n < Attempts.OF_ADDRESS; n++) {
            attempts.failed("key" + n, HERE);
        }
        assertEquals(Duration.ofSeconds(30), attempts.wait("another", HERE));
    }

    @Test
    void memoryIsBounded() {
        for (int n = 0; n < Attempts.REMEMBERED; n++) {
            attempts.failed("key" + n, "address" + n);
        }
        assertTrue(attempts.remembered() <= Attempts.REMEMBERED, () -> attempts.remembered() + " remembered");
    }
}
