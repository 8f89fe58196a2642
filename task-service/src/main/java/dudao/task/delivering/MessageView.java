package dudao.task.delivering;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(name = "Message")
@JsonInclude(JsonInclude.Include.NON_NULL)
record MessageView(
        UUID id,
        UUID taskId,
        UUID escalationId,
        @Schema(description = "whose it is; of a circular, who sent it") UUID organizationId,
        @Schema(description = "by office: HANDLER, UNIT_HEAD, LEADER_IN_CHARGE, PRINCIPAL, EVERY_UNIT or DUTY_CONTACT")
                String recipient,
        @Schema(description = "0 提醒, 1 催办, 2 督办, 3 通报, 4 约谈, 5 问责建议") int rung,
        String subject,
        String body,
        OffsetDateTime createdAt,
        @Schema(description = "when a channel delivered it or, where none leads, when it came into the console")
                OffsetDateTime deliveredAt) {}
