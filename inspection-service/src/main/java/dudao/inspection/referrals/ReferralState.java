package dudao.inspection.referrals;

import static dudao.inspection.referrals.ReferralState.Command.ANSWER;
import static dudao.inspection.referrals.ReferralState.Command.RECEIVE;
import static dudao.inspection.referrals.ReferralState.Command.REFUSE;
import static dudao.inspection.referrals.ReferralState.Command.WITHDRAW;

import dudao.commons.problems.RuleViolation;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Where a referral stands. None of these closes the finding. */
public enum ReferralState {
    SENT,
    /** 已签收, with a receipt. */
    RECEIVED,
    REFUSED,
    WITHDRAWN,
    /** 已反馈办理结果 */
    ANSWERED;

    enum Command {
        RECEIVE,
        REFUSE,
        WITHDRAW,
        ANSWER;

        String path() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private Map<Command, ReferralState> moves() {
        return switch (this) {
            case SENT -> Map.of(RECEIVE, RECEIVED, REFUSE, REFUSED, WITHDRAW, WITHDRAWN);
            case RECEIVED -> Map.of(ANSWER, ANSWERED);
            case REFUSED, WITHDRAWN, ANSWERED -> Map.of();
        };
    }

    ReferralState after(Command command) {
        ReferralState next = moves().get(command);
        if (next == null) {
            throw RuleViolation.illegalTransition(this, command.path(), allowedCommands());
        }
        return next;
    }

    List<String> allowedCommands() {
        return moves().keySet().stream().map(Command::path).sorted().toList();
    }
}
