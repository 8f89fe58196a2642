package dudao.commons.http;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** On a page stands what stands everywhere else. */
class PageValuesTest {

    private static final int MANY = 2000;

    private final ObjectMapper everywhere = new ObjectMapper()
            .registerModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS);
    private final ObjectMapper page = everywhere.copy().registerModule(new PageValues());

    private void assertSame(Object value) throws JsonProcessingException {
        assertEquals(
                new String(everywhere.writeValueAsBytes(value), StandardCharsets.UTF_8),
                new String(page.writeValueAsBytes(value), StandardCharsets.UTF_8));
    }

    @Test
    void anIdIsWrittenAsEverywhere() throws JsonProcessingException {
        assertSame(new UUID(0, 0));
        assertSame(new UUID(-1, -1));
        assertSame(UUID.fromString("01a22deb-1a4a-7554-9219-fc9f45bc2d02"));
    }

    @Test
    void aMomentIsWrittenAsEverywhere() throws JsonProcessingException {
        for (String moment : List.of(
                "2026-11-30T12:00:00+08:00",
                "2026-11-30T12:00:00.5+08:00",
                "2026-01-02T03:04:05.000001+08:00",
                "2026-01-02T03:04:05.123456789+08:00",
                "0001-01-01T00:00:00-09:30",
                "2026-01-02T03:04:05Z",
                "1900-12-31T23:59:59+08:05:43",
                "+12026-01-02T03:04:05+08:00",
                "-0044-03-15T12:00:00+08:00")) {
            assertSame(OffsetDateTime.parse(moment));
        }
    }

    @Test
    void aTextIsWrittenAsEverywhere() throws JsonProcessingException {
        for (String text : List.of(
                "",
                "plan",
                "应急疏散演练",
                "他说\"好\"",
                "a\\b",
                "第一行\n第二行",
                "\u0000\u001f\u007f",
                "𠮷野家",
                "é\u2028</script>")) {
            assertSame(text);
        }
    }

    @Test
    void soIsAnyOther() throws JsonProcessingException {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        System.out.println("PageValuesTest seed " + seed);
        List<Object> values = Stream.<Object>generate(() -> random.nextBoolean()
                        ? new UUID(random.nextLong(), random.nextLong())
                        : Instant.ofEpochSecond(random.nextLong() >> 27, random.nextInt(1_000_000) * 1000L)
                                .atOffset(ZoneOffset.ofTotalSeconds(900 * (random.nextInt(97) - 48))))
                .limit(MANY)
                .toList();
        assertSame(values);
    }
}
