package dudao.inspection.programmes.annualchecks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dudao.commons.problems.RuleViolation;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CheckStateTest {

    @ParameterizedTest
    @CsvSource({
        "OPEN, report REPORTED end-report NOT_REPORTED deepen OPEN lighten OPEN cancel CANCELLED",
        "REPORTED, review REVIEWED visit REPORTED deepen REPORTED lighten REPORTED cancel CANCELLED",
        "NOT_REPORTED, review REVIEWED visit NOT_REPORTED deepen NOT_REPORTED lighten NOT_REPORTED cancel CANCELLED",
        "REVIEWED, conclude CONCLUDED visit REVIEWED deepen REVIEWED",
        "CONCLUDED, publish PUBLISHED",
        "PUBLISHED, ''",
        "CANCELLED, ''"
    })
    void movesAsListedAndNowhereElse(CheckState state, String moves) {
        List<String> words = moves.isEmpty() ? List.of() : List.of(moves.split(" "));
        for (int n = 0; n < words.size(); n += 2) {
            assertEquals(CheckState.valueOf(words.get(n + 1)), state.after(words.get(n)));
        }
        assertEquals(words.size(), 2 * state.allowedCommands().size());
        assertThrows(RuleViolation.class, () -> state.after("reopen"));
    }
}
