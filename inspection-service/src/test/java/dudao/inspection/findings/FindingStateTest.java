package dudao.inspection.findings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dudao.commons.problems.RuleViolation;
import dudao.inspection.testing.Transitions;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Every state with every command, against {@code transitions.csv}. */
class FindingStateTest {

    @Test
    void onlyWhatTheTableAllows() {
        Map<String, String> allowed = new HashMap<>();
        Transitions.of("finding").forEach(row -> allowed.put(row.from() + " " + row.command(), row.to()));
        for (FindingState state : FindingState.values()) {
            for (FindingCommand command : FindingCommand.values()) {
                String move = state + " " + command.path();
                String next = allowed.remove(move);
                if (next == null) {
                    RuleViolation refusal =
                            assertThrows(RuleViolation.class, () -> state.after(command), move + " is refused");
                    assertEquals("ILLEGAL_TRANSITION", refusal.code());
                } else {
                    assertEquals(next, state.after(command).name(), move);
                }
            }
        }
        assertTrue(allowed.isEmpty(), () -> "no such move: " + allowed);
    }

    @Test
    void onlyWhatACallerCanGiveIsNamedAsAllowed() {
        assertEquals(List.of("confirm", "dismiss"), FindingState.IDENTIFIED.allowedCommands());
        assertEquals(List.of("assign-responsibility"), FindingState.CONFIRMED.allowedCommands());
        assertEquals(List.of(), FindingState.AWAITING_VERIFICATION.allowedCommands());
    }
}
