package dudao.plan.itemstate;

import dudao.commons.data.Versioned;
import dudao.commons.problems.RuleViolation;
import dudao.commons.secrecy.Classification;
import dudao.commons.secrecy.Secrecy;
import dudao.plan.access.PlanStatus;
import java.util.List;
import java.util.UUID;

/**
 * An item as its life cycle sees it.
 *
 * @param continuing nature CONTINUING
 * @param classification of the item, or of the whole plan where that is restricted
 */
public record StatedItem(
        UUID id,
        UUID planId,
        long version,
        ItemState state,
        boolean continuing,
        String number,
        String title,
        UUID issuerId,
        int year,
        String kind,
        PlanStatus planStatus,
        Classification classification,
        UUID handlingOfficeId)
        implements Versioned {

    /** Where the command leads. Of a plan that is not in force nothing moves any more. */
    public ItemState after(ItemCommand command) {
        return switch (planStatus) {
            case ISSUED -> state.after(command, continuing);
            case DRAFT, UNDER_REVIEW, APPROVED, CLOSED, REVOKED, WITHDRAWN, ARCHIVED ->
                throw RuleViolation.illegalTransition(state, command.path(), List.of())
                        .with("planStatus", planStatus);
        };
    }

    StatedItem in(ItemState next) {
        return new StatedItem(
                id,
                planId,
                version + 1,
                next,
                continuing,
                number,
                title,
                issuerId,
                year,
                kind,
                planStatus,
                classification,
                handlingOfficeId);
    }

    public Secrecy secrecy() {
        return new Secrecy(classification, handlingOfficeId);
    }
}
