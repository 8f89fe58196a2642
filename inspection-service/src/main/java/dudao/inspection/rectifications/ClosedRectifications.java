package dudao.inspection.rectifications;

import dudao.commons.identity.Caller;
import dudao.commons.identity.People;
import dudao.commons.problems.RuleViolation;
import dudao.commons.time.Clocks;
import dudao.inspection.access.Offices;
import dudao.inspection.access.Units;
import dudao.inspection.findings.FindingCourse;
import jakarta.inject.Singleton;
import jakarta.persistence.LockModeType;
import java.time.Clock;
import java.time.LocalDate;
import java.util.UUID;

/** What was closed, for whoever looks at it again. */
@Singleton
public class ClosedRectifications {

    public record Closed(
            UUID rectificationId, UUID findingId, UUID inspectionId, UUID organizationId, LocalDate closedOn) {}

    private final Rectifications rectifications;
    private final RectificationFacts facts;
    private final FindingCourse course;
    private final Tasks tasks;
    private final Units units;
    private final Offices offices;
    private final Caller caller;
    private final Clock clock;

    ClosedRectifications(
            Rectifications rectifications,
            RectificationFacts facts,
            FindingCourse course,
            Tasks tasks,
            Units units,
            Offices offices,
            Caller caller,
            Clock clock) {
        this.rectifications = rectifications;
        this.facts = facts;
        this.course = course;
        this.tasks = tasks;
        this.units = units;
        this.offices = offices;
        this.caller = caller;
        this.clock = clock;
    }

    /** One the caller's office rules on; it stays closed until the caller is done. */
    public Closed ruled(UUID id) {
        Rectification rectification = locked(id);
        if (rectification.state != RectificationState.CLOSED) {
            throw RuleViolation.of("NOT_CLOSED", "只有已销号的整改才能回头看").with("state", rectification.state.name());
        }
        return new Closed(
                rectification.id,
                rectification.findingId,
                rectification.inspectionId,
                rectification.organizationId,
                Clocks.dateOf(rectification.closedAt));
    }

    private Rectification locked(UUID id) {
        Rectification rectification = rectifications.get(id);
        offices.mustRun(rectification.inspectionId);
        rectifications.getEntityManager().refresh(rectification, LockModeType.PESSIMISTIC_WRITE);
        return rectification;
    }

    /** Second eyes: neither the unit nor who worked for it, nor who accepted it the first time or recorded the finding. */
    public void mustBeSeenByOthers(UUID id) {
        Rectification rectification = locked(id);
        units.mustBeIndependentOf(rectification.organizationId);
        People workers = tasks.workers(rectification.findingId);
        rectification.mustBeJudgedByOthers(People.behind(caller), workers);
        People.behind(caller)
                .mustNotMeet(
                        rectification.verifiers().and(course.finders(rectification.findingId)),
                        "核查过该整改或者记录该问题的人(含代办人和被代办人)不能回头看");
    }

    /** It came back: open again with a new limit, and the finding with it. */
    public void reopen(UUID id, String why, LocalDate dueOn) {
        Rectification rectification = locked(id);
        rectification.reopen(why, dueOn, clock.instant());
        course.reopened(rectification.findingId, why, dueOn);
        facts.tell("reopened", rectification, null);
    }
}
