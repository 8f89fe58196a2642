package dudao.inspection.governmentinspections;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dudao.commons.problems.RuleViolation;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GovernmentStateTest {

    @ParameterizedTest
    @CsvSource({
        "MANDATED, plan PLANNED cancel CANCELLED",
        "PLANNED, enter ON_SITE cancel CANCELLED replace-member PLANNED",
        "ON_SITE, conclude CONCLUDED replace-member ON_SITE",
        "CONCLUDED, feed-back FED_BACK",
        "FED_BACK, request-review UNDER_REVIEW order RECTIFYING close CLOSED",
        "UNDER_REVIEW, decide-review REVIEWED",
        "REVIEWED, order RECTIFYING close CLOSED",
        "RECTIFYING, request-review UNDER_REVIEW verify RECTIFYING close CLOSED",
        "CLOSED, ''",
        "CANCELLED, ''"
    })
    void movesAsListedAndNowhereElse(GovernmentState state, String moves) {
        List<String> words = moves.isEmpty() ? List.of() : List.of(moves.split(" "));
        for (int n = 0; n < words.size(); n += 2) {
            assertEquals(GovernmentState.valueOf(words.get(n + 1)), state.after(words.get(n)));
        }
        assertEquals(words.size(), 2 * state.allowedCommands().size());
        assertThrows(RuleViolation.class, () -> state.after("reopen"));
    }
}
