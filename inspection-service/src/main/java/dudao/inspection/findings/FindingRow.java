package dudao.inspection.findings;

import com.fasterxml.jackson.annotation.JsonInclude;
import dudao.commons.data.RowValues;
import dudao.commons.identity.OrganizationTree.Node;
import dudao.commons.identity.Organizations;
import dudao.commons.secrecy.Classification;
import dudao.inspection.requests.Days;
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
            select f.due_on, f.id, f.inspection_id, f.organization_id, f.plan_id, f.plan_item_id,
              f.topic, f.wording, f.indicator, f.severity, f.rectification_kind, f.state, f.found_at,
              f.responsible_organization_id, f.rectification_id, f.classification, f.recurs_from""";

    static FindingRow of(RowValues row, Organizations organizations) throws SQLException {
        LocalDate dueOn = row.date();
        UUID id = row.id();
        UUID inspectionId = row.id();
        Node organization = organizations.get(row.id());
        return new FindingRow(
                id,
                inspectionId,
                organization.id(),
                organization.name(),
                row.id(),
                row.id(),
                row.text(),
                row.text(),
                row.text(),
                row.oneOf(Severity.class),
                row.oneOf(RectificationKind.class),
                row.oneOf(FindingState.class),
                row.moment(),
                row.id(),
                row.id(),
                dueOn,
                Days.endOf(dueOn),
                row.oneOf(Classification.class),
                row.id());
    }
}
