package dudao.task.tasks;

import dudao.commons.time.Lights.Phase;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Where a unit's task stands. Overdue, light and rung of escalation are computed, never a state. */
public enum TaskState {
    ASSIGNED,
    OBJECTED,
    ACCEPTED,
    IN_PROGRESS,
    SUBMITTED,
    RETURNED,
    SUSPENDED,
    COMPLETED,
    CLOSED,
    REASSIGNED,
    CANCELLED;

    /** The whole table of transitions; where a command leads stands at {@link TaskCommand}. */
    public Set<TaskCommand> commands() {
        return switch (this) {
            case ASSIGNED -> EnumSet.of(TaskCommand.ACCEPT, TaskCommand.OBJECT, TaskCommand.CANCEL);
            case OBJECTED -> EnumSet.of(TaskCommand.UPHOLD, TaskCommand.REASSIGN, TaskCommand.CANCEL);
            case ACCEPTED -> EnumSet.of(TaskCommand.OBJECT, TaskCommand.START, TaskCommand.SUSPEND, TaskCommand.CANCEL);
            case IN_PROGRESS, RETURNED -> EnumSet.of(TaskCommand.SUBMIT, TaskCommand.SUSPEND, TaskCommand.CANCEL);
            case SUBMITTED ->
                EnumSet.of(TaskCommand.RECALL, TaskCommand.RETURN, TaskCommand.COMPLETE, TaskCommand.CANCEL);
            case SUSPENDED -> EnumSet.of(TaskCommand.RESUME, TaskCommand.CANCEL);
            case COMPLETED -> EnumSet.of(TaskCommand.CLOSE, TaskCommand.REOPEN);
            case CLOSED -> EnumSet.of(TaskCommand.REOPEN);
            case REASSIGNED, CANCELLED -> EnumSet.noneOf(TaskCommand.class);
        };
    }

    List<String> commandNames() {
        return commands().stream().map(TaskCommand::path).toList();
    }

    boolean takesReports() {
        return this == IN_PROGRESS || this == RETURNED;
    }

    /** What the state means for the light. */
    public Phase phase() {
        return switch (this) {
            case ASSIGNED -> Phase.UNACKNOWLEDGED;
            case OBJECTED, SUSPENDED -> Phase.PAUSED;
            case ACCEPTED, IN_PROGRESS, RETURNED -> Phase.OPEN;
            case SUBMITTED -> Phase.AWAITING_REVIEW;
            case COMPLETED, CLOSED, REASSIGNED, CANCELLED -> Phase.DONE;
        };
    }

    /** Its phase as SQL, for {@link dudao.commons.time.Lights#sql}. */
    public static String phaseSql(String state) {
        return Arrays.stream(values())
                .map(each -> "when '" + each + "' then '" + each.phase() + "'")
                .collect(Collectors.joining(" ", "(case " + state + " ", " end)"));
    }
}
