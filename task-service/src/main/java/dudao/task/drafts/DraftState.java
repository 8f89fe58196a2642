package dudao.task.drafts;

import java.util.List;

/** Where a registered task stands before it is one. */
enum DraftState {
    DRAFT,
    SUBMITTED,
    APPROVED,
    REFUSED,
    ASSIGNED,
    WITHDRAWN;

    List<String> commands() {
        return switch (this) {
            case DRAFT -> List.of("submit", "assign", "withdraw");
            case SUBMITTED -> List.of("approve", "refuse", "withdraw");
            case APPROVED -> List.of("assign", "withdraw");
            case REFUSED, ASSIGNED, WITHDRAWN -> List.of();
        };
    }
}
