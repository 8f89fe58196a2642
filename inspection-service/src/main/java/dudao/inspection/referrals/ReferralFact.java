package dudao.inspection.referrals;

import com.fasterxml.jackson.annotation.JsonInclude;
import dudao.commons.secrecy.Classification;
import dudao.commons.secrecy.Secrecy;
import dudao.inspection.requests.Days;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.UUID;

/** The data of every event of a referral, without what was sent: that is for the receiver. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record ReferralFact(
        UUID referralId,
        UUID findingId,
        UUID officeId,
        ReferralKind kind,
        UUID organizationId,
        ReferralState state,
        OffsetDateTime sentAt,
        LocalDate confirmBy,
        OffsetDateTime confirmedAt,
        OffsetDateTime answeredAt,
        Classification classification,
        UUID handlingOfficeId) {

    static ReferralFact of(Referral referral, Secrecy secrecy) {
        return new ReferralFact(
                referral.id,
                referral.findingId,
                referral.officeId,
                referral.kind,
                referral.organizationId,
                referral.state,
                Days.shown(referral.sentAt),
                referral.confirmBy,
                Days.shown(referral.confirmedAt),
                Days.shown(referral.answeredAt),
                secrecy.told(),
                secrecy.handlingOfficeId());
    }
}
