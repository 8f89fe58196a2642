package dudao.inspection.reports;

import com.fasterxml.jackson.annotation.JsonInclude;
import dudao.inspection.requests.Days;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(name = "InspectionReport")
@JsonInclude(JsonInclude.Include.NON_NULL)
record ReportView(
        UUID inspectionId,
        ReportState state,
        String text,
        OffsetDateTime formedAt,
        String government,
        String documentNumber,
        OffsetDateTime submittedAt,
        @Schema(description = "of the agency above") String receipt,
        OffsetDateTime filedAt,
        List<String> allowedCommands) {

    static ReportView of(Report report) {
        return new ReportView(
                report.inspectionId,
                report.state,
                report.text,
                Days.shown(report.formedAt),
                report.government,
                report.documentNumber,
                Days.shown(report.submittedAt),
                report.receipt,
                Days.shown(report.filedAt),
                report.state.allowedCommands());
    }
}
