package dudao.inspection.inspections;

import com.fasterxml.jackson.annotation.JsonInclude;
import dudao.inspection.procedure.InspectionKind;
import dudao.inspection.procedure.InspectionMode;
import dudao.inspection.procedure.InspectionState;
import java.util.UUID;

/** The data of every event of an inspection. Title and unit of an unannounced visit are left out until it has begun. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record InspectionFact(
        UUID inspectionId,
        InspectionKind kind,
        InspectionMode mode,
        String title,
        UUID organizationId,
        InspectionState state) {

    static InspectionFact of(Inspection inspection) {
        boolean secret = inspection.isSecret();
        return new InspectionFact(
                inspection.id,
                inspection.kind,
                inspection.mode,
                secret ? null : inspection.title,
                secret ? null : inspection.organizationId,
                inspection.state);
    }
}
