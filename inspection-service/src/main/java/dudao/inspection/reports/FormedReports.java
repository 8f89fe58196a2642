package dudao.inspection.reports;

import dudao.commons.problems.RuleViolation;
import jakarta.inject.Singleton;
import java.util.UUID;

/** What a publication needs to know of the report. */
@Singleton
public class FormedReports {

    private final Reports reports;

    FormedReports(Reports reports) {
        this.reports = reports;
    }

    public void mustBeFormed(UUID inspectionId) {
        if (reports.findByIdOptional(inspectionId).isEmpty()) {
            throw RuleViolation.of("REPORT_NOT_FORMED", "督导报告尚未形成");
        }
    }
}
