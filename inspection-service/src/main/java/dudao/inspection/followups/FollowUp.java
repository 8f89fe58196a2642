package dudao.inspection.followups;

import dudao.commons.data.Ids;
import dudao.commons.data.Versioned;
import dudao.commons.identity.Actor;
import dudao.commons.time.Clocks;
import dudao.inspection.rectifications.ClosedRectifications.Closed;
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

/** A second look at what was closed (回头看). */
@Entity
@Table(name = "follow_up")
class FollowUp implements Versioned {

    enum Cause {
        ORDERED,
        DRAWN
    }

    @Id
    UUID id;

    @Version
    long version;

    UUID rectificationId;
    UUID findingId;
    UUID inspectionId;
    UUID organizationId;

    @Enumerated(EnumType.STRING)
    Cause cause;

    String seed;
    UUID drawId;
    LocalDate dueOn;
    String reason;

    @Enumerated(EnumType.STRING)
    FollowUpState state;

    String orderedBy;
    String orderedFor;
    Instant orderedAt;
    String method;
    String text;
    List<String> evidence;
    String doneBy;
    String doneFor;
    Instant doneAt;

    /** What is drawn is ordered by its draw. */
    static FollowUp order(Closed closed, LocalDate dueOn, String reason, Actor by, Instant at) {
        FollowUp followUp = new FollowUp();
        followUp.id = Ids.next();
        followUp.rectificationId = closed.rectificationId();
        followUp.findingId = closed.findingId();
        followUp.inspectionId = closed.inspectionId();
        followUp.organizationId = closed.organizationId();
        followUp.cause = Cause.ORDERED;
        followUp.dueOn = dueOn;
        followUp.reason = reason.strip();
        followUp.state = FollowUpState.ORDERED;
        followUp.orderedBy = by.id();
        followUp.orderedFor = by.onBehalfOf();
        followUp.orderedAt = at;
        return followUp;
    }

    void end(FollowUpState.Command command, Seen seen, Actor by, Instant at) {
        state = state.after(command);
        method = seen.method().name();
        text = seen.text().strip();
        evidence = seen.evidence().stream().map(String::strip).toList();
        done(by, at);
    }

    void withdraw(String why, Actor by, Instant at) {
        state = state.after(FollowUpState.Command.WITHDRAW);
        text = why.strip();
        done(by, at);
    }

    private void done(Actor by, Instant at) {
        doneBy = by.id();
        doneFor = by.onBehalfOf();
        doneAt = at;
    }

    /** Nobody has looked, so those it concerns have not heard of it. */
    boolean isSecret() {
        return state == FollowUpState.ORDERED || state == FollowUpState.WITHDRAWN;
    }

    /** The day itself is in time. */
    boolean isOverdue(Instant now) {
        return state == FollowUpState.ORDERED && Clocks.dateOf(now).isAfter(dueOn);
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
