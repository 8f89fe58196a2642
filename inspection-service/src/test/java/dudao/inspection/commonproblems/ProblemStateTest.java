package dudao.inspection.commonproblems;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dudao.commons.problems.RuleViolation;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProblemStateTest {

    @ParameterizedTest
    @CsvSource({"RAISED, withdraw WITHDRAWN", "WITHDRAWN, ''"})
    void movesAsListedAndNowhereElse(ProblemState state, String moves) {
        List<String> words = moves.isEmpty() ? List.of() : List.of(moves.split(" "));
        for (int n = 0; n < words.size(); n += 2) {
            assertEquals(ProblemState.valueOf(words.get(n + 1)), state.after(words.get(n)));
        }
        assertEquals(words.size(), 2 * state.allowedCommands().size());
        assertThrows(RuleViolation.class, () -> state.after("reopen"));
    }
}
