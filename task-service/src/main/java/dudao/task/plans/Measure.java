package dudao.task.plans;

import dudao.commons.secrecy.Secrecy;
import java.time.LocalDate;
import java.util.UUID;

/** A measure of a plan as task-service knows it. */
public record Measure(
        UUID id,
        UUID itemId,
        UUID planId,
        UUID issuerId,
        String planState,
        String wording,
        Audience audience,
        LocalDate dueOn,
        String acceptanceStandard,
        Secrecy secrecy) {

    /** What was assigned from a plan that has ended goes on, but nothing more is. */
    public boolean isAssignable() {
        return planState.equals("ISSUED");
    }
}
