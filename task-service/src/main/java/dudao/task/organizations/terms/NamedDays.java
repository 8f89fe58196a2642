package dudao.task.organizations.terms;

import dudao.commons.problems.RuleViolation;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A school term, or days on which the organisation is closed, first and last day included. */
@Schema(name = "NamedDays")
public record NamedDays(@NotBlank @Size(max = 100) String name, @NotNull LocalDate from, @NotNull LocalDate to) {

    private static final LocalDate FIRST = LocalDate.of(1990, 1, 1);
    private static final LocalDate LAST = LocalDate.of(2100, 12, 31);

    public boolean contains(LocalDate day) {
        return !day.isBefore(from) && !day.isAfter(to);
    }

    /** In the order of their days. */
    static List<NamedDays> checked(List<NamedDays> wanted, String pointer, boolean mayOverlap) {
        List<NamedDays> sorted = new ArrayList<>(wanted);
        for (int n = 0; n < wanted.size(); n++) {
            wanted.get(n).check(pointer + "/" + n);
        }
        sorted.sort(Comparator.comparing(NamedDays::from));
        for (int n = 1; n < sorted.size() && !mayOverlap; n++) {
            if (!sorted.get(n).from().isAfter(sorted.get(n - 1).to())) {
                throw RuleViolation.invalidField(
                        pointer, "学期不能重叠:" + sorted.get(n).name());
            }
        }
        return sorted;
    }

    private void check(String pointer) {
        if (from.isBefore(FIRST) || from.isAfter(LAST)) {
            throw RuleViolation.invalidField(pointer + "/from", "日期应在 1990 到 2100 年之间");
        }
        if (to.isBefore(from) || to.isAfter(from.plusYears(1))) {
            throw RuleViolation.invalidField(pointer + "/to", "应在 from 之后,不超过一年");
        }
    }
}
