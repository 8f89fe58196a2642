package dudao.inspection.rectifications;

import java.util.Locale;

enum RectificationCommand {
    SUBMIT_PLAN(true),
    APPROVE_PLAN(true),
    RETURN_PLAN(true),
    REPORT_MILESTONE(true),
    /** The unit has begun, as its task in task-service says. */
    START(false),
    /** The unit has reported, by submitting its task in task-service. */
    REPORT(false),
    /** The unit has taken its report back. */
    RECALL(false),
    START_VERIFICATION(true),
    ACCEPT(true),
    REJECT(true),
    CLOSE(true),
    /** It came back, as was seen when somebody looked again. */
    REOPEN(false);

    /** Whether a caller can give it here. */
    final boolean own;

    RectificationCommand(boolean own) {
        this.own = own;
    }

    String path() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
