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
    IDENTIFIED,
    CONFIRMED,
    DISMISSED,
    ASSIGNED,
    RECTIFYING,
    AWAITING_VERIFICATION,
    CLOSED;

    /** Nothing is left to be done about a finding in these. */
    static final Set<FindingState> SETTLED = EnumSet.of(DISMISSED, CLOSED);

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
