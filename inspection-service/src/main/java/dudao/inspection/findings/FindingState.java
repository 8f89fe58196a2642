package dudao.inspection.findings;

import static dudao.inspection.findings.FindingCommand.ASSIGN_RESPONSIBILITY;
import static dudao.inspection.findings.FindingCommand.CLOSE;
import static dudao.inspection.findings.FindingCommand.CONFIRM;
import static dudao.inspection.findings.FindingCommand.DISMISS;
import static dudao.inspection.findings.FindingCommand.RECALL;
import static dudao.inspection.findings.FindingCommand.RECTIFY;
import static dudao.inspection.findings.FindingCommand.REJECT;
import static dudao.inspection.findings.FindingCommand.REOPEN;
import static dudao.inspection.findings.FindingCommand.REPORT;
import static dudao.inspection.findings.FindingCommand.START_VERIFICATION;

import dudao.commons.problems.RuleViolation;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Where a finding stands, and where each command leads from there. */
public enum FindingState {
    IDENTIFIED("初步认定"),
    CONFIRMED("已确认"),
    DISMISSED("不予认定"),
    ASSIGNED("已交办"),
    RECTIFYING("整改中"),
    AWAITING_VERIFICATION("待核查"),
    CLOSED("已销号");

    /** Nothing is left to be done about a finding in these. */
    static final Set<FindingState> SETTLED = EnumSet.of(DISMISSED, CLOSED);

    final String chinese;

    FindingState(String chinese) {
        this.chinese = chinese;
    }

    private Map<FindingCommand, FindingState> moves() {
        return switch (this) {
            case IDENTIFIED -> Map.of(CONFIRM, CONFIRMED, DISMISS, DISMISSED);
            case CONFIRMED -> Map.of(ASSIGN_RESPONSIBILITY, ASSIGNED);
            // The unit's report may be heard before its start is: order holds, but a message may be late.
            case ASSIGNED -> Map.of(RECTIFY, RECTIFYING, REPORT, AWAITING_VERIFICATION);
            case RECTIFYING -> Map.of(REPORT, AWAITING_VERIFICATION);
            case AWAITING_VERIFICATION ->
                Map.of(
                        RECALL, RECTIFYING,
                        START_VERIFICATION, AWAITING_VERIFICATION,
                        REJECT, RECTIFYING,
                        CLOSE, CLOSED);
            // Seen when somebody looked again (回头看).
            case CLOSED -> Map.of(REOPEN, RECTIFYING);
            case DISMISSED -> Map.of();
        };
    }

    FindingState after(FindingCommand command) {
        FindingState next = moves().get(command);
        if (next == null) {
            throw RuleViolation.illegalTransition(this, command.path(), allowedCommands());
        }
        return next;
    }

    List<String> allowedCommands() {
        return moves().keySet().stream()
                .filter(command -> command.own)
                .map(FindingCommand::path)
                .sorted()
                .toList();
    }
}
