package dudao.inspection.rectifications;

import static dudao.inspection.rectifications.RectificationCommand.ACCEPT;
import static dudao.inspection.rectifications.RectificationCommand.APPROVE_PLAN;
import static dudao.inspection.rectifications.RectificationCommand.CLOSE;
import static dudao.inspection.rectifications.RectificationCommand.RECALL;
import static dudao.inspection.rectifications.RectificationCommand.REJECT;
import static dudao.inspection.rectifications.RectificationCommand.REOPEN;
import static dudao.inspection.rectifications.RectificationCommand.REPORT;
import static dudao.inspection.rectifications.RectificationCommand.REPORT_MILESTONE;
import static dudao.inspection.rectifications.RectificationCommand.RETURN_PLAN;
import static dudao.inspection.rectifications.RectificationCommand.START;
import static dudao.inspection.rectifications.RectificationCommand.START_VERIFICATION;
import static dudao.inspection.rectifications.RectificationCommand.SUBMIT_PLAN;

import dudao.commons.problems.RuleViolation;
import java.util.List;
import java.util.Map;

/** Where a rectification stands, and where each command leads from there. */
public enum RectificationState {
    ORDERED,
    PLAN_SUBMITTED,
    IN_PROGRESS,
    REPORTED,
    VERIFYING,
    ACCEPTED,
    CLOSED;

    private Map<RectificationCommand, RectificationState> moves(boolean planRequired) {
        return switch (this) {
            case ORDERED ->
                planRequired ? Map.of(SUBMIT_PLAN, PLAN_SUBMITTED) : Map.of(START, IN_PROGRESS, REPORT, REPORTED);
            case PLAN_SUBMITTED -> Map.of(APPROVE_PLAN, IN_PROGRESS, RETURN_PLAN, ORDERED);
            case IN_PROGRESS ->
                planRequired ? Map.of(REPORT, REPORTED, REPORT_MILESTONE, IN_PROGRESS) : Map.of(REPORT, REPORTED);
            case REPORTED -> Map.of(RECALL, IN_PROGRESS, START_VERIFICATION, VERIFYING);
            case VERIFYING -> Map.of(ACCEPT, ACCEPTED, REJECT, IN_PROGRESS);
            // No way leads here but through a verification (教育督导条例 Art. 22).
            case ACCEPTED -> Map.of(CLOSE, CLOSED);
            case CLOSED -> Map.of(REOPEN, IN_PROGRESS);
        };
    }

    RectificationState after(RectificationCommand command, boolean planRequired) {
        RectificationState next = moves(planRequired).get(command);
        if (next == null) {
            throw RuleViolation.illegalTransition(this, command.path(), allowedCommands(planRequired));
        }
        return next;
    }

    boolean allows(RectificationCommand command, boolean planRequired) {
        return moves(planRequired).containsKey(command);
    }

    List<String> allowedCommands(boolean planRequired) {
        return moves(planRequired).keySet().stream()
                .filter(command -> command.own)
                .map(RectificationCommand::path)
                .sorted()
                .toList();
    }
}
