package dudao.inspection.rectifications;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dudao.commons.problems.RuleViolation;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every state with every command, with a plan and without. */
class RectificationStateTest {

    private static final List<String> BOTH = List.of(
            "PLAN_SUBMITTED approve-plan IN_PROGRESS",
            "PLAN_SUBMITTED return-plan ORDERED",
            "IN_PROGRESS report REPORTED",
            "REPORTED recall IN_PROGRESS",
            "REPORTED start-verification VERIFYING",
            "VERIFYING accept ACCEPTED",
            "VERIFYING reject IN_PROGRESS",
            "ACCEPTED close CLOSED");
    private static final List<String> WITH_PLAN = List.of("ORDERED submit-plan PLAN_SUBMITTED");
    private static final List<String> WITHOUT_PLAN = List.of("ORDERED start IN_PROGRESS", "ORDERED report REPORTED");

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
        for (List<String> moves : List.of(BOTH, planRequired ? WITH_PLAN : WITHOUT_PLAN)) {
            moves.stream().map(move -> move.split(" ")).forEach(move -> table.put(move[0] + " " + move[1], move[2]));
        }
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
