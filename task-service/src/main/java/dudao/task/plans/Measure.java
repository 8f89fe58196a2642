package dudao.task.plans;

import dudao.commons.secrecy.Secrecy;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/** A measure of a plan as task-service knows it. */
public record Measure(
        UUID id,
        UUID itemId,
        UUID planId,
        UUID issuerId,
        String planState,
        Integer planRevision,
        String itemState,
        boolean dropped,
        String wording,
        Audience audience,
        LocalDate dueOn,
        String acceptanceStandard,
        Secrecy secrecy) {

    private static final List<String> ENDED = List.of("CANCELLED", "CARRIED_OVER");

    /** What was assigned goes on when its plan or item ends or drops it, but nothing more is. */
    public boolean isAssignable() {
        return planState.equals("ISSUED") && !dropped && !ENDED.contains(itemState);
    }
}
