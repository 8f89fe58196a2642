package dudao.inspection.draws;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dudao.commons.problems.RuleViolation;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DrawStateTest {

    /** Every command in every state; what is not named is refused. */
    @ParameterizedTest
    @CsvSource({
        "COMMITTED,FREEZE,FROZEN",
        "COMMITTED,DECLARE_RECUSAL,",
        "COMMITTED,REVEAL,",
        "COMMITTED,PUBLISH,",
        "FROZEN,FREEZE,",
        "FROZEN,DECLARE_RECUSAL,FROZEN",
        "FROZEN,REVEAL,DRAWN",
        "FROZEN,PUBLISH,",
        "DRAWN,FREEZE,",
        "DRAWN,DECLARE_RECUSAL,DRAWN",
        "DRAWN,REVEAL,",
        "DRAWN,PUBLISH,PUBLISHED",
        "PUBLISHED,FREEZE,",
        "PUBLISHED,DECLARE_RECUSAL,",
        "PUBLISHED,REVEAL,",
        "PUBLISHED,PUBLISH,"
    })
    void seedThenListsThenResultThenTheWorld(DrawState from, DrawCommand command, DrawState to) {
        if (to == null) {
            RuleViolation refused = assertThrows(RuleViolation.class, () -> from.after(command));
            assertEquals("ILLEGAL_TRANSITION", refused.code());
        } else {
            assertEquals(to, from.after(command));
        }
    }
}
