package dudao.inspection.inspections;

import dudao.inspection.procedure.InspectionKind;
import dudao.inspection.procedure.InspectionMode;
import dudao.inspection.procedure.InspectionState;
import java.time.LocalDate;
import java.util.UUID;

/** An inspection in a list. */
public record InspectionRow(
        UUID id,
        InspectionKind kind,
        InspectionMode mode,
        String title,
        UUID organizationId,
        String organizationName,
        LocalDate visitFrom,
        LocalDate visitTo,
        InspectionState state,
        String filingNumber) {}
