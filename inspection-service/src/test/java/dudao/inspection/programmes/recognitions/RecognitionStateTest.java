package dudao.inspection.programmes.recognitions;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dudao.commons.problems.RuleViolation;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RecognitionStateTest {

    @ParameterizedTest
    @CsvSource({
        "CREATING, values CREATING apply APPLIED",
        "APPLIED, return CREATING review REVIEWED",
        "REVIEWED, return CREATING recognise RECOGNISED refuse CREATING",
        "RECOGNISED, revoke LOST",
        "LOST, ''"
    })
    void movesAsListedAndNowhereElse(RecognitionState state, String moves) {
        List<String> words = moves.isEmpty() ? List.of() : List.of(moves.split(" "));
        for (int n = 0; n < words.size(); n += 2) {
            assertEquals(RecognitionState.valueOf(words.get(n + 1)), state.after(words.get(n)));
        }
        assertEquals(words.size(), 2 * state.allowedCommands().size());
        assertThrows(RuleViolation.class, () -> state.after("reopen"));
    }
}
