package dudao.plan.itemstate;

import dudao.commons.problems.RuleViolation;
import java.util.Arrays;
import java.util.List;

/** Where an item stands, and where each command leads from there. */
public enum ItemState {
    DRAFT,
    ISSUED,
    DECOMPOSED,
    IN_PROGRESS,
    AWAITING_ASSESSMENT,
    ACHIEVED,
    PARTIALLY_ACHIEVED,
    NOT_ACHIEVED,
    CARRIED_OVER,
    CANCELLED;

    /**
     * The state after the command; refuses a command this state does not know.
     *
     * @param continuing whether the item's nature is CONTINUING
     */
    public ItemState after(ItemCommand command, boolean continuing) {
        ItemState next = command.fits(continuing) ? next(command) : null;
        if (next == null) {
            throw RuleViolation.illegalTransition(this, command.path(), allowedCommands(continuing));
        }
        return next;
    }

    private ItemState next(ItemCommand command) {
        return switch (this) {
            case DRAFT ->
                switch (command) {
                    case ISSUE -> ISSUED;
                    case DECOMPOSE,
                            START,
                            FINISH,
                            PROPOSE,
                            PROPOSE_PERIOD,
                            CONFIRM_ACHIEVED,
                            CONFIRM_PARTIALLY_ACHIEVED,
                            CONFIRM_NOT_ACHIEVED,
                            CONFIRM_PERIOD,
                            CARRY_OVER,
                            CANCEL,
                            REOPEN -> null;
                };
            case ISSUED ->
                switch (command) {
                    case DECOMPOSE -> DECOMPOSED;
                    case START -> IN_PROGRESS;
                    case CARRY_OVER -> CARRIED_OVER;
                    case CANCEL -> CANCELLED;
                    case ISSUE,
                            FINISH,
                            PROPOSE,
                            PROPOSE_PERIOD,
                            CONFIRM_ACHIEVED,
                            CONFIRM_PARTIALLY_ACHIEVED,
                            CONFIRM_NOT_ACHIEVED,
                            CONFIRM_PERIOD,
                            REOPEN -> null;
                };
            case DECOMPOSED ->
                switch (command) {
                    case START -> IN_PROGRESS;
                    case CARRY_OVER -> CARRIED_OVER;
                    case CANCEL -> CANCELLED;
                    case ISSUE,
                            DECOMPOSE,
                            FINISH,
                            PROPOSE,
                            PROPOSE_PERIOD,
                            CONFIRM_ACHIEVED,
                            CONFIRM_PARTIALLY_ACHIEVED,
                            CONFIRM_NOT_ACHIEVED,
                            CONFIRM_PERIOD,
                            REOPEN -> null;
                };
            case IN_PROGRESS ->
                switch (command) {
                    case FINISH -> AWAITING_ASSESSMENT;
                    case PROPOSE_PERIOD, CONFIRM_PERIOD -> IN_PROGRESS;
                    case CARRY_OVER -> CARRIED_OVER;
                    case CANCEL -> CANCELLED;
                    case ISSUE,
                            DECOMPOSE,
                            START,
                            PROPOSE,
                            CONFIRM_ACHIEVED,
                            CONFIRM_PARTIALLY_ACHIEVED,
                            CONFIRM_NOT_ACHIEVED,
                            REOPEN -> null;
                };
            case AWAITING_ASSESSMENT ->
                switch (command) {
                    case PROPOSE, PROPOSE_PERIOD -> AWAITING_ASSESSMENT;
                    case CONFIRM_ACHIEVED -> ACHIEVED;
                    case CONFIRM_PARTIALLY_ACHIEVED -> PARTIALLY_ACHIEVED;
                    case CONFIRM_NOT_ACHIEVED -> NOT_ACHIEVED;
                    case CONFIRM_PERIOD, REOPEN -> IN_PROGRESS;
                    case CARRY_OVER -> CARRIED_OVER;
                    case CANCEL -> CANCELLED;
                    case ISSUE, DECOMPOSE, START, FINISH -> null;
                };
            case ACHIEVED, PARTIALLY_ACHIEVED ->
                switch (command) {
                    case REOPEN -> IN_PROGRESS;
                    case ISSUE,
                            DECOMPOSE,
                            START,
                            FINISH,
                            PROPOSE,
                            PROPOSE_PERIOD,
                            CONFIRM_ACHIEVED,
                            CONFIRM_PARTIALLY_ACHIEVED,
                            CONFIRM_NOT_ACHIEVED,
                            CONFIRM_PERIOD,
                            CARRY_OVER,
                            CANCEL -> null;
                };
            case NOT_ACHIEVED, CARRIED_OVER, CANCELLED -> null;
        };
    }

    /** What somebody may order an item of an issued plan to do. */
    public List<String> allowedCommands(boolean continuing) {
        return Arrays.stream(ItemCommand.values())
                .filter(command -> !command.isOfTheService() && command.fits(continuing) && next(command) != null)
                .map(ItemCommand::path)
                .distinct()
                .toList();
    }

    /** Whether the year's work on it is over, one way or another. */
    public boolean isTerminal() {
        return switch (this) {
            case DRAFT, ISSUED, DECOMPOSED, IN_PROGRESS, AWAITING_ASSESSMENT -> false;
            case ACHIEVED, PARTIALLY_ACHIEVED, NOT_ACHIEVED, CARRIED_OVER, CANCELLED -> true;
        };
    }
}
