package dudao.inspection.inspectors;

import dudao.inspection.requests.Days;
import java.time.OffsetDateTime;
import java.util.UUID;

/** An inspector left or moved, and another took over. The reason stays with the register. */
record HandedOver(
        UUID inspectorId,
        UUID organizationId,
        String person,
        UUID toInspectorId,
        String toPerson,
        OffsetDateTime handedOverAt) {

    static HandedOver of(Inspector inspector, Register.Entry to) {
        return new HandedOver(
                inspector.id,
                inspector.organizationId,
                inspector.person,
                to.id(),
                to.person(),
                Days.shown(inspector.handedOverAt));
    }
}
