package dudao.plan.access;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dudao.commons.problems.RuleViolation;
import dudao.plan.testing.Transitions;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class PlanStatusTest {

    @TestFactory
    List<DynamicTest> everyCommandInEveryStatus() {
        return List.of(PlanStatus.values()).stream()
                .flatMap(status -> List.of(PlanCommand.values()).stream()
                        .map(command -> DynamicTest.dynamicTest(status + " " + command, () -> check(status, command))))
                .toList();
    }

    private static void check(PlanStatus status, PlanCommand command) {
        Set<String> next = Transitions.targets("plan", status.name(), command.path());
        assertEquals(!next.isEmpty(), status.allowedCommands().contains(command.path()));
        if (!next.isEmpty()) {
            assertEquals(next, Set.of(status.after(command).name()));
        } else {
            RuleViolation refused = assertThrows(RuleViolation.class, () -> status.after(command));
            assertEquals("ILLEGAL_TRANSITION", refused.code());
        }
    }

    @Test
    void theTableKnowsNoOtherCommandOrStatus() {
        Set<String> commands =
                Arrays.stream(PlanCommand.values()).map(PlanCommand::path).collect(Collectors.toSet());
        assertEquals(
                commands,
                Transitions.of("plan").stream().map(Transitions.Row::command).collect(Collectors.toSet()));
        Transitions.of("plan").forEach(row -> {
            PlanStatus.valueOf(row.from());
            PlanStatus.valueOf(row.to());
        });
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
