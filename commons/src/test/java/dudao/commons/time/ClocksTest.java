package dudao.commons.time;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ClocksTest {

    private static final long FIRST = Instant.parse("1880-01-01T00:00:00Z").getEpochSecond();
    private static final long LAST = Instant.parse("2200-01-01T00:00:00Z").getEpochSecond();

    @Test
    void momentsAreWrittenAsTheZoneHasThem() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int n = 0; n < 20_000; n++) {
            Instant moment = Instant.ofEpochSecond(random.nextLong(FIRST, LAST), random.nextInt(1_000_000_000));
            assertEquals(moment.atZone(Clocks.SHANGHAI).toOffsetDateTime(), Clocks.local(moment), "seed " + seed);
            assertEquals(moment.atZone(Clocks.SHANGHAI).toLocalDate(), Clocks.dateOf(moment), "seed " + seed);
        }
    }

    @Test
    void theLastSummerTimeEndedOnItsDay() {
        assertEquals(
                "1991-09-15T00:30+09:00",
                Clocks.local(Instant.parse("1991-09-14T15:30:00Z")).toString());
        assertEquals(
                "1991-09-15T01:30+08:00",
                Clocks.local(Instant.parse("1991-09-14T17:30:00Z")).toString());
    }
}
