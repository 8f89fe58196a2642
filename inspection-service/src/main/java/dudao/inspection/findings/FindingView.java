package dudao.inspection.findings;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import dudao.commons.data.Versioned;
import dudao.commons.secrecy.Classification;
import dudao.inspection.requests.Days;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A finding, alone and in lists. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record FindingView(
        UUID id,
        @JsonIgnore @Schema(hidden = true) long version,
        UUID inspectionId,
        @Schema(description = "the organisation inspected") UUID organizationId,
        UUID planId,
        UUID planItemId,
        String topic,
        String wording,
        String clause,
        String indicator,
        List<String> evidence,
        Severity severity,
        RectificationKind rectificationKind,
        FindingState state,
        OffsetDateTime foundAt,
        OffsetDateTime confirmedAt,
        @Schema(description = "why it was dismissed, or why the last verification failed") String reason,
        @Schema(description = "the unit that rectifies") UUID responsibleOrganizationId,
        UUID rectificationId,
        LocalDate dueOn,
        @Schema(description = "24:00 of dueOn, Asia/Shanghai") OffsetDateTime dueAt,
        OffsetDateTime closedAt,
        Classification classification,
        @Schema(description = "of a restricted finding: the only office that reads it, beside the units")
                UUID handlingOfficeId,
        @Schema(description = "an earlier finding of another inspection: same unit, same clause or indicator")
                UUID recursFrom,
        List<String> allowedCommands)
        implements Versioned {

    static FindingView of(Finding finding) {
        return new FindingView(
                finding.id,
                finding.version,
                finding.inspectionId,
                finding.organizationId,
                finding.planId,
                finding.planItemId,
                finding.topic,
                finding.wording,
                finding.clause,
                finding.indicator,
                finding.evidence,
                finding.severity,
                finding.rectificationKind,
                finding.state,
                Days.shown(finding.foundAt),
                Days.shown(finding.confirmedAt),
                finding.reason,
                finding.responsibleOrganizationId,
                finding.rectificationId,
                finding.dueOn,
                Days.endOf(finding.dueOn),
                Days.shown(finding.closedAt),
                finding.classification,
                finding.handlingOfficeId,
                finding.recursFrom,
                finding.state.allowedCommands());
    }
}
