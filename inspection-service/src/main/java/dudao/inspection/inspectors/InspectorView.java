package dudao.inspection.inspectors;

import java.time.LocalDate;
import java.util.UUID;

public record InspectorView(
        UUID id,
        String name,
        InspectorKind kind,
        String certificateNumber,
        UUID organizationId,
        String person,
        LocalDate validFrom,
        LocalDate validTo) {

    static InspectorView of(Inspector inspector) {
        return new InspectorView(
                inspector.id,
                inspector.name,
                inspector.kind,
                inspector.certificateNumber,
                inspector.organizationId,
                inspector.person,
                inspector.validFrom,
                inspector.validTo);
    }
}
