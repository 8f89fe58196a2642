package dudao.inspection.remedies;

import dudao.commons.problems.RuleViolation;
import dudao.commons.time.Clocks;
import dudao.inspection.inspections.ArchivePart;
import dudao.inspection.inspections.ClosingCondition;
import dudao.inspection.rulepacks.Matter;
import dudao.inspection.timetable.Timetable;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;

@ApplicationScoped
@Priority(30)
class RemedyClaims implements PanacheRepositoryBase<RemedyClaim, UUID>, ClosingCondition, ArchivePart {

    private final Timetable timetable;
    private final Clock clock;

    RemedyClaims(Timetable timetable, Clock clock) {
        this.timetable = timetable;
        this.clock = clock;
    }

    Optional<RemedyClaim> ofInspection(UUID inspectionId) {
        return find("inspectionId", inspectionId).firstResultOptional();
    }

    /** Without the claim itself, which is read only when the inspection's row keeps others away. */
    Optional<UUID> inspectionOf(UUID id) {
        return getEntityManager()
                .createQuery("select claim.inspectionId from RemedyClaim claim where claim.id = :id", UUID.class)
                .setParameter("id", id)
                .getResultStream()
                .findFirst();
    }

    /** The unit has had its time, and what it asked for was decided. */
    @Override
    public void mustHold(UUID inspectionId) {
        Optional<RemedyClaim> claim = ofInspection(inspectionId);
        Optional<LocalDate> until = timetable.dueOn(inspectionId, Matter.REMEDY_REQUEST);
        LocalDate today = Clocks.dateOf(clock.instant());
        if (claim.isEmpty() && until.filter(day -> !today.isAfter(day)).isPresent()) {
            throw RuleViolation.of("REMEDY_OPEN", "被督导单位在 " + until.get() + " 前还可以申请复查、复核");
        }
        if (claim.filter(each -> each.state == RemedyState.REQUESTED).isPresent()) {
            throw RuleViolation.of("REMEDY_OPEN", "复查、复核申请尚未决定");
        }
    }

    @Override
    public String name() {
        return "remedy.json";
    }

    @Override
    public Optional<Object> content(UUID inspectionId) {
        return ofInspection(inspectionId).map(RemedyView::of);
    }
}
