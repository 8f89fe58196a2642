package dudao.inspection.procedure;

import static dudao.inspection.procedure.InspectionCommand.ARCHIVE;
import static dudao.inspection.procedure.InspectionCommand.CANCEL;
import static dudao.inspection.procedure.InspectionCommand.CLOSE;
import static dudao.inspection.procedure.InspectionCommand.CONSENT_TO_OPINION;
import static dudao.inspection.procedure.InspectionCommand.DECLARE_RECUSAL;
import static dudao.inspection.procedure.InspectionCommand.DEFEND;
import static dudao.inspection.procedure.InspectionCommand.DELIBERATE;
import static dudao.inspection.procedure.InspectionCommand.DRAFT_OPINION;
import static dudao.inspection.procedure.InspectionCommand.END_DEFENCE;
import static dudao.inspection.procedure.InspectionCommand.END_SELF_EVALUATION;
import static dudao.inspection.procedure.InspectionCommand.ENTER;
import static dudao.inspection.procedure.InspectionCommand.FILE;
import static dudao.inspection.procedure.InspectionCommand.FORM_TEAM;
import static dudao.inspection.procedure.InspectionCommand.ISSUE_OPINION;
import static dudao.inspection.procedure.InspectionCommand.LEAVE;
import static dudao.inspection.procedure.InspectionCommand.REPLACE_MEMBER;
import static dudao.inspection.procedure.InspectionCommand.REQUEST_SELF_EVALUATION;
import static dudao.inspection.procedure.InspectionCommand.REVIEW_SELF_EVALUATION;
import static dudao.inspection.procedure.InspectionCommand.SERVE_NOTICE;
import static dudao.inspection.procedure.InspectionCommand.SERVE_PRELIMINARY_OPINION;
import static dudao.inspection.procedure.InspectionCommand.SUBMIT_SELF_EVALUATION;
import static dudao.inspection.procedure.InspectionCommand.WAIVE_DEFENCE;

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
    DELIBERATION,
    DEFENCE_OPEN,
    DEFENCE_CLOSED,
    OPINION_ISSUED,
    CLOSED,
    ARCHIVED,
    CANCELLED;

    private Map<InspectionCommand, InspectionState> moves(Track track) {
        return switch (this) {
            case PLANNED -> Map.of(FILE, FILED, DECLARE_RECUSAL, PLANNED, CANCEL, CANCELLED);
            case FILED -> Map.of(DECLARE_RECUSAL, FILED, FORM_TEAM, TEAM_FORMED, CANCEL, CANCELLED);
            case TEAM_FORMED ->
                track == Track.REGULAR
                        ? Map.of(ENTER, ON_SITE, DECLARE_RECUSAL, this, REPLACE_MEMBER, this, CANCEL, CANCELLED)
                        : Map.of(
                                SERVE_NOTICE,
                                NOTICE_SERVED,
                                DECLARE_RECUSAL,
                                this,
                                REPLACE_MEMBER,
                                this,
                                CANCEL,
                                CANCELLED);
            case NOTICE_SERVED ->
                Map.of(
                        REQUEST_SELF_EVALUATION,
                        SELF_EVALUATION,
                        ENTER,
                        ON_SITE,
                        DECLARE_RECUSAL,
                        this,
                        REPLACE_MEMBER,
                        this,
                        CANCEL,
                        CANCELLED);
            case SELF_EVALUATION ->
                Map.of(
                        SUBMIT_SELF_EVALUATION,
                        SELF_EVALUATION_SUBMITTED,
                        END_SELF_EVALUATION,
                        NOTICE_SERVED,
                        DECLARE_RECUSAL,
                        this,
                        REPLACE_MEMBER,
                        this);
            case SELF_EVALUATION_SUBMITTED ->
                Map.of(REVIEW_SELF_EVALUATION, DESK_REVIEWED, DECLARE_RECUSAL, this, REPLACE_MEMBER, this);
            case DESK_REVIEWED -> Map.of(ENTER, ON_SITE, DECLARE_RECUSAL, this, REPLACE_MEMBER, this);
            case ON_SITE ->
                Map.of(
                        LEAVE,
                        track == Track.REGULAR ? REPORTED : DELIBERATION,
                        DECLARE_RECUSAL,
                        this,
                        REPLACE_MEMBER,
                        this);
            case REPORTED -> Map.of(CLOSE, CLOSED, DECLARE_RECUSAL, this, REPLACE_MEMBER, this);
            case DELIBERATION ->
                Map.of(
                        DELIBERATE,
                        this,
                        SERVE_PRELIMINARY_OPINION,
                        DEFENCE_OPEN,
                        DECLARE_RECUSAL,
                        this,
                        REPLACE_MEMBER,
                        this);
            case DEFENCE_OPEN ->
                Map.of(
                        DEFEND,
                        this,
                        WAIVE_DEFENCE,
                        DEFENCE_CLOSED,
                        END_DEFENCE,
                        DEFENCE_CLOSED,
                        DECLARE_RECUSAL,
                        this,
                        REPLACE_MEMBER,
                        this);
            case DEFENCE_CLOSED ->
                Map.of(
                        DRAFT_OPINION,
                        this,
                        CONSENT_TO_OPINION,
                        this,
                        ISSUE_OPINION,
                        OPINION_ISSUED,
                        DECLARE_RECUSAL,
                        this,
                        REPLACE_MEMBER,
                        this);
            case OPINION_ISSUED -> Map.of(CLOSE, CLOSED);
            case CLOSED -> Map.of(ARCHIVE, ARCHIVED);
            case ARCHIVED, CANCELLED -> Map.of();
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
                .filter(command -> command != END_DEFENCE)
                .map(InspectionCommand::path)
                .sorted()
                .toList();
    }

    /** Whether a team has been formed and its work is not over. */
    public boolean hasTeamAtWork() {
        return switch (this) {
            case PLANNED, FILED, OPINION_ISSUED, CLOSED, ARCHIVED, CANCELLED -> false;
            case TEAM_FORMED,
                    NOTICE_SERVED,
                    SELF_EVALUATION,
                    SELF_EVALUATION_SUBMITTED,
                    DESK_REVIEWED,
                    ON_SITE,
                    REPORTED,
                    DELIBERATION,
                    DEFENCE_OPEN,
                    DEFENCE_CLOSED -> true;
        };
    }

    /** Whether it has been filed and not been cancelled. */
    public boolean isFiled() {
        return this != PLANNED && this != CANCELLED;
    }

    /**
     * From entry until the report is closed, or until the unit is told what the team thinks: what was seen may be written
     * down after the visit, but not before it, nor after the unit has answered.
     */
    public boolean takesFindings() {
        return this == ON_SITE || this == REPORTED || this == DELIBERATION;
    }

    /** The unit was heard, or let it be, and the letter is being made or is out. */
    public boolean isAfterDefence() {
        return switch (this) {
            case DEFENCE_CLOSED, OPINION_ISSUED, CLOSED, ARCHIVED -> true;
            case PLANNED,
                    FILED,
                    TEAM_FORMED,
                    NOTICE_SERVED,
                    SELF_EVALUATION,
                    SELF_EVALUATION_SUBMITTED,
                    DESK_REVIEWED,
                    ON_SITE,
                    REPORTED,
                    DELIBERATION,
                    DEFENCE_OPEN,
                    CANCELLED -> false;
        };
    }
}
