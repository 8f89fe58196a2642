package dudao.inspection.referrals;

import com.fasterxml.jackson.annotation.JsonInclude;
import dudao.inspection.requests.Days;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A referral in a list. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ReferralRow(
        UUID id,
        UUID findingId,
        UUID officeId,
        ReferralKind kind,
        UUID organizationId,
        @Schema(description = "name of the organisation, or the body in words") String recipient,
        String reason,
        ReferralState state,
        OffsetDateTime sentAt,
        @Schema(description = "last day for the receipt") LocalDate confirmBy,
        @Schema(description = "the day has passed without a receipt") boolean overdue,
        OffsetDateTime confirmedAt) {

    static final String OVERDUE = "r.state = 'SENT' and r.confirm_by < :today";
    static final String SELECT =
            "select r.id, r.finding_id, r.office_id, r.kind, r.organization_id, coalesce(t.name, r.recipient) as recipient,"
                    + " r.reason, r.state, r.sent_at, r.confirm_by, " + OVERDUE + " as overdue, r.confirmed_at";

    public ReferralRow {
        sentAt = Days.shown(sentAt);
        confirmedAt = Days.shown(confirmedAt);
    }
}
