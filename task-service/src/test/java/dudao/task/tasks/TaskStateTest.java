package dudao.task.tasks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dudao.commons.problems.RuleViolation;
import dudao.task.testing.Transitions;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every command in every state: where it leads by {@code transitions.csv}, or that it is refused. */
class TaskStateTest {

    private static final Set<String> STATES =
            Arrays.stream(TaskState.values()).map(Enum::name).collect(Collectors.toSet());
    private static final Instant NOON = Instant.parse("2026-11-24T04:00:00Z");

    private static Map<TaskCommand, TaskState> from(TaskState state) {
        Map<TaskCommand, TaskState> moves = new HashMap<>();
        for (Transitions.Row row : Transitions.all()) {
            if (row.state().equals(state.name()) && !row.command().equals("report")) {
                row.outcomes().values().stream()
                        .filter(STATES::contains)
                        .forEach(next ->
                                moves.put(TaskCommand.valueOf(row.command().toUpperCase()), TaskState.valueOf(next)));
            }
        }
        return moves;
    }

    @ParameterizedTest
    @EnumSource(TaskState.class)
    void doesWhatTheTableSays(TaskState state) {
        Map<TaskCommand, TaskState> moves = from(state);
        for (TaskCommand command : TaskCommand.values()) {
            Task task = TaskExamples.in(state);
            if (moves.containsKey(command)) {
                TaskExamples.perform(task, command, NOON);
                assertEquals(moves.get(command), task.state, state + " " + command);
                assertEquals(NOON, task.updatedAt);
            } else {
                RuleViolation refusal =
                        assertThrows(RuleViolation.class, () -> TaskExamples.perform(task, command, NOON));
                assertEquals("ILLEGAL_TRANSITION", refusal.code(), state + " " + command);
                assertEquals(state, task.state);
            }
        }
    }

    @ParameterizedTest
    @EnumSource(TaskState.class)
    void tellsWhatIsAllowed(TaskState state) {
        TreeSet<String> expected = new TreeSet<>();
        from(state).keySet().forEach(command -> expected.add(command.path()));

        assertEquals(expected, new TreeSet<>(state.commandNames()));
    }

    @Test
    void theTableSpeaksOfEveryCommand() {
        assertEquals(
                TaskCommand.values().length,
                Arrays.stream(TaskState.values())
                        .flatMap(state -> from(state).keySet().stream())
                        .distinct()
                        .count());
    }

    @Test
    void sqlKnowsThePhaseOfEveryState() {
        String sql = TaskState.phaseSql("x");
        for (TaskState state : TaskState.values()) {
            assertEquals(1, sql.split("when '" + state + "' then '" + state.phase() + "'", -1).length - 1);
        }
    }
}
