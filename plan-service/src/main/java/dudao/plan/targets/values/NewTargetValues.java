package dudao.plan.targets.values;

import dudao.commons.problems.RuleViolation;
import dudao.plan.targets.Target;
import dudao.plan.targets.Target.StatusState;
import dudao.plan.targets.TargetKind;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Values to be recorded; of a unit and period that has one already it is a correction. */
@Schema(name = "NewTargetValues")
record NewTargetValues(@NotEmpty @Size(max = 1000) List<@NotNull @Valid Value> values) {

    private static final int DIGITS = 6;

    @Schema(name = "NewTargetValue")
    record Value(
            @Schema(description = "absent: of the whole") UUID organizationId,
            @Schema(description = "2026, 2026-Q1 or 2026-03")
                    @NotNull
                    @Pattern(regexp = "(19[5-9]\\d|2[01]\\d\\d)(-Q[1-4]|-(0[1-9]|1[0-2]))?")
                    String period,
            @Schema(description = "absent when numerator and denominator are given")
                    @Digits(integer = 18, fraction = DIGITS)
                    BigDecimal quantity,
            @PositiveOrZero @Digits(integer = 18, fraction = DIGITS) BigDecimal numerator,
            @Positive @Digits(integer = 18, fraction = DIGITS) BigDecimal denominator,
            @Schema(description = "of a STATUS, instead of a quantity") StatusState state,
            @NotBlank @Size(max = 500) String source) {

        /** In percent, with as many digits as a quantity has; both parts are kept beside it. */
        BigDecimal figure() {
            return quantity != null || numerator == null || denominator == null
                    ? quantity
                    : numerator.movePointRight(2).divide(denominator, DIGITS, RoundingMode.HALF_UP);
        }
    }

    void check(Target target) {
        if (target.kind() == TargetKind.SCOPE) {
            throw RuleViolation.of("TARGET_NOT_MEASURED", "范围说明不计数");
        }
        for (int i = 0; i < values.size(); i++) {
            check(values.get(i), target.kind(), "/values/" + i);
        }
    }

    private static void check(Value value, TargetKind kind, String at) {
        boolean isStatus = kind == TargetKind.STATUS;
        require(isStatus == (value.state() != null), at + "/state", isStatus ? "应为 APPLIED、GRANTED 或 LOST" : "只用于称号");
        require((value.numerator() == null) == (value.denominator() == null), at + "/denominator", "分子与分母应同时给出");
        require(value.quantity() == null || value.numerator() == null, at + "/quantity", "数值与分子、分母二者取一");
        require(isStatus == (value.figure() == null), at + "/quantity", isStatus ? "称号不记数值" : "缺少数值");
        require(
                kind != TargetKind.RANK
                        || value.quantity() != null
                                && value.quantity().signum() > 0
                                && value.quantity().stripTrailingZeros().scale() <= 0,
                at + "/quantity",
                "名次应为正整数");
    }

    private static void require(boolean condition, String pointer, String detail) {
        if (!condition) {
            throw RuleViolation.invalidField(pointer, detail);
        }
    }
}
