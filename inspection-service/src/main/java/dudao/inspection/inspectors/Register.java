package dudao.inspection.inspectors;

import dudao.commons.problems.RuleViolation;
import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.util.UUID;

/** What other features ask the register about an inspector. */
@Singleton
public class Register {

    public record Entry(UUID id, String name, String person, LocalDate validFrom, LocalDate validTo) {

        public boolean covers(LocalDate from, LocalDate to) {
            return !from.isBefore(validFrom) && !to.isAfter(validTo);
        }
    }

    private final Inspectors inspectors;

    Register(Inspectors inspectors) {
        this.inspectors = inspectors;
    }

    /** The entry of somebody named in a request body. */
    public Entry named(UUID id, String pointer) {
        return inspectors
                .inScope(id)
                .map(each -> new Entry(each.id, each.name, each.person, each.validFrom, each.validTo))
                .orElseThrow(() -> RuleViolation.of("UNKNOWN_INSPECTOR", "督学 " + id + " 不存在或不在管辖范围内")
                        .at(pointer, "未知督学"));
    }
}
