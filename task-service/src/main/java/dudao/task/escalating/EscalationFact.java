package dudao.task.escalating;

import com.fasterxml.jackson.annotation.JsonInclude;
import dudao.commons.secrecy.Classification;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.UUID;

/**
 * What the events of a step tell; when a task itself takes its open step away, the trigger of V30 says the same in SQL.
 *
 * @param at when it became so
 * @param reason of an escalation that was voided
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record EscalationFact(
        UUID escalationId,
        UUID taskId,
        UUID organizationId,
        UUID countyId,
        UUID issuerId,
        UUID planId,
        UUID itemId,
        UUID measureId,
        String title,
        String step,
        int rung,
        String form,
        String pack,
        EscalationState state,
        int deadlineVersion,
        OffsetDateTime at,
        String slip,
        String documentNumber,
        LocalDate replyBy,
        String text,
        String reason,
        Classification classification,
        UUID handlingOfficeId) {

    public static final String TOPIC = "task.events.v1";
}
