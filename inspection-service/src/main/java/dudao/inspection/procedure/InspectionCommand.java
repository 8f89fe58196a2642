package dudao.inspection.procedure;

import java.util.Locale;

public enum InspectionCommand {
    FILE,
    DECLARE_RECUSAL,
    FORM_TEAM,
    SERVE_NOTICE,
    REQUEST_SELF_EVALUATION,
    SUBMIT_SELF_EVALUATION,
    REVIEW_SELF_EVALUATION,
    ENTER,
    LEAVE,
    CLOSE,
    CANCEL;

    /** As it stands in the path. */
    public String path() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
