package dudao.task.reporting;

import dudao.commons.problems.RuleViolation;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What a unit tells about its task. */
@Schema(name = "NewReport")
record NewReport(
        @Size(max = 4000) String text,
        @Size(max = 100) List<@NotNull @Valid Value> values,
        boolean nothingToReport,
        @Size(max = 100) List<@NotNull UUID> evidenceIds) {

    /**
     * @param quantity what was added since the last report; negative to take something back
     * @param objects what was done, one by one
     */
    @Schema(name = "ReportedValue")
    record Value(
            @NotNull UUID targetId,
            @NotNull @Digits(integer = 14, fraction = 6) BigDecimal quantity,
            @Size(max = 500) List<@NotBlank @Size(max = 200) String> objects) {

        Value {
            objects = objects == null ? List.of() : objects;
        }
    }

    NewReport {
        values = values == null ? List.of() : values;
        evidenceIds = evidenceIds == null ? List.of() : evidenceIds;
    }

    void check() {
        boolean saysSomething = !values.isEmpty() || text != null && !text.isBlank();
        if (nothingToReport && !values.isEmpty()) {
            throw RuleViolation.invalidField("/values", "无进展的报告不能带数值");
        }
        if (!nothingToReport && !saysSomething) {
            throw RuleViolation.invalidField("/text", "报告应有文字或数值,或注明无进展");
        }
        Set<UUID> targets = new HashSet<>();
        for (int n = 0; n < values.size(); n++) {
            Value value = values.get(n);
            if (!targets.add(value.targetId())) {
                throw RuleViolation.invalidField("/values/" + n + "/targetId", "同一目标在一份报告里只能出现一次");
            }
            if (new HashSet<>(value.objects()).size() < value.objects().size()) {
                throw RuleViolation.invalidField("/values/" + n + "/objects", "名称重复");
            }
        }
    }
}
