package dudao.inspection.findings;

import com.fasterxml.jackson.annotation.JsonInclude;
import dudao.commons.secrecy.Classification;
import dudao.inspection.requests.Days;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.UUID;

/** A finding in a list. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record FindingRow(
        UUID id,
        UUID inspectionId,
        UUID organizationId,
        String organizationName,
        UUID planId,
        UUID planItemId,
        String topic,
        String wording,
        String indicator,
        Severity severity,
        RectificationKind rectificationKind,
        FindingState state,
        OffsetDateTime foundAt,
        UUID responsibleOrganizationId,
        UUID rectificationId,
        LocalDate dueOn,
        OffsetDateTime dueAt,
        Classification classification,
        UUID recursFrom) {

    static final String SELECT =
            """
            select f.id, f.inspection_id, f.organization_id, o.name as organization_name, f.plan_id, f.plan_item_id,
              f.topic, f.wording, f.indicator, f.severity, f.rectification_kind, f.state, f.found_at,
              f.responsible_organization_id, f.rectification_id, f.due_on, f.classification, f.recurs_from""";

    static FindingRow of(ResultSet row) throws SQLException {
        LocalDate dueOn = row.getObject("due_on", LocalDate.class);
        return new FindingRow(
                id(row, "id"),
                id(row, "inspection_id"),
                id(row, "organization_id"),
                row.getString("organization_name"),
                id(row, "plan_id"),
                id(row, "plan_item_id"),
                row.getString("topic"),
                row.getString("wording"),
                row.getString("indicator"),
                Severity.valueOf(row.getString("severity")),
                RectificationKind.valueOf(row.getString("rectification_kind")),
                FindingState.valueOf(row.getString("state")),
                Days.shown(row.getObject("found_at", OffsetDateTime.class)),
                id(row, "responsible_organization_id"),
                id(row, "rectification_id"),
                dueOn,
                Days.endOf(dueOn),
                Classification.valueOf(row.getString("classification")),
                id(row, "recurs_from"));
    }

    private static UUID id(ResultSet row, String column) throws SQLException {
        return row.getObject(column, UUID.class);
    }
}
