package dudao.task.evidence.content;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dudao.commons.problems.RuleViolation;
import java.util.List;
import org.junit.jupiter.api.Test;

class ByteRangeTest {

    @Test
    void oneRangeIsHonoured() {
        assertEquals(new ByteRange(0, 0, true), ByteRange.of("bytes=0-0", 10));
        assertEquals(new ByteRange(4, 9, true), ByteRange.of("bytes=4-", 10));
        assertEquals(new ByteRange(4, 9, true), ByteRange.of("bytes=4-400", 10));
        assertEquals(new ByteRange(7, 9, true), ByteRange.of(" bytes=-3 ", 10));
        assertEquals(new ByteRange(0, 9, true), ByteRange.of("bytes=-300", 10));
        assertEquals("bytes 7-9/10", ByteRange.of("bytes=-3", 10).contentRange(10));
        assertEquals(3, ByteRange.of("bytes=-3", 10).length());
    }

    @Test
    void anythingElseGetsTheWhole() {
        for (String odd :
                List.of("bytes=-", "bytes=0-1,4-5", "lines=1-2", "bytes=a-b", "bytes=99999999999999999-", "")) {
            assertEquals(new ByteRange(0, 9, false), ByteRange.of(odd, 10), odd);
        }
        assertEquals(new ByteRange(0, 9, false), ByteRange.of(null, 10));
    }

    @Test
    void aRangeOutsideTheFileIsRefused() {
        for (String outside : List.of("bytes=10-", "bytes=5-4", "bytes=-0")) {
            assertThrows(RuleViolation.class, () -> ByteRange.of(outside, 10), outside);
        }
    }
}
