package dudao.inspection.reports;

import dudao.commons.problems.RuleViolation;
import dudao.inspection.inspections.ArchivePart;
import dudao.inspection.inspections.ClosingCondition;
import dudao.inspection.inspections.Visits;
import dudao.inspection.procedure.Track;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;

@ApplicationScoped
@Priority(20)
class Reports implements PanacheRepositoryBase<Report, UUID>, ClosingCondition, ArchivePart {

    private final Visits visits;

    Reports(Visits visits) {
        this.visits = visits;
    }

    Report of(UUID inspectionId) {
        return findByIdOptional(inspectionId).orElseThrow(() -> RuleViolation.notFound("督导报告", inspectionId));
    }

    @Override
    public void mustHold(UUID inspectionId) {
        boolean filed = findByIdOptional(inspectionId)
                .filter(report -> report.state == ReportState.FILED)
                .isPresent();
        if (visits.of(inspectionId).kind().track() == Track.FORMAL && !filed) {
            throw RuleViolation.of("REPORT_NOT_FILED", "督导报告尚未报本级政府和上一级督导机构");
        }
    }

    @Override
    public String name() {
        return "report.json";
    }

    @Override
    public Optional<Object> content(UUID inspectionId) {
        return findByIdOptional(inspectionId).map(ReportView::of);
    }
}
