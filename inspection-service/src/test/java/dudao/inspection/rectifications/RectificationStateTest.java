package dudao.inspection.rectifications;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dudao.commons.problems.RuleViolation;
import dudao.inspection.testing.Transitions;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every state with every command, with a plan and without, against {@code transitions.csv}. */
class RectificationStateTest {

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void onlyWhatTheTableAllows(boolean planRequired) {
        Map<String, String> allowed = table(planRequired);
        for (RectificationState state : RectificationState.values()) {
            for (RectificationCommand command : RectificationCommand.values()) {
                String move = state + " " + command.path();
                String next = allowed.remove(move);
                assertEquals(next != null, state.allows(command, planRequired), move);
                if (next == null) {
                    RuleViolation refusal = assertThrows(
                            RuleViolation.class, () -> state.after(command, planRequired), move + " is refused");
                    assertEquals("ILLEGAL_TRANSITION", refusal.code());
                } else {
                    assertEquals(next, state.after(command, planRequired).name(), move);
                }
            }
        }
        assertTrue(allowed.isEmpty(), () -> "no such move: " + allowed);
    }

    private static Map<String, String> table(boolean planRequired) {
        Map<String, String> table = new HashMap<>();
        Transitions.of(planRequired ? "rectification-with-plan" : "rectification")
                .forEach(row -> table.put(row.from() + " " + row.command(), row.to()));
        return table;
    }

    @Test
    void nothingIsClosedWithoutAnAcceptedVerification() {
        for (RectificationState state : RectificationState.values()) {
            assertEquals(
                    state == RectificationState.ACCEPTED, state.allows(RectificationCommand.CLOSE, false), state::name);
            assertEquals(
                    state == RectificationState.VERIFYING,
                    state.allows(RectificationCommand.ACCEPT, false),
                    state::name);
        }
    }

    @Test
    void whatTheUnitDoesInTaskServiceIsNoCommandHere() {
        assertEquals(List.of(), RectificationState.ORDERED.allowedCommands(false));
        assertEquals(List.of("submit-plan"), RectificationState.ORDERED.allowedCommands(true));
        assertEquals(List.of("start-verification"), RectificationState.REPORTED.allowedCommands(false));
    }
}
