package dudao.inspection.clues;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dudao.commons.problems.RuleViolation;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClueStateTest {

    @ParameterizedTest
    @CsvSource({
        "RECEIVED,ACCEPT,ACCEPTED",
        "RECEIVED,REJECT,REJECTED",
        "RECEIVED,CLOSE,",
        "ACCEPTED,ACCEPT,",
        "ACCEPTED,REJECT,",
        "ACCEPTED,CLOSE,CLOSED",
        "REJECTED,ACCEPT,",
        "REJECTED,REJECT,",
        "REJECTED,CLOSE,CLOSED",
        "RECEIVED,SUBSTANTIATE,",
        "ACCEPTED,SUBSTANTIATE,SUBSTANTIATED",
        "REJECTED,SUBSTANTIATE,",
        "SUBSTANTIATED,ACCEPT,",
        "SUBSTANTIATED,REJECT,",
        "SUBSTANTIATED,SUBSTANTIATE,",
        "SUBSTANTIATED,CLOSE,CLOSED",
        "CLOSED,SUBSTANTIATE,",
        "CLOSED,ACCEPT,",
        "CLOSED,REJECT,",
        "CLOSED,CLOSE,"
    })
    void everyCommandInEveryState(ClueState state, ClueState.Command command, ClueState next) {
        if (next == null) {
            assertEquals(
                    "ILLEGAL_TRANSITION",
                    assertThrows(RuleViolation.class, () -> state.after(command))
                            .code());
        } else {
            assertEquals(next, state.after(command));
        }
        assertEquals(next != null, state.allowedCommands().contains(command.path()));
    }
}
