package dudao.inspection.inspectors;

import dudao.commons.problems.RuleViolation;
import java.util.Map;

/** Whether an inspector may be given work. */
public enum InspectorState {
    ACTIVE,
    SUSPENDED,
    DISMISSED;

    InspectorState after(String command) {
        InspectorState next = moves().get(command);
        if (next == null) {
            throw RuleViolation.illegalTransition(
                    this, command, moves().keySet().stream().sorted().toList());
        }
        return next;
    }

    private Map<String, InspectorState> moves() {
        return switch (this) {
            case ACTIVE -> Map.of("renew", ACTIVE, "suspend", SUSPENDED, "dismiss", DISMISSED);
            case SUSPENDED -> Map.of("reinstate", ACTIVE, "dismiss", DISMISSED);
            case DISMISSED -> Map.of();
        };
    }
}
