package dudao.plan.access;

import java.util.Locale;

/** What can be done with a plan as a whole. */
public enum PlanCommand {
    EDIT,
    SUBMIT,
    RETURN,
    APPROVE,
    SIGN,
    WITHDRAW,
    ISSUE,
    REVISE,
    CLOSE,
    REVOKE,
    ARCHIVE;

    /** As it stands in paths and in {@code allowedCommands}. */
    public String path() {
        return name().toLowerCase(Locale.ROOT);
    }
}
