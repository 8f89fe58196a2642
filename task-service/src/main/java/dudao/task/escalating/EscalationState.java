package dudao.task.escalating;

import java.util.List;
import java.util.Locale;

/** Where a step of a task's ladder stands. */
public enum EscalationState {
    /** Comes by itself at {@code nextActionAt}, unless the task moves on. */
    SCHEDULED,
    /** Waits for the person who decides. */
    PROPOSED,
    /** Decided; sent in the next working hour. */
    APPROVED,
    SENT,
    ACKNOWLEDGED,
    VOIDED;

    /** Of the event that tells of it. */
    public String eventType() {
        return "dudao.task.escalation-" + name().toLowerCase(Locale.ROOT) + ".v1";
    }

    List<String> commands() {
        return switch (this) {
            case SCHEDULED, APPROVED -> List.of("void");
            case PROPOSED -> List.of("confirm", "void");
            case SENT -> List.of("acknowledge");
            case ACKNOWLEDGED, VOIDED -> List.of();
        };
    }
}
