package dudao.plan.access;

import dudao.commons.problems.RuleViolation;
import java.util.Arrays;
import java.util.List;

/** Where a plan stands, and where each command leads from there. */
public enum PlanStatus {
    DRAFT,
    UNDER_REVIEW,
    APPROVED,
    ISSUED,
    CLOSED,
    REVOKED,
    WITHDRAWN,
    ARCHIVED;

    /** The status after the command; refuses a command this status does not know. */
    public PlanStatus after(PlanCommand command) {
        PlanStatus next = next(command);
        if (next == null) {
            throw RuleViolation.illegalTransition(this, command.path(), allowedCommands());
        }
        return next;
    }

    private PlanStatus next(PlanCommand command) {
        return switch (this) {
            case DRAFT ->
                switch (command) {
                    case EDIT -> DRAFT;
                    case SUBMIT -> UNDER_REVIEW;
                    case WITHDRAW -> WITHDRAWN;
                    case RETURN, APPROVE, SIGN, ISSUE, REVISE, CLOSE, REVOKE, ARCHIVE -> null;
                };
            case UNDER_REVIEW ->
                switch (command) {
                    case RETURN -> DRAFT;
                    case APPROVE -> APPROVED;
                    case SIGN -> UNDER_REVIEW;
                    case WITHDRAW -> WITHDRAWN;
                    case EDIT, SUBMIT, ISSUE, REVISE, CLOSE, REVOKE, ARCHIVE -> null;
                };
            case APPROVED ->
                switch (command) {
                    case SIGN -> APPROVED;
                    case ISSUE -> ISSUED;
                    case WITHDRAW -> WITHDRAWN;
                    case EDIT, SUBMIT, RETURN, APPROVE, REVISE, CLOSE, REVOKE, ARCHIVE -> null;
                };
            case ISSUED ->
                switch (command) {
                    case REVISE -> ISSUED;
                    case CLOSE -> CLOSED;
                    case REVOKE -> REVOKED;
                    case EDIT, SUBMIT, RETURN, APPROVE, SIGN, WITHDRAW, ISSUE, ARCHIVE -> null;
                };
            case CLOSED, REVOKED ->
                switch (command) {
                    case ARCHIVE -> ARCHIVED;
                    case EDIT, SUBMIT, RETURN, APPROVE, SIGN, WITHDRAW, ISSUE, REVISE, CLOSE, REVOKE -> null;
                };
            case WITHDRAWN, ARCHIVED -> null;
        };
    }

    public List<String> allowedCommands() {
        return Arrays.stream(PlanCommand.values())
                .filter(command -> next(command) != null)
                .map(PlanCommand::path)
                .toList();
    }

    /** Whether the plan has left the house: others than its makers may read it. */
    public boolean isPublished() {
        return switch (this) {
            case ISSUED, CLOSED, REVOKED, ARCHIVED -> true;
            case DRAFT, UNDER_REVIEW, APPROVED, WITHDRAWN -> false;
        };
    }
}
