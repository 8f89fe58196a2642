package dudao.inspection.followups;

import com.fasterxml.jackson.annotation.JsonInclude;
import dudao.commons.events.Outbox;
import dudao.commons.events.Readers;
import dudao.commons.identity.Actor;
import dudao.commons.identity.Caller;
import dudao.commons.problems.RuleViolation;
import dudao.commons.secrecy.Classification;
import dudao.commons.secrecy.Secrecy;
import dudao.inspection.findings.FindingCourse;
import dudao.inspection.inspections.Visits;
import dudao.inspection.rectifications.ClosedRectifications.Closed;
import dudao.inspection.requests.Days;
import dudao.inspection.rulepacks.Deadlines;
import dudao.inspection.rulepacks.Matter;
import dudao.inspection.rulepacks.StartEvent;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.UUID;

/** Orders looks back, drawn ones and others alike, and tells of them. */
@Singleton
class FollowUpDesk {

    /** The data of every event of a look back. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record FollowUpFact(
            UUID followUpId,
            UUID rectificationId,
            UUID findingId,
            UUID organizationId,
            FollowUp.Cause cause,
            FollowUpState state,
            LocalDate dueOn,
            OffsetDateTime doneAt,
            Classification classification,
            UUID handlingOfficeId) {}

    private final FollowUps followUps;
    private final FindingCourse findings;
    private final Visits visits;
    private final Deadlines deadlines;
    private final Outbox outbox;
    private final Caller caller;
    private final Clock clock;

    FollowUpDesk(
            FollowUps followUps,
            FindingCourse findings,
            Visits visits,
            Deadlines deadlines,
            Outbox outbox,
            Caller caller,
            Clock clock) {
        this.followUps = followUps;
        this.findings = findings;
        this.visits = visits;
        this.deadlines = deadlines;
        this.outbox = outbox;
        this.caller = caller;
        this.clock = clock;
    }

    FollowUp order(Closed closed, String seed, LocalDate dueOn, String reason) {
        Days.limit("/dueOn", dueOn, clock);
        if (followUps.isOpen(closed.rectificationId())) {
            throw RuleViolation.of("DUPLICATE", "该整改的回头看尚未办结");
        }
        mustLieInWindow(closed, dueOn);
        FollowUp followUp = FollowUp.order(closed, seed, dueOn, reason, Actor.of(caller), clock.instant());
        followUps.persist(followUp);
        tell("ordered", followUp);
        return followUp;
    }

    /** Where the law of the place gives a time for it and somebody has read that law. */
    private void mustLieInWindow(Closed closed, LocalDate dueOn) {
        Visits.Visit visit = visits.of(closed.inspectionId());
        deadlines
                .of(
                        visit.jurisdiction(),
                        visit.kind(),
                        Matter.FOLLOW_UP,
                        StartEvent.RECTIFICATION_CLOSED,
                        closed.closedOn())
                .filter(limit -> dueOn.isAfter(limit.dueOn()))
                .ifPresent(limit -> {
                    throw RuleViolation.of("FOLLOW_UP_TOO_LATE", limit.basis()).at("/dueOn", "应不晚于 " + limit.dueOn());
                });
    }

    void tell(String fact, FollowUp followUp) {
        Secrecy secrecy = findings.secrecyOf(followUp.findingId);
        UUID reader = followUp.state == FollowUpState.ORDERED
                ? visits.of(followUp.inspectionId).officeId()
                : followUp.organizationId;
        outbox.add(
                "inspection.events.v1",
                "dudao.follow-up." + fact + ".v1",
                followUp,
                new FollowUpFact(
                        followUp.id,
                        followUp.rectificationId,
                        followUp.findingId,
                        followUp.organizationId,
                        followUp.cause,
                        followUp.state,
                        followUp.dueOn,
                        Days.shown(followUp.doneAt),
                        secrecy.told(),
                        secrecy.handlingOfficeId()),
                Readers.of(reader),
                null);
    }
}
