package dudao.plan.itemstate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dudao.commons.problems.RuleViolation;
import dudao.plan.testing.Transitions;
import dudao.plan.testing.Transitions.Row;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class ItemStateTest {

    private static String object(boolean continuing) {
        return continuing ? "continuing-item" : "item";
    }

    @TestFactory
    List<DynamicTest> everyCommandInEveryState() {
        return Stream.of(false, true)
                .flatMap(continuing -> Arrays.stream(ItemState.values()).flatMap(state -> Arrays.stream(
                                ItemCommand.values())
                        .map(ItemCommand::path)
                        .distinct()
                        .map(path -> DynamicTest.dynamicTest(
                                object(continuing) + " " + state + " " + path, () -> check(state, path, continuing)))))
                .toList();
    }

    /** Several commands share one path: what is proposed decides which of them it is. */
    private static void check(ItemState state, String path, boolean continuing) {
        Set<String> reached = new TreeSet<>();
        for (ItemCommand command : ItemCommand.values()) {
            if (command.path().equals(path)) {
                try {
                    reached.add(state.after(command, continuing).name());
                } catch (RuleViolation refused) {
                    assertEquals("ILLEGAL_TRANSITION", refused.code());
                }
            }
        }
        List<Row> rows = Transitions.of(object(continuing)).stream()
                .filter(row -> row.from().equals(state.name()) && row.command().equals(path))
                .toList();
        assertEquals(rows.stream().map(Row::to).collect(Collectors.toCollection(TreeSet::new)), reached);
        boolean offered = state.allowedCommands(continuing).contains(path);
        assertEquals(!rows.isEmpty() && !rows.get(0).isOfTheService(), offered);
    }

    @Test
    void eachCommandIsToldByTheEventOfTheTable() {
        for (ItemCommand command : ItemCommand.values()) {
            Set<String> events = Stream.of("item", "continuing-item")
                    .flatMap(object -> Transitions.of(object).stream())
                    .filter(row -> row.command().equals(command.path()))
                    .map(Row::event)
                    .collect(Collectors.toSet());
            assertEquals(Set.of(command.eventType() == null ? "" : command.eventType()), events, command.name());
        }
    }

    @Test
    void theTableKnowsNoOtherCommandOrState() {
        Set<String> paths =
                Arrays.stream(ItemCommand.values()).map(ItemCommand::path).collect(Collectors.toSet());
        Set<String> listed = new HashSet<>();
        for (String object : List.of("item", "continuing-item")) {
            for (Row row : Transitions.of(object)) {
                listed.add(row.command());
                ItemState.valueOf(row.from());
                ItemState.valueOf(row.to());
            }
        }
        assertEquals(paths, listed);
    }

    @Test
    void whatIsOverStaysOverUnlessATaskIsOpenAgain() {
        for (ItemState state : ItemState.values()) {
            if (state.isTerminal()) {
                assertTrue(state.allowedCommands(false).isEmpty());
                for (ItemCommand command : ItemCommand.values()) {
                    if (command != ItemCommand.REOPEN) {
                        assertThrows(RuleViolation.class, () -> state.after(command, false));
                    }
                }
            }
        }
    }
}
