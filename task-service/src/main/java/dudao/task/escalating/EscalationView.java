package dudao.task.escalating;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import dudao.commons.identity.Actor;
import dudao.commons.secrecy.Classification;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(name = "Escalation")
@JsonInclude(JsonInclude.Include.NON_NULL)
record EscalationView(
        UUID id,
        @JsonIgnore @Schema(hidden = true) long version,
        UUID taskId,
        String title,
        Unit organization,
        @Schema(description = "in whose name: the issuer of the plan, else the unit's superior") UUID issuerId,
        @Schema(description = "code in the pack, e.g. FIRST_REMINDER, URGING 催办, SUPERVISION 督办, CRITICISM 通报")
                String step,
        @Schema(description = "0 提醒, 1 催办, 2 督办, 3 通报, 4 约谈, 5 问责建议") int rung,
        @Schema(description = "REMINDER, URGING_SLIP, SUPERVISION_NOTICE, CIRCULAR, INTERVIEW_NOTICE or CANDIDATE_FILE")
                String form,
        @Schema(description = "the ladder it stands on, with the first day it holds for") String pack,
        EscalationState state,
        @Schema(description = "which of the task's limits it is about") int deadlineVersion,
        @Schema(description = "the task's limit now") OffsetDateTime dueAt,
        @Schema(description = "when the system acts by itself") OffsetDateTime nextActionAt,
        @Schema(description = "number of the paper, of its issuer and year") String slip,
        String documentNumber,
        LocalDate replyBy,
        String text,
        OffsetDateTime proposedAt,
        OffsetDateTime decidedAt,
        Actor decidedBy,
        OffsetDateTime sentAt,
        @Schema(description = "when it first reached the unit") OffsetDateTime deliveredAt,
        OffsetDateTime acknowledgedAt,
        Actor acknowledgedBy,
        @Schema(description = "what the unit answered") String reply,
        OffsetDateTime voidedAt,
        @Schema(description = "DEADLINE_CHANGED, the state the task went to, or what somebody wrote") String voidReason,
        Classification classification,
        @Schema(description = "what the caller may do now") List<String> allowedCommands) {

    @Schema(name = "EscalationUnit")
    record Unit(UUID id, String name) {}
}
