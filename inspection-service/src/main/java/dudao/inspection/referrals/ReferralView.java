package dudao.inspection.referrals;

import com.fasterxml.jackson.annotation.JsonInclude;
import dudao.inspection.requests.Days;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(name = "Referral")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ReferralView(
        UUID id,
        UUID findingId,
        @Schema(description = "the office that sent it") UUID officeId,
        ReferralKind kind,
        @Schema(description = "who receives it") UUID organizationId,
        @Schema(description = "a body outside the tree, in words") String recipient,
        String reason,
        String text,
        List<String> documents,
        ReferralState state,
        OffsetDateTime sentAt,
        @Schema(description = "last day for the receipt") LocalDate confirmBy,
        @Schema(description = "how that day came about, in one sentence") String basis,
        @Schema(description = "the day has passed without a receipt") boolean overdue,
        String receipt,
        @Schema(description = "received or refused") OffsetDateTime confirmedAt,
        @Schema(description = "what became of it, or why it was refused or withdrawn") String answer,
        OffsetDateTime answeredAt,
        List<String> allowedCommands) {

    static ReferralView of(Referral referral, Instant now) {
        return new ReferralView(
                referral.id,
                referral.findingId,
                referral.officeId,
                referral.kind,
                referral.organizationId,
                referral.recipient,
                referral.reason,
                referral.text,
                referral.documents,
                referral.state,
                Days.shown(referral.sentAt),
                referral.confirmBy,
                referral.basis,
                referral.isOverdue(now),
                referral.receipt,
                Days.shown(referral.confirmedAt),
                referral.answer,
                Days.shown(referral.answeredAt),
                referral.state.allowedCommands());
    }
}
