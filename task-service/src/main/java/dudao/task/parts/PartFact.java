package dudao.task.parts;

import static dudao.task.parts.PartView.time;

import com.fasterxml.jackson.annotation.JsonInclude;
import dudao.commons.secrecy.Classification;
import java.time.OffsetDateTime;
import java.util.UUID;

/** What an event of a part tells: the whole of it from then on, and what was said. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record PartFact(
        UUID partId,
        UUID taskId,
        UUID organizationId,
        UUID leadOrganizationId,
        String state,
        String command,
        String text,
        OffsetDateTime assignedAt,
        OffsetDateTime dueAt,
        OffsetDateTime acceptedAt,
        OffsetDateTime deliveredAt,
        OffsetDateTime confirmedAt,
        Classification classification) {

    static PartFact of(Part part, String command, String text) {
        return new PartFact(
                part.id,
                part.taskId,
                part.organizationId,
                part.leadOrganizationId,
                part.state.name(),
                command,
                text,
                time(part.assignedAt),
                time(part.dueAt),
                time(part.acceptedAt),
                time(part.deliveredAt),
                time(part.confirmedAt),
                part.restricted ? Classification.RESTRICTED : null);
    }
}
