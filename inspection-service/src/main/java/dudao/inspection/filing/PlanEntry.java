package dudao.inspection.filing;

import dudao.inspection.procedure.InspectionKind;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.time.LocalDate;
import java.util.UUID;

/**
 * One line of a yearly plan.
 *
 * @param underId the unit, or the organisation below which units are visited
 */
@Embeddable
record PlanEntry(
        UUID id,
        @Enumerated(EnumType.STRING) InspectionKind kind,
        String title,
        UUID underId,
        LocalDate firstDay,
        LocalDate lastDay) {}
