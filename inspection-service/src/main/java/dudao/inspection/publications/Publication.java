package dudao.inspection.publications;

import dudao.commons.data.Versioned;
import dudao.commons.identity.Actor;
import dudao.commons.identity.People;
import dudao.commons.problems.RuleViolation;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.OrderColumn;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

/** What of a report the public reads, after two persons have looked for what must not be told (政府信息公开条例 Arts 14 to 17). */
@Entity
@Table(name = "publication")
class Publication implements Versioned {

    @Id
    UUID inspectionId;

    @Version
    long version;

    @Enumerated(EnumType.STRING)
    PublicationState state;

    String text;
    String letter;
    String exemption;
    String redacted;
    String draftedBy;
    String draftedFor;
    Instant draftedAt;
    String review;
    String reviewedBy;
    String reviewedFor;
    Instant reviewedAt;
    String approval;
    String approvedBy;
    String approvedFor;
    Instant approvedAt;
    String publishedBy;
    String publishedFor;
    Instant publishedAt;

    @ElementCollection
    @CollectionTable(name = "publication_objection", joinColumns = @JoinColumn(name = "inspection_id"))
    @OrderColumn(name = "position")
    List<Objection> objections = new ArrayList<>();

    static Publication of(UUID inspection) {
        Publication publication = new Publication();
        publication.inspectionId = inspection;
        publication.state = PublicationState.DRAFT;
        return publication;
    }

    /** Whatever was said to an earlier draft counts no more. */
    void draft(NewPublication wanted, Actor by, Instant at) {
        state.mustTake(PublicationCommand.DRAFT_ANEW);
        if (state == PublicationState.CORRECTING
                && Objects.equals(text, wanted.text())
                && Objects.equals(letter, wanted.letter())) {
            throw RuleViolation.of("NOTHING_CORRECTED", "异议成立,公布内容应当更正").at("/text", "与更正前相同");
        }
        state = PublicationState.DRAFT;
        text = wanted.exemption() == null ? wanted.text() : null;
        letter = wanted.exemption() == null ? wanted.letter() : null;
        exemption = wanted.exemption();
        redacted = wanted.redacted().strip();
        draftedBy = by.id();
        draftedFor = by.onBehalfOf();
        draftedAt = at;
        forgetReviews();
    }

    private void forgetReviews() {
        review = null;
        reviewedBy = null;
        reviewedFor = null;
        reviewedAt = null;
        approval = null;
        approvedBy = null;
        approvedFor = null;
        approvedAt = null;
    }

    void review(String said, Actor by, Instant at) {
        state.mustTake(PublicationCommand.REVIEW);
        by.people().mustNotMeet(drafters(), "起草的人不能审查公布内容");
        state = PublicationState.REVIEWED;
        review = said.strip();
        reviewedBy = by.id();
        reviewedFor = by.onBehalfOf();
        reviewedAt = at;
    }

    /** By a second person, who is neither the one who drafted it nor the one who reviewed it. */
    void approve(String said, Actor by, Instant at) {
        state.mustTake(PublicationCommand.APPROVE);
        by.people().mustNotMeet(drafters().and(People.of(reviewedBy, reviewedFor)), "公布内容须由起草人以外的两个人先后审查");
        state = exemption == null ? PublicationState.APPROVED : PublicationState.EXEMPT;
        approval = said.strip();
        approvedBy = by.id();
        approvedFor = by.onBehalfOf();
        approvedAt = at;
    }

    private People drafters() {
        return People.of(draftedBy, draftedFor);
    }

    /** @param changedAt when the letter was amended on a remedy: what was drafted before shows it as it was */
    void mustShowLetterAsItIs(boolean revoked, Instant changedAt) {
        boolean before = changedAt != null && draftedAt.isBefore(changedAt);
        if (letter != null && !letter.isBlank() && (revoked || before)) {
            throw RuleViolation.of("LETTER_CHANGED", revoked ? "督导意见书已撤销,不能公布" : "督导意见书已变更,请重新起草公布稿");
        }
    }

    void publish(Actor by, Instant at) {
        state.mustTake(PublicationCommand.PUBLISH);
        state = PublicationState.PUBLISHED;
        publishedBy = by.id();
        publishedFor = by.onBehalfOf();
        publishedAt = at;
    }

    void object(String channel, String said, Actor by, Instant at) {
        state.mustTake(PublicationCommand.OBJECT);
        state = PublicationState.OBJECTED;
        objections.add(Objection.received(channel.strip(), said.strip(), by, at));
    }

    /** What is to be corrected is no longer shown until it has been drafted and reviewed again. */
    void answer(Objection.Outcome outcome, String said, Actor by, Instant at) {
        state.mustTake(PublicationCommand.ANSWER);
        int last = objections.size() - 1;
        objections.set(last, objections.get(last).answered(outcome, said.strip(), by, at));
        if (outcome == Objection.Outcome.UPHELD) {
            state = PublicationState.PUBLISHED;
        } else {
            state = PublicationState.CORRECTING;
            forgetReviews();
        }
    }

    @Override
    public UUID id() {
        return inspectionId;
    }

    @Override
    public long version() {
        return version;
    }
}
