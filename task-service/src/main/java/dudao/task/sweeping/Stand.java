package dudao.task.sweeping;

import dudao.commons.secrecy.Classification;
import dudao.commons.secrecy.Secrecy;
import dudao.task.escalating.EscalationState;
import dudao.task.ladder.Standing;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * A task the sweep looks at, with the open row of its ladder.
 *
 * @param id of the open row; null for a task that only enters
 * @param reached the highest rung sent at earlier limits
 * @param slipId the highest slip sent at this limit
 */
public record Stand(
        UUID id,
        long version,
        EscalationState state,
        String step,
        LocalDate replyBy,
        String documentNumber,
        String text,
        UUID taskId,
        UUID organizationId,
        UUID countyId,
        UUID issuerId,
        UUID planId,
        UUID itemId,
        UUID measureId,
        String title,
        String unitName,
        Instant assignedAt,
        Instant acceptedAt,
        Instant dueAt,
        int deadlineVersion,
        int returnCount,
        Classification classification,
        UUID handlingOfficeId,
        boolean urgent,
        List<String> done,
        int reached,
        Instant deliveredAt) {

    Standing standing() {
        return new Standing(
                assignedAt,
                dueAt,
                acceptedAt != null,
                urgent,
                Set.copyOf(done),
                returnCount > 0 ? reached : 0,
                deliveredAt);
    }

    /** After a step has been sent at this moment, and has reached the unit if it did so at once. */
    Standing after(String sent, Instant delivered) {
        Standing before = standing();
        Set<String> more = new HashSet<>(before.done());
        more.add(sent);
        return new Standing(
                before.assignedAt(), before.dueAt(), before.accepted(), urgent, more, before.floor(), delivered);
    }

    Secrecy secrecy() {
        return new Secrecy(classification, handlingOfficeId);
    }
}
