package dudao.task.escalating;

import dudao.commons.problems.RuleViolation;
import jakarta.ws.rs.QueryParam;
import java.util.Arrays;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

/** What the list is narrowed to. */
public class EscalationFilter {

    @QueryParam("rung")
    @Parameter(description = "0 提醒, 1 催办, 2 督办, 3 通报, 4 约谈, 5 问责建议")
    Integer rung;

    @QueryParam("state")
    @Parameter(description = "SCHEDULED, PROPOSED, APPROVED, SENT, ACKNOWLEDGED or VOIDED")
    String state;

    @QueryParam("taskId")
    UUID taskId;

    @QueryParam("organizationId")
    @Parameter(description = "of this unit's tasks")
    UUID organizationId;

    @QueryParam("under")
    @Parameter(description = "of this organisation's tasks and of those of all that stand under it")
    UUID under;

    EscalationState state() {
        if (state == null) {
            return null;
        }
        return Arrays.stream(EscalationState.values())
                .filter(each -> each.name().equals(state))
                .findFirst()
                .orElseThrow(() -> RuleViolation.of(
                                "INVALID_PARAMETER", "state 应为 " + Arrays.toString(EscalationState.values()) + " 之一")
                        .at("?state", "未知的状态"));
    }
}
