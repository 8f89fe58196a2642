package dudao.inspection.clues;

import dudao.commons.data.Ids;
import dudao.commons.data.Versioned;
import dudao.commons.secrecy.Classification;
import dudao.commons.secrecy.Masks;
import dudao.commons.secrecy.Secrecy;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.UUID;

/** Something the public reported (线索). Who reported it and who is named is not here: see {@code clue_identity}. */
@Entity
@Table(name = "clue")
class Clue implements Versioned {

    @Id
    UUID id;

    @Version
    long version;

    String receiptNumber;

    @Enumerated(EnumType.STRING)
    ClueCategory category;

    UUID organizationId;
    String text;

    @Enumerated(EnumType.STRING)
    ClueState state;

    Instant receivedAt;
    String decidedBy;
    Instant decidedAt;
    Instant rejectedAt;
    String reason;

    @Enumerated(EnumType.STRING)
    Classification classification;

    UUID handlingOfficeId;
    UUID findingId;

    @Enumerated(EnumType.STRING)
    ClueSource source;

    static Clue receive(NewClue reported, UUID organization, Instant at) {
        Clue clue = new Clue();
        clue.id = Ids.next();
        clue.receiptNumber = ReceiptNumber.next();
        clue.category = reported.category();
        clue.source = reported.source();
        clue.organizationId = organization;
        clue.text = Masks.prose(reported.text(), reported.hiddenNames());
        clue.state = ClueState.RECEIVED;
        clue.receivedAt = at;
        clue.classify(Secrecy.INTERNAL);
        return clue;
    }

    void decide(ClueState.Command command, String why, String by, Instant at) {
        state = state.after(command);
        reason = why;
        decidedBy = by;
        decidedAt = at;
        if (state == ClueState.REJECTED) {
            rejectedAt = at;
        }
    }

    void substantiate(UUID finding, String why, String by, Instant at) {
        decide(ClueState.Command.SUBSTANTIATE, why, by, at);
        findingId = finding;
    }

    void classify(Secrecy secrecy) {
        classification = secrecy.classification();
        handlingOfficeId = secrecy.handlingOfficeId();
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
