package dudao.inspection.findings;

import com.fasterxml.jackson.annotation.JsonInclude;
import dudao.commons.secrecy.Classification;
import dudao.inspection.requests.Days;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.UUID;

/** The data of every event of a finding: its full state, so that readers need no order between types. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record FindingFact(
        UUID findingId,
        UUID inspectionId,
        UUID planId,
        UUID planItemId,
        UUID organizationId,
        UUID responsibleOrganizationId,
        String wording,
        String clause,
        String indicator,
        String topic,
        Severity severity,
        RectificationKind rectificationKind,
        FindingState state,
        UUID rectificationId,
        LocalDate dueOn,
        OffsetDateTime dueAt,
        String reason,
        Classification classification,
        UUID handlingOfficeId,
        UUID recursFrom) {

    static FindingFact of(Finding finding) {
        return new FindingFact(
                finding.id,
                finding.inspectionId,
                finding.planId,
                finding.planItemId,
                finding.organizationId,
                finding.responsibleOrganizationId,
                finding.wording,
                finding.clause,
                finding.indicator,
                finding.topic,
                finding.severity,
                finding.rectificationKind,
                finding.state,
                finding.rectificationId,
                finding.dueOn,
                Days.endOf(finding.dueOn),
                finding.reason,
                finding.secrecy().told(),
                finding.handlingOfficeId,
                finding.recursFrom);
    }
}
