package dudao.inspection.programmes.evaluations;

import dudao.commons.problems.RuleViolation;
import dudao.inspection.indicators.Side;
import java.util.List;
import java.util.Map;

enum EvaluationState {
    /** 自查中 */
    OPEN(Side.SELF),
    /** 已报自查,核验中 */
    SUBMITTED(Side.VERIFIED),
    /** 已核验 */
    VERIFIED(Side.FINAL),
    /** 已定等次 */
    DECIDED(null),
    /** 已公布 */
    PUBLISHED(null);

    /** The column that is written now. */
    private final Side open;

    EvaluationState(Side open) {
        this.open = open;
    }

    void mustTake(Side side) {
        if (side != open) {
            throw RuleViolation.of("SCORES_NOT_OPEN", "状态为 " + this + " 时不能填写 " + side)
                    .with("state", name());
        }
    }

    EvaluationState after(String command) {
        EvaluationState next = moves().get(command);
        if (next == null) {
            throw RuleViolation.illegalTransition(this, command, allowedCommands());
        }
        return next;
    }

    List<String> allowedCommands() {
        return moves().keySet().stream().sorted().toList();
    }

    private Map<String, EvaluationState> moves() {
        return switch (this) {
            case OPEN -> Map.of("scores", OPEN, "submit", SUBMITTED);
            case SUBMITTED -> Map.of("scores", SUBMITTED, "verify", VERIFIED);
            case VERIFIED -> Map.of("scores", VERIFIED, "decide", DECIDED);
            case DECIDED -> Map.of("publish", PUBLISHED);
            case PUBLISHED -> Map.of();
        };
    }
}
