package dudao.inspection.referrals;

import dudao.commons.events.Outbox;
import dudao.commons.events.Readers;
import dudao.commons.http.ETags;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.Response;
import java.time.Clock;

/** Tells the others what happened to a referral, and the caller what it is now. */
@Singleton
class ReferralFacts {

    private final Referrals referrals;
    private final Outbox outbox;
    private final Clock clock;

    ReferralFacts(Referrals referrals, Outbox outbox, Clock clock) {
        this.referrals = referrals;
        this.outbox = outbox;
        this.clock = clock;
    }

    Response tell(String fact, Referral referral, Response.ResponseBuilder answer) {
        outbox.add(
                "inspection.events.v1",
                "dudao.referral." + fact + ".v1",
                referral,
                ReferralFact.of(referral, referrals.secrecyOf(referral)),
                readers(fact, referral),
                null);
        return show(referral, answer);
    }

    /** What is sent is news to the receiver, what becomes of it to the office; never to the unit. */
    private static Readers readers(String fact, Referral referral) {
        boolean toReceiver = referral.organizationId != null && (fact.equals("sent") || fact.equals("withdrawn"));
        return Readers.of(toReceiver ? referral.organizationId : referral.officeId);
    }

    Response show(Referral referral, Response.ResponseBuilder answer) {
        return ETags.tagged(answer, referral)
                .entity(ReferralView.of(referral, clock.instant()))
                .build();
    }
}
