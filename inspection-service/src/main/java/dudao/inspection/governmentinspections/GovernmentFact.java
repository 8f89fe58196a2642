package dudao.inspection.governmentinspections;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import java.util.UUID;

/** The data of every event of a 政府督查; the first is told when the conclusion is fed back. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record GovernmentFact(
        UUID governmentInspectionId,
        GovernmentKind kind,
        String title,
        UUID organizationId,
        UUID officeId,
        GovernmentState state,
        GovernmentRequests.Outcome reviewOutcome,
        LocalDate dueOn) {

    static GovernmentFact of(GovernmentInspection inspection) {
        return new GovernmentFact(
                inspection.id,
                inspection.kind,
                inspection.title,
                inspection.organizationId,
                inspection.officeId,
                inspection.state,
                inspection.reviewOutcome,
                inspection.dueOn);
    }
}
