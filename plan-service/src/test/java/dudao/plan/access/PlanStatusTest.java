package dudao.plan.access;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dudao.commons.problems.RuleViolation;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class PlanStatusTest {

    /** The whole table: what is not here must be refused. */
    private static final Map<String, PlanStatus> ALLOWED = Map.ofEntries(
            Map.entry("DRAFT EDIT", PlanStatus.DRAFT),
            Map.entry("DRAFT SUBMIT", PlanStatus.UNDER_REVIEW),
            Map.entry("DRAFT WITHDRAW", PlanStatus.WITHDRAWN),
            Map.entry("UNDER_REVIEW RETURN", PlanStatus.DRAFT),
            Map.entry("UNDER_REVIEW APPROVE", PlanStatus.APPROVED),
            Map.entry("UNDER_REVIEW WITHDRAW", PlanStatus.WITHDRAWN),
            Map.entry("APPROVED ISSUE", PlanStatus.ISSUED),
            Map.entry("APPROVED WITHDRAW", PlanStatus.WITHDRAWN),
            Map.entry("ISSUED REVISE", PlanStatus.ISSUED),
            Map.entry("ISSUED CLOSE", PlanStatus.CLOSED),
            Map.entry("ISSUED REVOKE", PlanStatus.REVOKED),
            Map.entry("CLOSED ARCHIVE", PlanStatus.ARCHIVED),
            Map.entry("REVOKED ARCHIVE", PlanStatus.ARCHIVED));

    @TestFactory
    List<DynamicTest> everyCommandInEveryStatus() {
        return List.of(PlanStatus.values()).stream()
                .flatMap(status -> List.of(PlanCommand.values()).stream()
                        .map(command -> DynamicTest.dynamicTest(status + " " + command, () -> check(status, command))))
                .toList();
    }

    private static void check(PlanStatus status, PlanCommand command) {
        PlanStatus next = ALLOWED.get(status + " " + command);
        assertEquals(next != null, status.allowedCommands().contains(command.path()));
        if (next != null) {
            assertEquals(next, status.after(command));
        } else {
            RuleViolation refused = assertThrows(RuleViolation.class, () -> status.after(command));
            assertEquals("ILLEGAL_TRANSITION", refused.code());
        }
    }

    @Test
    void onlyWhatWasIssuedIsForEverybody() {
        assertEquals(
                List.of(PlanStatus.ISSUED, PlanStatus.CLOSED, PlanStatus.REVOKED, PlanStatus.ARCHIVED),
                List.of(PlanStatus.values()).stream()
                        .filter(PlanStatus::isPublished)
                        .toList());
    }
}
