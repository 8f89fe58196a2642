package dudao.inspection.filing;

import dudao.commons.problems.RuleViolation;
import java.util.List;
import java.util.Map;

public enum YearlyPlanState {
    DRAFT,
    SUBMITTED,
    APPROVED,
    /** A newer plan of the same year was approved. */
    SUPERSEDED;

    YearlyPlanState after(String command) {
        YearlyPlanState next = moves().get(command);
        if (next == null) {
            throw RuleViolation.illegalTransition(this, command, allowedCommands());
        }
        return next;
    }

    List<String> allowedCommands() {
        return moves().keySet().stream().sorted().toList();
    }

    private Map<String, YearlyPlanState> moves() {
        return switch (this) {
            case DRAFT -> Map.of("submit", SUBMITTED);
            case SUBMITTED -> Map.of("approve", APPROVED, "return", DRAFT);
            case APPROVED, SUPERSEDED -> Map.of();
        };
    }
}
