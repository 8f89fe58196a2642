package dudao.task.console;

import dudao.commons.time.Lights.Phase;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** The states of a task as its pages need them: their names and what they mean for the light. */
enum States {
    ASSIGNED("已交办", Phase.UNACKNOWLEDGED),
    OBJECTED("异议中", Phase.PAUSED),
    ACCEPTED("已签收", Phase.OPEN),
    IN_PROGRESS("办理中", Phase.OPEN),
    SUBMITTED("待审核", Phase.AWAITING_REVIEW),
    RETURNED("已退回", Phase.OPEN),
    SUSPENDED("中止", Phase.PAUSED),
    COMPLETED("已办结", Phase.DONE),
    CLOSED("已销号", Phase.DONE),
    REASSIGNED("已改派", Phase.DONE),
    CANCELLED("已撤销", Phase.DONE),
    ARCHIVED("已归档", Phase.DONE);

    /** Whose duty has not ended; the list the index of open tasks is made for. */
    static final String OPEN = quoted(
            Arrays.stream(values()).filter(each -> each.phase != Phase.DONE).toList());
    /** Those that are nobody's duty any more: another task has replaced them, or none. */
    static final String VOID = quoted(List.of(REASSIGNED, CANCELLED));

    final String text;
    final Phase phase;

    States(String text, Phase phase) {
        this.text = text;
        this.phase = phase;
    }

    /** The phase as SQL, for {@link dudao.commons.time.Lights#sql}. */
    static String phaseSql(String column) {
        return Arrays.stream(values())
                .map(each -> "when '" + each + "' then '" + each.phase + "'")
                .collect(Collectors.joining(" ", "(case " + column + " ", " end)"));
    }

    private static String quoted(List<States> states) {
        return states.stream().map(each -> "'" + each + "'").collect(Collectors.joining(", ", "(", ")"));
    }
}
