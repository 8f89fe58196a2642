package dudao.task.assigning;

import dudao.commons.problems.RuleViolation;
import dudao.commons.time.Counting;
import dudao.commons.time.DayKind;
import dudao.task.plans.Audience;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.UUID;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(
        name = "NewAssignment",
        description = "at most one of `dueOn`, `dueAt` and `amount` with `unit`; without any the measure's own limit")
record NewAssignment(
        @NotNull UUID measureId,
        @Schema(description = "else the measure's own; never beyond the caller's scope") @Valid Audience audience,
        @Schema(description = "until 24:00 of the day, Asia/Shanghai") LocalDate dueOn,
        OffsetDateTime dueAt,
        @Schema(description = "counted from the day after the assignment") @Min(1) @Max(Counting.MAX_AMOUNT)
                Integer amount,
        DayKind unit) {

    /** What annotations cannot say. */
    void check() {
        if (Stream.of(dueOn, dueAt, amount).filter(given -> given != null).count() > 1) {
            throw RuleViolation.invalidField("/dueOn", "dueOn、dueAt、amount 只能给一个");
        }
        if ((amount == null) != (unit == null)) {
            throw RuleViolation.invalidField(amount == null ? "/amount" : "/unit", "amount 与 unit 要一起给出");
        }
        if (audience != null && audience.organizationIds().isEmpty() != audience.hasCriteria()) {
            throw RuleViolation.invalidField("/audience", "要么用 organizationIds 点名,要么用 kinds 或 schoolClasses 给出条件");
        }
    }
}
