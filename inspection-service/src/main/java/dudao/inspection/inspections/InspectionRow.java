package dudao.inspection.inspections;

import dudao.commons.data.RowValues;
import dudao.inspection.procedure.InspectionKind;
import dudao.inspection.procedure.InspectionMode;
import dudao.inspection.procedure.InspectionState;
import java.sql.SQLException;
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
        String filingNumber) {

    static final String SELECT =
            """
            select i.id, i.kind, i.mode, i.title, i.organization_id, o.name as organization_name, i.visit_from, i.visit_to,
              i.state, i.filing_number""";

    static InspectionRow of(RowValues row) throws SQLException {
        return new InspectionRow(
                row.id(),
                row.oneOf(InspectionKind.class),
                row.oneOf(InspectionMode.class),
                row.text(),
                row.id(),
                row.text(),
                row.date(),
                row.date(),
                row.oneOf(InspectionState.class),
                row.text());
    }
}
