package dudao.inspection.inspectors;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

@JsonInclude(JsonInclude.Include.NON_NULL)
public record InspectorView(
        UUID id,
        String name,
        InspectorKind kind,
        String certificateNumber,
        UUID organizationId,
        String person,
        @Schema(description = "first day of the terms that follow each other") LocalDate validFrom,
        LocalDate validTo,
        InspectorState state,
        @Schema(description = "shown at the gate") String contact,
        @Schema(description = "shown at the gate") String photoUrl) {

    static InspectorView of(Inspector inspector) {
        return new InspectorView(
                inspector.id,
                inspector.name,
                inspector.kind,
                inspector.certificateNumber,
                inspector.organizationId,
                inspector.person,
                inspector.validFrom,
                inspector.validTo,
                inspector.state,
                inspector.contact,
                inspector.photoUrl);
    }
}
