package dudao.inspection.programmes.evaluations;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dudao.commons.problems.RuleViolation;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EvaluationStateTest {

    @ParameterizedTest
    @CsvSource({
        "OPEN, scores OPEN submit SUBMITTED end-self-check NOT_SUBMITTED cancel CANCELLED",
        "SUBMITTED, scores SUBMITTED verify VERIFIED cancel CANCELLED",
        "NOT_SUBMITTED, scores NOT_SUBMITTED verify VERIFIED cancel CANCELLED",
        "VERIFIED, decide DECIDED scores VERIFIED",
        "DECIDED, publish PUBLISHED",
        "PUBLISHED, ''",
        "CANCELLED, ''"
    })
    void movesAsListedAndNowhereElse(EvaluationState state, String moves) {
        List<String> words = moves.isEmpty() ? List.of() : List.of(moves.split(" "));
        for (int n = 0; n < words.size(); n += 2) {
            assertEquals(EvaluationState.valueOf(words.get(n + 1)), state.after(words.get(n)));
        }
        assertEquals(words.size(), 2 * state.allowedCommands().size());
        assertThrows(RuleViolation.class, () -> state.after("reopen"));
    }
}
