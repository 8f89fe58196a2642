package dudao.inspection.governmentinspections;

import dudao.commons.problems.RuleViolation;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(name = "GovernmentInspectionState")
enum GovernmentState {
    /** 立项 */
    MANDATED,
    /** 已定方案 */
    PLANNED,
    ON_SITE,
    /** 督查结论 */
    CONCLUDED,
    /** 已反馈 */
    FED_BACK,
    /** 复核中 */
    UNDER_REVIEW,
    /** 已复核 */
    REVIEWED,
    /** 整改中 */
    RECTIFYING,
    CLOSED,
    CANCELLED;

    GovernmentState after(String command) {
        GovernmentState next = moves().get(command);
        if (next == null) {
            throw RuleViolation.illegalTransition(this, command, allowedCommands());
        }
        return next;
    }

    List<String> allowedCommands() {
        return moves().keySet().stream().sorted().toList();
    }

    private Map<String, GovernmentState> moves() {
        return switch (this) {
            case MANDATED -> Map.of("plan", PLANNED, "cancel", CANCELLED);
            case PLANNED -> Map.of("enter", ON_SITE, "replace-member", PLANNED, "cancel", CANCELLED);
            case ON_SITE -> Map.of("conclude", CONCLUDED, "replace-member", ON_SITE);
            case CONCLUDED -> Map.of("feed-back", FED_BACK);
            case FED_BACK -> Map.of("request-review", UNDER_REVIEW, "order", RECTIFYING, "close", CLOSED);
            case UNDER_REVIEW -> Map.of("decide-review", REVIEWED);
            case REVIEWED -> Map.of("order", RECTIFYING, "close", CLOSED);
            // An order does not take the review away; one that upholds it leads back here.
            case RECTIFYING -> Map.of("request-review", UNDER_REVIEW, "verify", RECTIFYING, "close", CLOSED);
            case CLOSED, CANCELLED -> Map.of();
        };
    }
}
