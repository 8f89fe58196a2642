package dudao.commons.identity;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dudao.commons.problems.RuleViolation;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Two acts that must lie in different hands; an act is written as who did it, or as who did it for whom. */
class PeopleTest {

    private static People act(String text) {
        return People.of(text.split(">"));
    }

    @ParameterizedTest
    @CsvSource({
        // earlier act, later act, whether the later one is allowed
        "A,   A,   false",
        "A,   B,   true",
        "A,   A>B, false",
        "A,   B>A, false",
        "A>B, A,   false",
        "A>B, B,   false",
        "A>B, B>A, false",
        "A>C, B>C, false",
        "A>C, A>B, false",
        "A>B, B>C, false",
        "B>A, C>B, false",
        "A,   C>B, true",
        "A>B, C>D, true",
    })
    void nobodyStandsBehindBoth(String earlier, String later, boolean allowed) {
        Runnable judge = () -> act(later).mustNotMeet(act(earlier), "两人");
        if (allowed) {
            assertDoesNotThrow(judge::run);
        } else {
            assertEquals(
                    "SAME_PERSON", assertThrows(RuleViolation.class, judge::run).code());
        }
    }

    @Test
    void nobodyIsNobody() {
        assertEquals(Set.of(), People.of(null, null).ids());
        assertEquals(Set.of(), People.of((List<String>) null).ids());
        assertEquals(
                Set.of("a", "b"),
                People.of("a", null).and(People.of(List.of("b"))).ids());
    }
}
