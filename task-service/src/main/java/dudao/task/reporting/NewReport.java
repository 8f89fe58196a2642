package dudao.task.reporting;

import dudao.commons.problems.RuleViolation;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What a unit tells about its task.
 *
 * @param period of the occurrence it fills, as `2026-03-02`, `2026-W10`, `2026-03`, `2026-Q1`, `2026-S1` or `2026`; or
 *     else occurrenceId
 * @param exceptions what was out of order, one by one
 * @param corrects an earlier report of this task, whose figures no longer count
 */
@Schema(name = "NewReport")
record NewReport(
        @Size(max = 4000) String text,
        @Size(max = 100) List<@NotNull @Valid Value> values,
        boolean nothingToReport,
        @Size(max = 100) List<@NotNull UUID> evidenceIds,
        UUID occurrenceId,
        @Size(max = 10) String period,
        @Size(max = 50) List<@NotBlank @Size(max = 500) String> exceptions,
        @Size(max = 200) List<@NotNull @Valid Stage> stages,
        UUID corrects) {

    /**
     * @param quantity what was added since the last report; negative to take something back
     * @param objects what was done, one by one
     * @param sameAsTaskId instead of a quantity: another task of the unit that asks for the same figure, which need not be
     *     filled in again
     */
    @Schema(name = "ReportedValue")
    record Value(
            @NotNull UUID targetId,
            @Digits(integer = 14, fraction = 6) BigDecimal quantity,
            @Size(max = 500) List<@NotBlank @Size(max = 200) String> objects,
            UUID sameAsTaskId) {

        Value {
            objects = objects == null ? List.of() : objects;
        }
    }

    /** How far one object is. */
    @Schema(name = "ReportedStage")
    record Stage(
            @NotBlank @Size(max = 200) String object,
            @Schema(description = "开工, 建成, 投用") @NotNull Reached stage,
            @NotNull LocalDate reachedOn) {}

    enum Reached {
        STARTED,
        COMPLETED,
        IN_USE
    }

    NewReport {
        values = values == null ? List.of() : values;
        evidenceIds = evidenceIds == null ? List.of() : evidenceIds;
        exceptions = exceptions == null ? List.of() : exceptions;
        stages = stages == null ? List.of() : stages;
    }

    static NewReport on(UUID occurrenceId, String text, List<Value> values, boolean nothingToReport) {
        return new NewReport(text, values, nothingToReport, null, occurrenceId, null, null, null, null);
    }

    void check(LocalDate today) {
        boolean figures = !values.isEmpty() || !exceptions.isEmpty() || !stages.isEmpty();
        if (nothingToReport && figures) {
            throw RuleViolation.invalidField("/values", "无进展的报告不能带数值、异常或阶段");
        }
        if (!nothingToReport && !figures && (text == null || text.isBlank())) {
            throw RuleViolation.invalidField("/text", "报告应有文字或数值,或注明无进展");
        }
        checkValues();
        for (int n = 0; n < stages.size(); n++) {
            if (stages.get(n).reachedOn().isAfter(today)) {
                throw RuleViolation.invalidField("/stages/" + n + "/reachedOn", "不能晚于今天");
            }
        }
    }

    private void checkValues() {
        Set<UUID> targets = new HashSet<>();
        for (int n = 0; n < values.size(); n++) {
            Value value = values.get(n);
            String at = "/values/" + n;
            if (!targets.add(value.targetId())) {
                throw RuleViolation.invalidField(at + "/targetId", "同一目标在一份报告里只能出现一次");
            }
            if ((value.quantity() == null) == (value.sameAsTaskId() == null)) {
                throw RuleViolation.invalidField(at + "/quantity", "给出 quantity 或 sameAsTaskId 之一");
            }
            if (new HashSet<>(value.objects()).size() < value.objects().size()) {
                throw RuleViolation.invalidField(at + "/objects", "名称重复");
            }
        }
    }
}
