package dudao.inspection.followups;

import dudao.commons.problems.RuleViolation;
import java.util.List;
import java.util.Locale;

/** Where a look back stands. */
public enum FollowUpState {
    ORDERED,
    /** 未反弹 */
    CONFIRMED,
    /** 已反弹: the rectification is open again. */
    RELAPSED,
    /** 撤回: nobody looks. */
    WITHDRAWN;

    enum Command {
        CONFIRM(CONFIRMED),
        RELAPSE(RELAPSED),
        WITHDRAW(WITHDRAWN);

        private final FollowUpState to;

        Command(FollowUpState to) {
            this.to = to;
        }

        String path() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    FollowUpState after(Command command) {
        if (this != ORDERED) {
            throw RuleViolation.illegalTransition(this, command.path(), allowedCommands());
        }
        return command.to;
    }

    List<String> allowedCommands() {
        return this == ORDERED ? List.of("confirm", "relapse", "withdraw") : List.of();
    }
}
