package dudao.inspection.commonproblems;

import dudao.commons.problems.RuleViolation;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(name = "CommonProblemState")
enum ProblemState {
    /** 已提出 */
    RAISED,
    /** 已撤回 */
    WITHDRAWN;

    ProblemState after(String command) {
        if (this == RAISED && command.equals("withdraw")) {
            return WITHDRAWN;
        }
        throw RuleViolation.illegalTransition(this, command, allowedCommands());
    }

    List<String> allowedCommands() {
        return switch (this) {
            case RAISED -> List.of("withdraw");
            case WITHDRAWN -> List.of();
        };
    }
}
