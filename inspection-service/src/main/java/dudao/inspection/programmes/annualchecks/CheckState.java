package dudao.inspection.programmes.annualchecks;

import dudao.commons.problems.RuleViolation;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(name = "AnnualCheckState")
enum CheckState {
    /** 待学校自查报告 */
    OPEN,
    /** 已报告 */
    REPORTED,
    /** 逾期未报告 */
    NOT_REPORTED,
    /** 已审查 */
    REVIEWED,
    /** 已作结论 */
    CONCLUDED,
    /** 已公布 */
    PUBLISHED,
    CANCELLED;

    CheckState after(String command) {
        CheckState next = moves().get(command);
        if (next == null) {
            throw RuleViolation.illegalTransition(this, command, allowedCommands());
        }
        return next;
    }

    List<String> allowedCommands() {
        return moves().keySet().stream().sorted().toList();
    }

    private Map<String, CheckState> moves() {
        return switch (this) {
            case OPEN ->
                Map.of(
                        "report",
                        REPORTED,
                        "end-report",
                        NOT_REPORTED,
                        "deepen",
                        OPEN,
                        "lighten",
                        OPEN,
                        "cancel",
                        CANCELLED);
            case REPORTED, NOT_REPORTED ->
                Map.of("review", REVIEWED, "visit", this, "deepen", this, "lighten", this, "cancel", CANCELLED);
            // What was found is not made to vanish by one person.
            case REVIEWED -> Map.of("conclude", CONCLUDED, "visit", REVIEWED, "deepen", REVIEWED);
            case CONCLUDED -> Map.of("publish", PUBLISHED);
            case PUBLISHED, CANCELLED -> Map.of();
        };
    }
}
