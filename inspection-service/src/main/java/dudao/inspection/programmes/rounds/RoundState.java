package dudao.inspection.programmes.rounds;

import dudao.commons.problems.RuleViolation;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(name = "InspectionRoundState")
enum RoundState {
    OPEN,
    CLOSED;

    RoundState after(String command) {
        RoundState next = moves().get(command);
        if (next == null) {
            throw RuleViolation.illegalTransition(this, command, allowedCommands());
        }
        return next;
    }

    List<String> allowedCommands() {
        return moves().keySet().stream().sorted().toList();
    }

    private Map<String, RoundState> moves() {
        return switch (this) {
            case OPEN -> Map.of("visit", OPEN, "replace", OPEN, "close", CLOSED);
            case CLOSED -> Map.of();
        };
    }
}
