package dudao.commons.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dudao.commons.problems.RuleViolation;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CursorTest {

    @Test
    void givesBackWhatWentIn() {
        assertEquals(
                List.of("2026-11-20T16:00:00Z", "四"),
                Cursor.decode(Cursor.encode(List.of("2026-11-20T16:00:00Z", "四")), 2));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "%%%", "YQ", "AAAA\u0000"})
    void anythingElseIsInvalid(String cursor) {
        RuleViolation refused = assertThrows(RuleViolation.class, () -> Cursor.decode(cursor, 2));
        assertEquals("INVALID_CURSOR", refused.code());
    }

    @Test
    void onlyAFullPageHasANextOne() {
        Paging paging = new Paging();
        paging.limit = 2;
        assertNull(Page.of(List.of(1, 2), paging, List::of).next());
        Page<Integer> page = Page.of(IntStream.rangeClosed(1, 3).boxed().toList(), paging, List::of);
        assertEquals(List.of(1, 2), page.items());
        assertEquals(List.of("2"), Cursor.decode(page.next(), 1));
    }
}
