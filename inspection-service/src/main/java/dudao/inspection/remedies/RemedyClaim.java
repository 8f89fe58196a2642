package dudao.inspection.remedies;

import dudao.commons.data.Ids;
import dudao.commons.data.Versioned;
import dudao.commons.identity.Actor;
import dudao.commons.identity.People;
import dudao.commons.problems.RuleViolation;
import dudao.inspection.rulepacks.Remedy;
import dudao.inspection.rulepacks.Rule;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** What a unit asks for against an opinion letter (复查、复核), where the local law knows it. The letter holds meanwhile. */
@Entity
@Table(name = "remedy")
class RemedyClaim implements Versioned {

    @Id
    UUID id;

    @Version
    long version;

    UUID inspectionId;

    @Enumerated(EnumType.STRING)
    Remedy kind;

    @Enumerated(EnumType.STRING)
    Rule.Addressee addressee;

    @Enumerated(EnumType.STRING)
    RemedyState state;

    String grounds;
    boolean late;
    String requestedBy;
    String requestedFor;
    Instant requestedAt;
    String decision;
    String decidedBy;
    String decidedFor;
    Instant decidedAt;
    String agency;
    String agencyDocument;

    /** @param late whether the limit was over: whoever decides says what that means */
    static RemedyClaim request(UUID inspection, Rule law, String grounds, boolean late, Actor by, Instant at) {
        RemedyClaim claim = new RemedyClaim();
        claim.id = Ids.next();
        claim.inspectionId = inspection;
        claim.kind = law.remedy();
        claim.addressee = law.to();
        claim.state = RemedyState.REQUESTED;
        claim.grounds = grounds.strip();
        claim.late = late;
        claim.requestedBy = by.id();
        claim.requestedFor = by.onBehalfOf();
        claim.requestedAt = at;
        return claim;
    }

    /** By nobody who took part in the letter. */
    void decide(RemedyResource.Decision said, People makers, Actor by, Instant at) {
        mustTake(said);
        by.people().mustNotMeet(makers, "参与督导意见书的人不能复查、复核它");
        decided(said, by, at);
    }

    /** By an agency that does not work here: entered as its document says, by nobody who took part in the letter. */
    void decideElsewhere(RemedyResource.Received received, People makers, Actor entering, Instant at) {
        mustTake(received.decision());
        entering.people().mustNotMeet(makers, "参与督导意见书的人不能登记对它的复核决定");
        agency = received.agency().strip();
        agencyDocument = received.documentNumber().strip();
        decided(received.decision(), entering, at);
    }

    private void mustTake(RemedyResource.Decision said) {
        RemedyState outcome = said.outcome();
        if (state != RemedyState.REQUESTED) {
            throw RuleViolation.illegalTransition(state, "decide", List.of());
        }
        if (outcome == RemedyState.REQUESTED) {
            throw RuleViolation.invalidField("/outcome", "应为 UPHELD、AMENDED、REVOKED 或 NOT_ADMITTED");
        }
        if (late != (outcome == RemedyState.NOT_ADMITTED)) {
            throw RuleViolation.of("REMEDY_NOT_LATE", late ? "申请已逾期,只能不予受理" : "申请未逾期,不能不予受理");
        }
        if ((outcome == RemedyState.AMENDED) == said.changes().isEmpty()) {
            throw RuleViolation.invalidField("/changes", "变更要写明改了什么,其他决定不改意见书");
        }
    }

    private void decided(RemedyResource.Decision said, Actor by, Instant at) {
        state = said.outcome();
        decision = said.text().strip();
        decidedBy = by.id();
        decidedFor = by.onBehalfOf();
        decidedAt = at;
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
