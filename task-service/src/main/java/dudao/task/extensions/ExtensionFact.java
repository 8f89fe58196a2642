package dudao.task.extensions;

import static dudao.task.extensions.ExtensionView.time;

import com.fasterxml.jackson.annotation.JsonInclude;
import dudao.commons.secrecy.Classification;
import dudao.commons.secrecy.Secrecy;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.UUID;

/** What every event of an extension tells: the whole of it from then on, and who may read of its task. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record ExtensionFact(
        UUID extensionId,
        UUID taskId,
        UUID organizationId,
        String state,
        String reason,
        LocalDate proposedOn,
        OffsetDateTime requestedAt,
        OffsetDateTime dueAt,
        OffsetDateTime decideBy,
        OffsetDateTime decidedAt,
        LocalDate grantedOn,
        Boolean aboveCap,
        Integer gapWorkingDays,
        Classification classification,
        UUID handlingOfficeId) {

    static ExtensionFact of(Extension extension, Secrecy secrecy) {
        return new ExtensionFact(
                extension.id,
                extension.taskId,
                extension.organizationId,
                extension.state.name(),
                extension.reason.name(),
                extension.proposedOn,
                time(extension.requestedAt),
                time(extension.dueAt),
                time(extension.decideBy),
                time(extension.decidedAt),
                extension.grantedOn,
                extension.grantedOn == null ? null : extension.aboveCap,
                extension.gapDays,
                secrecy.told(),
                secrecy.handlingOfficeId());
    }
}
