package dudao.task.drafts;

import com.fasterxml.jackson.annotation.JsonInclude;
import dudao.commons.identity.Actor;
import dudao.commons.secrecy.Classification;
import dudao.commons.time.Clocks;
import dudao.task.duties.Origin;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A registered task. */
@Schema(name = "TaskDraft")
record DraftView(
        UUID id,
        @Schema(description = "DRAFT, SUBMITTED, APPROVED, REFUSED, ASSIGNED or WITHDRAWN") DraftState state,
        @Schema(description = "what the state lets be done") List<String> allowedCommands,
        String title,
        Origin source,
        Reference reference,
        @Schema(description = "the unit that is to do it") UUID organizationId,
        LocalDate dueOn,
        @Schema(description = "code of the limit it will be counted by") String limit,
        String acceptanceStandard,
        @Schema(description = "it may be handed down to schools") boolean schoolsBelow,
        @Schema(description = "schools have to do with it, so that a leader answers for it") boolean needsApproval,
        String necessity,
        Classification classification,
        UUID handlingOfficeId,
        UUID registrarOrganizationId,
        OffsetDateTime registeredAt,
        Actor registeredBy,
        Decision decision,
        @Schema(description = "the task, once it is assigned") UUID taskId) {

    @Schema(name = "TaskDraftDecision")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Decision(OffsetDateTime at, Actor by, String text) {}

    static DraftView of(Draft draft) {
        return new DraftView(
                draft.id,
                draft.state,
                draft.state.commands(),
                draft.title,
                draft.origin,
                draft.reference(),
                draft.organizationId,
                draft.dueOn,
                draft.limitCode,
                draft.acceptanceStandard,
                draft.schoolsBelow,
                draft.needsApproval,
                draft.necessity,
                draft.classification,
                draft.handlingOfficeId,
                draft.registrarOrganizationId,
                time(draft.registeredAt),
                new Actor(draft.registeredBy, draft.registeredName, draft.registeredFor),
                draft.decidedAt == null
                        ? null
                        : new Decision(
                                time(draft.decidedAt),
                                new Actor(draft.decidedBy, draft.decidedName, draft.decidedFor),
                                draft.decision),
                draft.taskId);
    }

    private static OffsetDateTime time(Instant instant) {
        return instant.atZone(Clocks.SHANGHAI).toOffsetDateTime();
    }
}
