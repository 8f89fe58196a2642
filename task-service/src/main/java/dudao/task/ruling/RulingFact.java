package dudao.task.ruling;

import com.fasterxml.jackson.annotation.JsonInclude;
import dudao.commons.secrecy.Classification;
import dudao.commons.secrecy.Secrecy;
import dudao.commons.time.Clocks;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.UUID;

/** What every event of a ruling tells: the whole of it from then on. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record RulingFact(
        UUID rulingId,
        UUID taskId,
        UUID organizationId,
        String state,
        String decision,
        String reason,
        LocalDate dueOn,
        OffsetDateTime proposedAt,
        UUID proposedOrganizationId,
        OffsetDateTime decidedAt,
        UUID decidedOrganizationId,
        Classification classification,
        UUID handlingOfficeId) {

    static RulingFact of(Ruling ruling, Secrecy secrecy) {
        return new RulingFact(
                ruling.id,
                ruling.taskId,
                ruling.organizationId,
                ruling.state.name(),
                ruling.decision.name(),
                ruling.reason == null ? null : ruling.reason.name(),
                ruling.dueOn,
                time(ruling.proposedAt),
                ruling.proposedOrganizationId,
                time(ruling.decidedAt),
                ruling.decidedOrganizationId,
                secrecy.told(),
                secrecy.handlingOfficeId());
    }

    static OffsetDateTime time(Instant instant) {
        return instant == null ? null : instant.atZone(Clocks.SHANGHAI).toOffsetDateTime();
    }
}
