package dudao.inspection.opinions;

import dudao.commons.problems.RuleViolation;
import dudao.inspection.findings.Demands;
import dudao.inspection.inspections.ArchivePart;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;

@ApplicationScoped
class Opinions implements PanacheRepositoryBase<Opinion, UUID>, Demands, ArchivePart {

    private final Jdbi jdbi;

    Opinions(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** The inspection is locked by then, and nothing here changes without it. */
    Opinion of(UUID inspectionId) {
        return findByIdOptional(inspectionId).orElseThrow(() -> RuleViolation.notFound("督导意见", inspectionId));
    }

    @Override
    public Optional<LocalDate> dueOn(UUID findingId) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        """
                        select d.due_on from opinion_demand d join opinion o using (inspection_id)
                        where d.finding_id = :finding and o.issued_at is not null""")
                .bind("finding", findingId)
                .mapTo(LocalDate.class)
                .findOne());
    }

    @Override
    public String name() {
        return "opinion.json";
    }

    @Override
    public Optional<Object> content(UUID inspectionId) {
        return findByIdOptional(inspectionId).map(opinion -> OpinionView.of(opinion, true));
    }
}
