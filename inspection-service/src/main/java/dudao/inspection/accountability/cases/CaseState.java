package dudao.inspection.accountability.cases;

import dudao.commons.problems.RuleViolation;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Where a case stands. 复核 and 申诉 run beside it and move nothing here. */
@Schema(name = "AccountabilityState")
public enum CaseState {
    /** 线索 */
    CANDIDATE,
    /** 调查认定 */
    UNDER_INVESTIGATION,
    /** 已告知 */
    NOTICE_GIVEN,
    /** 已听取陈述申辩 */
    HEARD,
    /** 已会商 */
    CONSULTED,
    /** 已决定 */
    DECIDED,
    /** 已送达 */
    SERVED,
    IN_EXECUTION,
    EXECUTED,
    /** 影响期结束、解除或撤销 */
    LIFTED,
    /** 不予启动、不予问责 */
    NOT_INITIATED,
    ARCHIVED;

    CaseState after(String command) {
        CaseState next = moves().get(command);
        if (next == null) {
            throw RuleViolation.illegalTransition(this, command, allowedCommands());
        }
        return next;
    }

    List<String> allowedCommands() {
        return moves().keySet().stream().sorted().toList();
    }

    private Map<String, CaseState> moves() {
        return switch (this) {
            case CANDIDATE -> Map.of("open-investigation", UNDER_INVESTIGATION, "decide-not", NOT_INITIATED);
            case UNDER_INVESTIGATION ->
                Map.of("record-facts", UNDER_INVESTIGATION, "give-notice", NOTICE_GIVEN, "decide-not", NOT_INITIATED);
            case NOTICE_GIVEN -> Map.of("hear", HEARD, "waive-hearing", HEARD, "close-hearing", HEARD);
            // A measure nobody was told of needs a notice of its own.
            case HEARD -> Map.of("consult", CONSULTED, "give-notice", NOTICE_GIVEN);
            case CONSULTED -> Map.of("decide", DECIDED, "decide-not", NOT_INITIATED, "give-notice", NOTICE_GIVEN);
            case DECIDED -> Map.of("serve", SERVED);
            case SERVED -> Map.of("start-execution", IN_EXECUTION, "lift", LIFTED);
            case IN_EXECUTION -> Map.of("complete-execution", EXECUTED, "lift", LIFTED);
            case EXECUTED -> Map.of("lift", LIFTED, "archive", ARCHIVED);
            case LIFTED, NOT_INITIATED -> Map.of("archive", ARCHIVED);
            case ARCHIVED -> Map.of();
        };
    }
}
