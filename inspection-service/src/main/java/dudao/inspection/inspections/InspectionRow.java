package dudao.inspection.inspections;

import dudao.inspection.procedure.InspectionKind;
import dudao.inspection.procedure.InspectionMode;
import dudao.inspection.procedure.InspectionState;
import java.sql.ResultSet;
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

    static InspectionRow of(ResultSet row) throws SQLException {
        return new InspectionRow(
                row.getObject("id", UUID.class),
                InspectionKind.valueOf(row.getString("kind")),
                InspectionMode.valueOf(row.getString("mode")),
                row.getString("title"),
                row.getObject("organization_id", UUID.class),
                row.getString("organization_name"),
                row.getObject("visit_from", LocalDate.class),
                row.getObject("visit_to", LocalDate.class),
                InspectionState.valueOf(row.getString("state")),
                row.getString("filing_number"));
    }
}
