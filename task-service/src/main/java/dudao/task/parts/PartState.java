package dudao.task.parts;

import dudao.commons.time.Lights.Phase;
import java.util.List;

/** Where an assisting unit's part stands. */
enum PartState {
    ASSIGNED,
    ACCEPTED,
    DELIVERED,
    RETURNED,
    CONFIRMED,
    CANCELLED;

    List<String> commands() {
        return switch (this) {
            case ASSIGNED -> List.of("accept", "cancel");
            case ACCEPTED, RETURNED -> List.of("deliver", "cancel");
            case DELIVERED -> List.of("confirm", "return", "cancel");
            case CONFIRMED, CANCELLED -> List.of();
        };
    }

    /** What the state means for the part's own light. */
    Phase phase() {
        return switch (this) {
            case ASSIGNED -> Phase.UNACKNOWLEDGED;
            case ACCEPTED, RETURNED -> Phase.OPEN;
            case DELIVERED -> Phase.AWAITING_REVIEW;
            case CONFIRMED, CANCELLED -> Phase.DONE;
        };
    }
}
