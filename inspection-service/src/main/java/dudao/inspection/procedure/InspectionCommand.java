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
    /** The unit has let the day for its self-evaluation pass. */
    END_SELF_EVALUATION,
    /** Of a member who may not go on; the seat goes to another. */
    REPLACE_MEMBER,
    ENTER,
    LEAVE,
    DELIBERATE,
    SERVE_PRELIMINARY_OPINION,
    DEFEND,
    WAIVE_DEFENCE,
    /** The time for the defence has run out; nobody gives this one. */
    END_DEFENCE,
    DRAFT_OPINION,
    CONSENT_TO_OPINION,
    ISSUE_OPINION,
    CLOSE,
    ARCHIVE,
    CANCEL;

    /** As it stands in the path. */
    public String path() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
