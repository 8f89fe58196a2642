package dudao.inspection.reports;

import dudao.commons.problems.RuleViolation;
import java.util.List;

/** Where a report stands on its way to the government (报本级政府) and to the agency above (报上一级备案). */
enum ReportState {
    FORMED("submit"),
    SUBMITTED("file"),
    FILED(null);

    private final String next;

    ReportState(String next) {
        this.next = next;
    }

    List<String> allowedCommands() {
        return next == null ? List.of() : List.of(next);
    }

    ReportState after(String command) {
        if (!command.equals(next)) {
            throw RuleViolation.illegalTransition(this, command, allowedCommands());
        }
        return values()[ordinal() + 1];
    }
}
