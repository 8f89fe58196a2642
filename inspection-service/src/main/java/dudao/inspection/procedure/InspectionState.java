package dudao.inspection.procedure;

import static dudao.inspection.procedure.InspectionCommand.CANCEL;
import static dudao.inspection.procedure.InspectionCommand.CLOSE;
import static dudao.inspection.procedure.InspectionCommand.DECLARE_RECUSAL;
import static dudao.inspection.procedure.InspectionCommand.ENTER;
import static dudao.inspection.procedure.InspectionCommand.FILE;
import static dudao.inspection.procedure.InspectionCommand.FORM_TEAM;
import static dudao.inspection.procedure.InspectionCommand.LEAVE;
import static dudao.inspection.procedure.InspectionCommand.REQUEST_SELF_EVALUATION;
import static dudao.inspection.procedure.InspectionCommand.REVIEW_SELF_EVALUATION;
import static dudao.inspection.procedure.InspectionCommand.SERVE_NOTICE;
import static dudao.inspection.procedure.InspectionCommand.SUBMIT_SELF_EVALUATION;

import dudao.commons.problems.RuleViolation;
import java.util.List;
import java.util.Map;

/** Where an inspection stands, and where each command leads from there. */
public enum InspectionState {
    PLANNED,
    FILED,
    TEAM_FORMED,
    NOTICE_SERVED,
    SELF_EVALUATION,
    SELF_EVALUATION_SUBMITTED,
    DESK_REVIEWED,
    ON_SITE,
    REPORTED,
    CLOSED,
    CANCELLED;

    private Map<InspectionCommand, InspectionState> moves(Track track) {
        return switch (this) {
            case PLANNED -> Map.of(FILE, FILED, DECLARE_RECUSAL, PLANNED, CANCEL, CANCELLED);
            case FILED -> Map.of(DECLARE_RECUSAL, FILED, FORM_TEAM, TEAM_FORMED, CANCEL, CANCELLED);
            case TEAM_FORMED ->
                track == Track.REGULAR
                        ? Map.of(ENTER, ON_SITE, DECLARE_RECUSAL, this, CANCEL, CANCELLED)
                        : Map.of(SERVE_NOTICE, NOTICE_SERVED, DECLARE_RECUSAL, this, CANCEL, CANCELLED);
            case NOTICE_SERVED ->
                Map.of(
                        REQUEST_SELF_EVALUATION,
                        SELF_EVALUATION,
                        ENTER,
                        ON_SITE,
                        DECLARE_RECUSAL,
                        this,
                        CANCEL,
                        CANCELLED);
            case SELF_EVALUATION -> Map.of(SUBMIT_SELF_EVALUATION, SELF_EVALUATION_SUBMITTED, DECLARE_RECUSAL, this);
            case SELF_EVALUATION_SUBMITTED -> Map.of(REVIEW_SELF_EVALUATION, DESK_REVIEWED, DECLARE_RECUSAL, this);
            case DESK_REVIEWED -> Map.of(ENTER, ON_SITE, DECLARE_RECUSAL, this);
            // On the formal track hearings, opinion and defence follow, whose limits come from rule packs.
            case ON_SITE ->
                track == Track.REGULAR ? Map.of(LEAVE, REPORTED, DECLARE_RECUSAL, this) : Map.of(DECLARE_RECUSAL, this);
            case REPORTED -> Map.of(CLOSE, CLOSED, DECLARE_RECUSAL, this);
            case CLOSED, CANCELLED -> Map.of();
        };
    }

    public InspectionState after(InspectionCommand command, Track track) {
        InspectionState next = moves(track).get(command);
        if (next == null) {
            throw RuleViolation.illegalTransition(this, command.path(), allowedCommands(track));
        }
        return next;
    }

    public List<String> allowedCommands(Track track) {
        return moves(track).keySet().stream()
                .map(InspectionCommand::path)
                .sorted()
                .toList();
    }

    /** Whether a team has been formed and its work is not over. */
    public boolean hasTeamAtWork() {
        return switch (this) {
            case PLANNED, FILED, CLOSED, CANCELLED -> false;
            case TEAM_FORMED,
                    NOTICE_SERVED,
                    SELF_EVALUATION,
                    SELF_EVALUATION_SUBMITTED,
                    DESK_REVIEWED,
                    ON_SITE,
                    REPORTED -> true;
        };
    }

    /** From entry until the report is closed: what was seen may be written down after the visit, but not before it. */
    public boolean takesFindings() {
        return this == ON_SITE || this == REPORTED;
    }
}
