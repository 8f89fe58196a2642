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
    /** 逾期未报自查,核验中 */
    NOT_SUBMITTED(Side.VERIFIED),
    /** 已核验 */
    VERIFIED(Side.FINAL),
    /** 已定等次 */
    DECIDED(null),
    /** 已公布 */
    PUBLISHED(null),
    CANCELLED(null);

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
            case OPEN ->
                Map.of("scores", OPEN, "submit", SUBMITTED, "end-self-check", NOT_SUBMITTED, "cancel", CANCELLED);
            case SUBMITTED, NOT_SUBMITTED -> Map.of("scores", this, "verify", VERIFIED, "cancel", CANCELLED);
            // What was found is not made to vanish by one person.
            case VERIFIED -> Map.of("scores", VERIFIED, "decide", DECIDED);
            case DECIDED -> Map.of("publish", PUBLISHED);
            case PUBLISHED, CANCELLED -> Map.of();
        };
    }
}
