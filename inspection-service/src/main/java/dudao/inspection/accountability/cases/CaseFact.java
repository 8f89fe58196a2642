package dudao.inspection.accountability.cases;

import com.fasterxml.jackson.annotation.JsonInclude;
import dudao.inspection.accountability.catalogue.ObjectKind;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/** What the others are told of a case: without any person and without what was found. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record CaseFact(
        UUID caseId,
        ObjectKind objectKind,
        UUID organizationId,
        UUID officeId,
        String ground,
        CaseState state,
        List<String> measures,
        List<String> heavier,
        LocalDate decidedOn,
        LocalDate effectiveOn,
        LocalDate effectUntil,
        LocalDate revokedOn) {

    static CaseFact of(AccountabilityCase held) {
        return new CaseFact(
                held.id,
                held.objectKind,
                held.organizationId,
                held.officeId,
                held.ground,
                held.state,
                held.corrected == null ? held.measures : held.corrected,
                held.heavier,
                held.decidedOn,
                held.effectiveOn,
                held.effectUntil,
                held.revokedOn);
    }
}
