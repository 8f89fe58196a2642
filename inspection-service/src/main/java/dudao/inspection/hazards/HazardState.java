package dudao.inspection.hazards;

import static dudao.inspection.hazards.HazardState.Command.ACKNOWLEDGE;
import static dudao.inspection.hazards.HazardState.Command.CLEAR;
import static dudao.inspection.hazards.HazardState.Command.REPORT_FINAL;
import static dudao.inspection.hazards.HazardState.Command.REPORT_FIRST;
import static dudao.inspection.hazards.HazardState.Command.REPORT_FURTHER;
import static dudao.inspection.hazards.HazardState.Command.SEND_BACK;

import dudao.commons.problems.RuleViolation;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Where an alarm stands, and where each command leads from there. */
public enum HazardState {
    RAISED,
    ACKNOWLEDGED,
    /** 首报已到 */
    FIRST_REPORTED,
    /** 终报已到, the office has to say whether the danger is over. */
    FINAL_REPORTED,
    CLEARED;

    enum Command {
        ACKNOWLEDGE,
        REPORT_FIRST,
        REPORT_FURTHER,
        REPORT_FINAL,
        SEND_BACK,
        CLEAR;

        String path() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    private Map<Command, HazardState> moves() {
        return switch (this) {
            case RAISED -> Map.of(ACKNOWLEDGE, ACKNOWLEDGED);
            case ACKNOWLEDGED -> Map.of(REPORT_FIRST, FIRST_REPORTED);
            case FIRST_REPORTED -> Map.of(REPORT_FURTHER, FIRST_REPORTED, REPORT_FINAL, FINAL_REPORTED);
            case FINAL_REPORTED -> Map.of(SEND_BACK, FIRST_REPORTED, CLEAR, CLEARED);
            case CLEARED -> Map.of();
        };
    }

    HazardState after(Command command) {
        HazardState next = moves().get(command);
        if (next == null) {
            throw RuleViolation.illegalTransition(this, command.path(), allowedCommands());
        }
        return next;
    }

    List<String> allowedCommands() {
        return moves().keySet().stream().map(Command::path).sorted().toList();
    }
}
