package dudao.inspection.accountability.appeals;

import dudao.commons.identity.People;
import dudao.commons.problems.RuleViolation;
import dudao.inspection.accountability.cases.ArchivingCondition;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

@ApplicationScoped
class Appeals implements PanacheRepositoryBase<Appeal, UUID>, ArchivingCondition {

    List<Appeal> ofCase(UUID caseId) {
        return list("caseId = ?1 order by id", caseId);
    }

    Optional<Appeal> of(UUID caseId, AppealKind kind) {
        return find("caseId = ?1 and kind = ?2", caseId, kind).firstResultOptional();
    }

    /** Without the appeal itself, which is read only when the case's row keeps others away. */
    UUID caseOf(UUID id) {
        return getEntityManager()
                .createQuery("select appeal.caseId from Appeal appeal where appeal.id = :id", UUID.class)
                .setParameter("id", id)
                .getResultStream()
                .findFirst()
                .orElseThrow(() -> RuleViolation.notFound("复核、申诉", id));
    }

    People peopleOf(UUID caseId) {
        return ofCase(caseId).stream().map(Appeal::people).reduce(People.of(), People::and);
    }

    @Override
    public void mustHold(UUID caseId) {
        if (!ofCase(caseId).stream().allMatch(Appeal::isSettled)) {
            throw RuleViolation.of("REMEDY_OPEN", "复核、申诉尚未办结");
        }
    }
}
