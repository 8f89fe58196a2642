package dudao.inspection.programmes.recognitions;

import dudao.commons.problems.RuleViolation;
import java.util.List;
import java.util.Map;

enum RecognitionState {
    /** 创建中 */
    CREATING,
    /** 已申报 */
    APPLIED,
    /** 已审核 */
    REVIEWED,
    /** 已认定 */
    RECOGNISED,
    /** 已取消认定 */
    LOST;

    RecognitionState after(String command) {
        RecognitionState next = moves().get(command);
        if (next == null) {
            throw RuleViolation.illegalTransition(this, command, allowedCommands());
        }
        return next;
    }

    List<String> allowedCommands() {
        return moves().keySet().stream().sorted().toList();
    }

    private Map<String, RecognitionState> moves() {
        return switch (this) {
            case CREATING -> Map.of("values", CREATING, "apply", APPLIED);
            case APPLIED -> Map.of("return", CREATING, "review", REVIEWED);
            case REVIEWED -> Map.of("return", CREATING, "recognise", RECOGNISED, "refuse", CREATING);
            case RECOGNISED -> Map.of("revoke", LOST);
            case LOST -> Map.of();
        };
    }
}
