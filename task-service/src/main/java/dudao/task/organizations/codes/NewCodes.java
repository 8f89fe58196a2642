package dudao.task.organizations.codes;

import dudao.commons.problems.RuleViolation;
import dudao.task.organizations.CodeScheme;
import dudao.task.organizations.DatedCode;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** All codes of an organisation, of one scheme at most one a day. */
@Schema(name = "NewCodes")
record NewCodes(@NotNull @Size(max = 50) List<@NotNull @Valid NewCode> items) {

    private static final LocalDate FIRST = LocalDate.of(1900, 1, 1);
    private static final LocalDate LAST = LocalDate.of(2200, 12, 31);

    @Schema(name = "NewCode")
    record NewCode(
            @NotNull CodeScheme scheme,
            @NotBlank @Size(max = 40) String value,
            @Schema(description = "first day; without it, for as long as anything is known") LocalDate from,
            @Schema(description = "last day; none while no end is set") LocalDate to) {

        DatedCode at(String pointer) {
            scheme.fault(value).ifPresent(fault -> {
                throw RuleViolation.invalidField(pointer + "/value", fault);
            });
            plausible(from, pointer + "/from");
            plausible(to, pointer + "/to");
            if (from != null && to != null && to.isBefore(from)) {
                throw RuleViolation.invalidField(pointer + "/to", "不能早于 from");
            }
            return new DatedCode(scheme, value, from, to);
        }

        private static void plausible(LocalDate day, String pointer) {
            if (day != null && (day.isBefore(FIRST) || day.isAfter(LAST))) {
                throw RuleViolation.invalidField(pointer, "日期应在 1900 到 2200 年之间");
            }
        }
    }

    List<DatedCode> checked() {
        List<DatedCode> codes = new ArrayList<>();
        for (int n = 0; n < items.size(); n++) {
            String pointer = "/items/" + n;
            DatedCode code = items.get(n).at(pointer);
            if (codes.stream().anyMatch(other -> other.scheme() == code.scheme() && other.overlaps(code))) {
                throw RuleViolation.invalidField(pointer, "同一体系的代码在同一天只能有一个");
            }
            codes.add(code);
        }
        return codes;
    }
}
