package dudao.inspection.inspections;

import dudao.commons.identity.Caller;
import dudao.commons.problems.RuleViolation;
import dudao.inspection.procedure.InspectionKind;
import dudao.inspection.procedure.InspectionState;
import jakarta.inject.Singleton;
import jakarta.persistence.LockModeType;
import java.util.UUID;

/** What a finding needs to know of the inspection that found it. */
@Singleton
public class Visits {

    public record Visit(
            UUID inspectionId,
            UUID organizationId,
            UUID officeId,
            InspectionKind kind,
            InspectionState state,
            String jurisdiction) {}

    private final Inspections inspections;
    private final Caller caller;

    Visits(Inspections inspections, Caller caller) {
        this.inspections = inspections;
        this.caller = caller;
    }

    /** The visit, if the caller is in its team and it takes findings now; it cannot be closed until the caller is done. */
    public Visit toRecordIn(UUID inspectionId) {
        Inspection inspection = inspections.getLocked(inspectionId, LockModeType.PESSIMISTIC_READ);
        inspection.team().mustHaveMember(caller.id());
        inspections.mustStillInspect(inspectionId);
        if (!inspection.state.takesFindings()) {
            throw RuleViolation.of("NOT_ON_SITE", "督导状态为 " + inspection.state).with("state", inspection.state.name());
        }
        return visit(inspection);
    }

    /** The visit, if the caller is in its team and it goes on now. */
    public Visit toRecordOnSite(UUID inspectionId) {
        Inspection inspection = inspections.getLocked(inspectionId, LockModeType.PESSIMISTIC_READ);
        inspection.team().mustHaveMember(caller.id());
        inspections.mustStillInspect(inspectionId);
        if (inspection.state != InspectionState.ON_SITE) {
            throw RuleViolation.of("NOT_ON_SITE", "督导状态为 " + inspection.state).with("state", inspection.state.name());
        }
        return visit(inspection);
    }

    public Visit of(UUID inspectionId) {
        return visit(inspections.findById(inspectionId));
    }

    private static Visit visit(Inspection inspection) {
        return new Visit(
                inspection.id,
                inspection.organizationId,
                inspection.officeId,
                inspection.kind,
                inspection.state,
                inspection.jurisdiction);
    }
}
