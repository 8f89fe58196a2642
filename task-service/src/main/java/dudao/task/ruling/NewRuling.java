package dudao.task.ruling;

import dudao.commons.problems.RuleViolation;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** @param dueOn of a return: last day of the new limit, Asia/Shanghai */
@Schema(name = "NewRuling")
record NewRuling(
        @NotNull RulingDecision decision,
        @Schema(description = "of a return") ReturnReason reasonCode,
        @NotBlank @Size(max = 4000) String text,
        @Schema(description = "of a return: last day of the new limit") LocalDate dueOn) {

    /** 400 unless a return says why and until when, and nothing else does. */
    void check() {
        boolean isReturn = decision == RulingDecision.RETURN;
        if (isReturn != (reasonCode != null)) {
            throw RuleViolation.invalidField("/reasonCode", isReturn ? "退回应说明原因" : "只有退回才有退回原因");
        }
        if (isReturn != (dueOn != null)) {
            throw RuleViolation.invalidField("/dueOn", isReturn ? "退回应写明新的期限" : "只有退回才有新的期限");
        }
    }
}
