package dudao.inspection.reconciliation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dudao.inspection.rectifications.RectificationState;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class AgreementTest {

    /** Task states in the order they are met; a letter each: y agrees. */
    private static final List<String> TASKS = List.of(
            "ASSIGNED",
            "OBJECTED",
            "ACCEPTED",
            "IN_PROGRESS",
            "SUSPENDED",
            "SUBMITTED",
            "RETURNED",
            "COMPLETED",
            "CLOSED");

    @ParameterizedTest
    @CsvSource({
        "ORDERED,        yynnynnnn",
        "ORDERED+PLAN,   yyyyyyynn",
        "PLAN_SUBMITTED, yyyyyyynn",
        "IN_PROGRESS,    nyyyynynn",
        "REPORTED,       nnnnnynnn",
        "VERIFYING,      nnnnnynnn",
        "ACCEPTED,       nnnnnynnn",
        "CLOSED,         nnnnnnnyy"
    })
    void everyPairOfStates(String rectification, String agreeing) {
        for (int n = 0; n < TASKS.size(); n++) {
            String pair = rectification + " " + TASKS.get(n);
            assertEquals(agreeing.charAt(n) == 'y', Agreement.PAIRS.contains(pair), pair);
        }
    }

    @ParameterizedTest
    @EnumSource
    void noStateIsForgotten(RectificationState state) {
        assertTrue(Agreement.PAIRS.stream().anyMatch(pair -> pair.startsWith(state + " ")));
    }

    @Test
    void everyDifferenceSaysWhatToDo() {
        for (Difference each : Difference.values()) {
            assertFalse(each.advice.isBlank(), each.name());
        }
    }
}
