package dudao.task.tasks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dudao.commons.problems.RuleViolation;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every command in every state: where it leads, or that it is refused. */
class TaskStateTest {

    private static final String TABLE =
            """
            ASSIGNED    accept   ACCEPTED
            ASSIGNED    object   OBJECTED
            ASSIGNED    cancel   CANCELLED
            OBJECTED    uphold   ASSIGNED
            OBJECTED    reassign REASSIGNED
            OBJECTED    cancel   CANCELLED
            ACCEPTED    object   OBJECTED
            ACCEPTED    start    IN_PROGRESS
            ACCEPTED    suspend  SUSPENDED
            ACCEPTED    cancel   CANCELLED
            IN_PROGRESS submit   SUBMITTED
            IN_PROGRESS suspend  SUSPENDED
            IN_PROGRESS cancel   CANCELLED
            SUBMITTED   recall   IN_PROGRESS
            SUBMITTED   return   RETURNED
            SUBMITTED   complete COMPLETED
            SUBMITTED   cancel   CANCELLED
            RETURNED    submit   SUBMITTED
            RETURNED    suspend  SUSPENDED
            RETURNED    cancel   CANCELLED
            SUSPENDED   resume   RETURNED
            SUSPENDED   cancel   CANCELLED
            COMPLETED   close    CLOSED
            COMPLETED   reopen   IN_PROGRESS
            CLOSED      reopen   IN_PROGRESS
            """;

    private static final Instant NOON = Instant.parse("2026-11-24T04:00:00Z");

    private static Map<TaskCommand, TaskState> from(TaskState state) {
        Map<TaskCommand, TaskState> moves = new HashMap<>();
        TABLE.lines()
                .map(line -> line.split(" +"))
                .filter(cells -> cells[0].equals(state.name()))
                .forEach(cells -> moves.put(TaskCommand.valueOf(cells[1].toUpperCase()), TaskState.valueOf(cells[2])));
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
