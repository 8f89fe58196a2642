package dudao.task.reverification;

import com.fasterxml.jackson.annotation.JsonInclude;
import dudao.commons.secrecy.Classification;
import dudao.commons.secrecy.Secrecy;
import dudao.commons.time.Clocks;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.UUID;

/** What the event of a finding tells; the one of the draw is written in SQL. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record ReverificationFact(
        UUID reverificationId,
        UUID drawId,
        UUID taskId,
        UUID organizationId,
        String state,
        String method,
        OffsetDateTime decidedAt,
        Classification classification,
        UUID handlingOfficeId) {

    static ReverificationFact of(Reverification found, Secrecy secrecy) {
        return new ReverificationFact(
                found.id,
                found.drawId,
                found.taskId,
                found.organizationId,
                found.state.name(),
                found.method.name(),
                time(found.decidedAt),
                secrecy.told(),
                secrecy.handlingOfficeId());
    }

    static OffsetDateTime time(Instant instant) {
        return instant == null ? null : instant.atZone(Clocks.SHANGHAI).toOffsetDateTime();
    }
}
