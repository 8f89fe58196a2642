package dudao.task.documents;

import dudao.commons.problems.RuleViolation;
import jakarta.ws.rs.QueryParam;
import java.util.Arrays;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

/** Which documents. */
class DocumentFilter {

    @QueryParam("measureId")
    UUID measureId;

    @QueryParam("taskId")
    UUID taskId;

    @QueryParam("under")
    @Parameter(description = "only this organisation and what stands under it")
    UUID under;

    @QueryParam("state")
    @Parameter(description = "FILED, RETURNED or APPROVED")
    String state;

    @QueryParam("alike")
    @Parameter(description = "true: only those that are like another one")
    String alike;

    String state() {
        if (state != null
                && Arrays.stream(DocumentState.values())
                        .noneMatch(each -> each.name().equals(state))) {
            throw RuleViolation.of("INVALID_PARAMETER", "state 应为 FILED、RETURNED 或 APPROVED")
                    .at("?state", "未知的状态");
        }
        return state;
    }

    boolean alikeOnly() {
        if (alike != null && !alike.equals("true")) {
            throw RuleViolation.of("INVALID_PARAMETER", "alike 只能是 true").at("?alike", "true");
        }
        return alike != null;
    }
}
