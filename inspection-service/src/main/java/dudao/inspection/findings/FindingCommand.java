package dudao.inspection.findings;

import java.util.Locale;

/** What moves a finding: three commands of its own, the rest follows from its rectification. */
enum FindingCommand {
    CONFIRM(true),
    DISMISS(true),
    ASSIGN_RESPONSIBILITY(true),
    RECTIFY(false),
    REPORT(false),
    RECALL(false),
    START_VERIFICATION(false),
    REJECT(false),
    CLOSE(false),
    REOPEN(false);

    /** Whether a caller can give it at the finding itself. */
    final boolean own;

    FindingCommand(boolean own) {
        this.own = own;
    }

    String path() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
