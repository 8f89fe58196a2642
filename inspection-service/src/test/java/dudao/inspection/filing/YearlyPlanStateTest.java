package dudao.inspection.filing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dudao.commons.problems.RuleViolation;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class YearlyPlanStateTest {

    @ParameterizedTest
    @CsvSource({
        "DRAFT,submit,SUBMITTED",
        "DRAFT,approve,",
        "DRAFT,return,",
        "SUBMITTED,submit,",
        "SUBMITTED,approve,APPROVED",
        "SUBMITTED,return,DRAFT",
        "APPROVED,submit,",
        "APPROVED,approve,",
        "APPROVED,return,",
        "SUPERSEDED,submit,",
        "SUPERSEDED,approve,",
        "SUPERSEDED,return,"
    })
    void nothingIsApprovedThatWasNotSubmitted(YearlyPlanState from, String command, YearlyPlanState to) {
        if (to == null) {
            RuleViolation refused = assertThrows(RuleViolation.class, () -> from.after(command));
            assertEquals("ILLEGAL_TRANSITION", refused.code());
        } else {
            assertEquals(to, from.after(command));
        }
    }
}
