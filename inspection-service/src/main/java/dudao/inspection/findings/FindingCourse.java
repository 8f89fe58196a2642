package dudao.inspection.findings;

import dudao.commons.events.Event;
import dudao.commons.identity.Caller;
import dudao.commons.identity.People;
import dudao.commons.problems.RuleViolation;
import dudao.commons.secrecy.Classification;
import dudao.commons.secrecy.Secrecy;
import dudao.inspection.access.Units;
import dudao.inspection.inspections.Visits;
import dudao.inspection.requests.Days;
import jakarta.inject.Singleton;
import jakarta.persistence.LockModeType;
import java.time.Clock;
import java.time.LocalDate;
import java.util.UUID;

/** How a finding goes on through its rectification. Each step writes the finding's event; the rectification writes its own. */
@Singleton
public class FindingCourse {

    private final Findings findings;
    private final FindingFacts facts;
    private final Visits visits;
    private final Demands demands;
    private final Units units;
    private final Caller caller;
    private final Clock clock;

    FindingCourse(
            Findings findings,
            FindingFacts facts,
            Visits visits,
            Demands demands,
            Units units,
            Caller caller,
            Clock clock) {
        this.findings = findings;
        this.facts = facts;
        this.visits = visits;
        this.demands = demands;
        this.units = units;
        this.caller = caller;
        this.clock = clock;
    }

    /** One the caller's office rules on and that is neither undecided nor settled. */
    public FindingView open(UUID id) {
        Finding finding = findings.ruled(id);
        if (finding.state == FindingState.IDENTIFIED || FindingState.SETTLED.contains(finding.state)) {
            throw RuleViolation.of("FINDING_NOT_OPEN", "问题状态为 " + finding.state).with("state", finding.state.name());
        }
        return FindingView.of(finding);
    }

    /** One the caller sees, after somebody has confirmed it. */
    public FindingView confirmed(UUID id) {
        Finding finding = findings.get(id);
        if (finding.state == FindingState.IDENTIFIED || finding.state == FindingState.DISMISSED) {
            throw RuleViolation.of("FINDING_NOT_CONFIRMED", "问题状态为 " + finding.state)
                    .with("state", finding.state.name());
        }
        return FindingView.of(finding);
    }

    /** @param rectification id of the rectification the caller is about to create */
    public FindingView order(UUID id, String ifMatch, UUID unit, LocalDate dueOn, UUID rectification) {
        Finding finding = findings.toChange(id, ifMatch);
        if (finding.waitsForLetter(visits.of(finding.inspectionId))) {
            finding.mustBeOrderedAsDemanded(demands.dueOn(id), dueOn);
        }
        finding.assign(units.named(unit, "/organizationId"), Days.limit("/dueOn", dueOn, clock), rectification);
        return facts.tell("rectification-ordered", finding, (Event) null);
    }

    /** Work has begun, or the report was taken back. */
    public void rectifying(UUID id, Event cause) {
        Finding finding = locked(id);
        if (finding.state == FindingState.AWAITING_VERIFICATION) {
            finding.recall();
        } else {
            finding.rectify();
        }
        facts.tell("rectifying", finding, cause);
    }

    public void reported(UUID id, Event cause) {
        Finding finding = locked(id);
        finding.report();
        facts.tell("verification-due", finding, cause);
    }

    public void verificationStarted(UUID id) {
        Finding finding = locked(id);
        finding.startVerification(clock.instant());
        facts.tell("verification-started", finding, (Event) null);
    }

    public void rejected(UUID id, String reason, LocalDate dueOn) {
        Finding finding = locked(id);
        finding.reject(reason, dueOn);
        facts.tell("verification-failed", finding, (Event) null);
    }

    /** Told as a failed verification, which returns the unit's task. */
    public void reopened(UUID id, String reason, LocalDate dueOn) {
        Finding finding = locked(id);
        finding.reopen(reason, dueOn);
        facts.tell("verification-failed", finding, (Event) null);
    }

    /** Who recorded it, and for whom that was done. */
    public People finders(UUID id) {
        Finding finding = findings.findById(id);
        return People.of(finding.foundBy, finding.foundFor);
    }

    public void closed(UUID id) {
        Finding finding = locked(id);
        finding.close(clock.instant());
        facts.tell("closed", finding, (Event) null);
    }

    /** @return the finding, of which the caller may see nothing more if the office is another */
    public FindingView classify(UUID id, String ifMatch, Secrecy secrecy) {
        Finding finding = findings.toChange(id, ifMatch);
        finding.classify(secrecy);
        return facts.tell("classified", finding, (Event) null);
    }

    /** Whoever is at something of a finding without seeing the finding handles it: it is restricted to that office. */
    public Secrecy secrecyOf(UUID id) {
        return findings.findByIdOptional(id)
                .map(Finding::secrecy)
                .orElseGet(() -> new Secrecy(Classification.RESTRICTED, caller.organizationId()));
    }

    private Finding locked(UUID id) {
        return findings.findById(id, LockModeType.PESSIMISTIC_WRITE);
    }
}
