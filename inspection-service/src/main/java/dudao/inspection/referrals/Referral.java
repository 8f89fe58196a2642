package dudao.inspection.referrals;

import dudao.commons.data.Ids;
import dudao.commons.data.Versioned;
import dudao.commons.identity.Actor;
import dudao.commons.identity.People;
import dudao.commons.time.Clocks;
import dudao.commons.time.Counting;
import dudao.inspection.findings.FindingView;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/** A finding brought before somebody who can do what the unit cannot (上报、移送). The finding goes on as it stands. */
@Entity
@Table(name = "referral")
class Referral implements Versioned {

    @Id
    UUID id;

    @Version
    long version;

    UUID findingId;
    UUID inspectionId;
    UUID officeId;

    @Enumerated(EnumType.STRING)
    ReferralKind kind;

    UUID organizationId;
    String recipient;
    String reason;
    String text;
    List<String> documents;

    @Enumerated(EnumType.STRING)
    ReferralState state;

    String sentBy;
    String sentFor;
    Instant sentAt;
    LocalDate confirmBy;
    String basis;
    String receipt;
    String confirmedBy;
    String confirmedFor;
    Instant confirmedAt;
    String answer;
    String answeredBy;
    String answeredFor;
    Instant answeredAt;

    static Referral send(NewReferral wanted, FindingView finding, UUID office, Actor by, Instant at) {
        Referral referral = new Referral();
        referral.id = Ids.next();
        referral.findingId = finding.id();
        referral.inspectionId = finding.inspectionId();
        referral.officeId = office;
        referral.kind = wanted.kind();
        referral.organizationId = wanted.organizationId();
        referral.recipient =
                wanted.recipient() == null ? null : wanted.recipient().strip();
        referral.reason = wanted.reason().strip();
        referral.text = wanted.text().strip();
        referral.documents = wanted.documents().stream().map(String::strip).toList();
        referral.state = ReferralState.SENT;
        referral.sentBy = by.id();
        referral.sentFor = by.onBehalfOf();
        referral.sentAt = at;
        return referral;
    }

    /** By when a receipt is wanted: the office's own rule, which no law gives. */
    Referral confirmedBy(Counting.Counted limit, int workingDays) {
        confirmBy = limit.date();
        basis = "本级规定签收期限 " + workingDays + " 个工作日(非法定时限);" + Counting.basis(limit);
        return this;
    }

    void receive(String number, Actor by, Instant at) {
        confirm(ReferralState.Command.RECEIVE, by, at);
        receipt = number.strip();
    }

    void refuse(String why, Actor by, Instant at) {
        confirm(ReferralState.Command.REFUSE, by, at);
        answer = why.strip();
    }

    /** In the tree another person of another organisation; of a body outside it somebody else than who sent it. */
    private void confirm(ReferralState.Command command, Actor by, Instant at) {
        ReferralState next = state.after(command);
        by.people().mustNotMeet(People.of(sentBy, sentFor), "发出移送的人不能代为签收或者退回");
        state = next;
        confirmedBy = by.id();
        confirmedFor = by.onBehalfOf();
        confirmedAt = at;
    }

    void withdraw(String why) {
        state = state.after(ReferralState.Command.WITHDRAW);
        answer = why.strip();
    }

    void answer(String what, Actor by, Instant at) {
        state = state.after(ReferralState.Command.ANSWER);
        answer = what.strip();
        answeredBy = by.id();
        answeredFor = by.onBehalfOf();
        answeredAt = at;
    }

    /** The day itself is in time. */
    boolean isOverdue(Instant now) {
        return state == ReferralState.SENT && Clocks.dateOf(now).isAfter(confirmBy);
    }

    @Override
    public UUID id() {
        return id;
    }

    @Override
    public long version() {
        return version;
    }
}
