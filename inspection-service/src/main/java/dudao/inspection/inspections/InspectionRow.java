package dudao.inspection.inspections;

import dudao.commons.data.RowValues;
import dudao.commons.identity.OrganizationTree.Node;
import dudao.commons.identity.Organizations;
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
            select i.id, i.kind, i.mode, i.title, i.organization_id, i.visit_from, i.visit_to,
              i.state, i.filing_number""";

    static InspectionRow of(RowValues row, Organizations organizations) throws SQLException {
        UUID id = row.id();
        InspectionKind kind = row.oneOf(InspectionKind.class);
        InspectionMode mode = row.oneOf(InspectionMode.class);
        String title = row.text();
        Node organization = organizations.get(row.id());
        return new InspectionRow(
                id,
                kind,
                mode,
                title,
                organization.id(),
                organization.name(),
                row.date(),
                row.date(),
                row.oneOf(InspectionState.class),
                row.text());
    }
}
