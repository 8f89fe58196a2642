package dudao.task.drafts;

import dudao.commons.problems.RuleViolation;
import dudao.commons.secrecy.Classification;
import dudao.task.duties.Origin;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(name = "NewTaskDraft")
public record NewDraft(
        @NotBlank @Size(max = 500) String title,
        @NotNull Origin source,
        @NotNull @Valid Reference reference,
        @NotNull UUID organizationId,
        @Schema(description = "last day; instead of `limit`") LocalDate dueOn,
        @Schema(description = "code of one of the `source-limits` of the source, counted from the assignment")
                @Size(max = 60)
                String limit,
        @Size(max = 4000) String acceptanceStandard,
        @Schema(description = "the unit may hand it down to schools, which needs approval") boolean schoolsBelow,
        @Schema(description = "why schools have to do it: required where approval is") @Size(max = 2000)
                String necessity,
        @Schema(description = "INTERNAL unless told") Classification classification,
        @Schema(description = "with RESTRICTED only: the office that alone handles it, beside the unit")
                UUID handlingOfficeId) {

    /** What annotations cannot say. */
    void check(boolean needsApproval, SourceLimits limits) {
        if (dueOn != null && limit != null) {
            throw RuleViolation.invalidField("/limit", "dueOn 与 limit 只能给一个");
        }
        if (limit != null) {
            limits.get(source, limit);
        }
        if (needsApproval && (necessity == null || necessity.isBlank())) {
            throw RuleViolation.invalidField("/necessity", "面向学校的任务要说明必要性");
        }
    }
}
