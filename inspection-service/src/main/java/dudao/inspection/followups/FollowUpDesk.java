package dudao.inspection.followups;

import com.fasterxml.jackson.annotation.JsonInclude;
import dudao.commons.events.Outbox;
import dudao.commons.events.Readers;
import dudao.commons.identity.Actor;
import dudao.commons.identity.Caller;
import dudao.commons.problems.RuleViolation;
import dudao.commons.secrecy.Classification;
import dudao.commons.secrecy.Secrecy;
import dudao.commons.time.Clocks;
import dudao.inspection.findings.FindingCourse;
import dudao.inspection.inspections.Visits;
import dudao.inspection.procedure.InspectionKind;
import dudao.inspection.rectifications.ClosedRectifications.Closed;
import dudao.inspection.requests.Days;
import dudao.inspection.rulepacks.Deadline;
import dudao.inspection.rulepacks.Deadlines;
import dudao.inspection.rulepacks.Matter;
import dudao.inspection.rulepacks.StartEvent;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Orders looks back and tells of them. */
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
    private final FollowUpDraws draws;
    private final FindingCourse findings;
    private final Visits visits;
    private final Deadlines deadlines;
    private final Outbox outbox;
    private final Caller caller;
    private final Clock clock;

    FollowUpDesk(
            FollowUps followUps,
            FollowUpDraws draws,
            FindingCourse findings,
            Visits visits,
            Deadlines deadlines,
            Outbox outbox,
            Caller caller,
            Clock clock) {
        this.followUps = followUps;
        this.draws = draws;
        this.findings = findings;
        this.visits = visits;
        this.deadlines = deadlines;
        this.outbox = outbox;
        this.caller = caller;
        this.clock = clock;
    }

    FollowUp order(Closed closed, LocalDate dueOn, String reason) {
        Days.limit("/dueOn", dueOn, clock);
        followUps.mustHearOf(closed.rectificationId());
        if (followUps.isOpen(closed.rectificationId())) {
            throw RuleViolation.of("DUPLICATE", "该整改的回头看尚未办结");
        }
        mustLieInWindow(closed, dueOn);
        FollowUp followUp = FollowUp.order(closed, dueOn, reason, Actor.of(caller), clock.instant());
        followUps.persist(followUp);
        tell("ordered", followUp);
        return followUp;
    }

    /** Where the law of the place gives a time for it and somebody has read that law. */
    private void mustLieInWindow(Closed closed, LocalDate dueOn) {
        Visits.Visit visit = visits.of(closed.inspectionId());
        limit(visit.jurisdiction(), visit.kind(), closed.closedOn())
                .filter(limit -> dueOn.isAfter(limit.dueOn()))
                .ifPresent(limit -> {
                    throw RuleViolation.of("FOLLOW_UP_TOO_LATE", limit.basis()).at("/dueOn", "应不晚于 " + limit.dueOn());
                });
    }

    private Optional<Deadline> limit(String jurisdiction, InspectionKind kind, LocalDate closedOn) {
        return deadlines.of(jurisdiction, kind, Matter.FOLLOW_UP, StartEvent.RECTIFICATION_CLOSED, closedOn);
    }

    /** Orders what was drawn; what cannot be ordered is left out with the reason and hinders nothing else. */
    void order(FollowUpDraw draw) {
        List<UUID> drawn = draw.drawn();
        Map<UUID, FollowUpDraws.Candidate> candidates = draws.candidates(drawn).stream()
                .collect(Collectors.toMap(FollowUpDraws.Candidate::rectificationId, Function.identity()));
        List<UUID> fitting = new ArrayList<>();
        List<String> leftOut = new ArrayList<>();
        for (UUID id : drawn) {
            String against = against(candidates.get(id), draw.dueOn);
            if (against == null) {
                fitting.add(id);
            } else {
                leftOut.add(id + " " + against);
            }
        }
        draw.leftOut = leftOut;
        draws.flush();
        draws.order(draw, fitting);
    }

    /** @return the code of the rule that stands against a look back, or null */
    private String against(FollowUpDraws.Candidate candidate, LocalDate dueOn) {
        if (candidate == null) {
            return "NOT_FOUND";
        }
        if (!candidate.state().equals("CLOSED")) {
            return "NOT_CLOSED";
        }
        if (candidate.open()) {
            return "DUPLICATE";
        }
        LocalDate closedOn = Clocks.dateOf(candidate.closedAt().toInstant());
        boolean late = limit(candidate.jurisdiction(), candidate.kind(), closedOn)
                .filter(limit -> dueOn.isAfter(limit.dueOn()))
                .isPresent();
        return late ? "FOLLOW_UP_TOO_LATE" : null;
    }

    void tell(String fact, FollowUp followUp) {
        Secrecy secrecy = findings.secrecyOf(followUp.findingId);
        UUID reader = followUp.isSecret() ? visits.of(followUp.inspectionId).officeId() : followUp.organizationId;
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
