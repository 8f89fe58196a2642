package dudao.inspection.findings;

import dudao.commons.data.Ids;
import dudao.commons.data.Versioned;
import dudao.commons.identity.Actor;
import dudao.commons.identity.People;
import dudao.commons.problems.RuleViolation;
import dudao.commons.secrecy.Classification;
import dudao.commons.secrecy.Secrecy;
import dudao.inspection.inspections.Visits;
import dudao.inspection.planitems.PlanItems;
import dudao.inspection.procedure.Track;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Something an inspection found wrong (问题). */
@Entity
@Table(name = "finding")
class Finding implements Versioned {

    @Id
    UUID id;

    @Version
    long version;

    UUID inspectionId;
    UUID organizationId;
    UUID planId;
    UUID planItemId;
    String topic;
    String wording;
    String clause;
    String indicator;
    List<String> evidence;

    @Enumerated(EnumType.STRING)
    Severity severity;

    @Enumerated(EnumType.STRING)
    RectificationKind rectificationKind;

    @Enumerated(EnumType.STRING)
    FindingState state;

    String foundBy;
    String foundFor;
    Instant foundAt;
    String confirmedBy;
    String confirmedFor;
    Instant confirmedAt;
    String reason;
    UUID responsibleOrganizationId;
    UUID rectificationId;
    LocalDate dueOn;
    Instant verificationStartedAt;
    Instant closedAt;

    @Enumerated(EnumType.STRING)
    Classification classification;

    UUID handlingOfficeId;
    UUID recursFrom;

    /** A hazard is confirmed in the same act: nobody may wait with it. */
    static Finding identify(NewFinding seen, Visits.Visit visit, PlanItems.Item item, Actor by, Instant at) {
        Finding finding = new Finding();
        finding.id = Ids.next();
        finding.inspectionId = visit.inspectionId();
        finding.organizationId = visit.organizationId();
        finding.planId = item == null ? null : item.planId();
        finding.planItemId = item == null ? null : item.itemId();
        finding.topic = seen.topic();
        finding.wording = seen.wording().strip();
        finding.clause = seen.clause().strip();
        finding.indicator = seen.indicator().strip();
        finding.evidence = seen.evidence().stream().map(String::strip).toList();
        finding.severity = seen.severity();
        finding.rectificationKind = seen.rectificationKind();
        boolean asTheItem =
                item != null && item.secrecy().isRestricted() && !seen.secrecy().isRestricted();
        finding.classify(asTheItem ? item.secrecy() : seen.secrecy());
        finding.state = FindingState.IDENTIFIED;
        finding.foundBy = by.id();
        finding.foundFor = by.onBehalfOf();
        finding.foundAt = at;
        if (finding.severity == Severity.HAZARD) {
            finding.confirmed(finding.state.after(FindingCommand.CONFIRM), by, at);
        }
        return finding;
    }

    /**
     * By somebody else than who recorded it: one person alone does not charge a unit. On the formal track the unit is
     * heard first (Arts 20, 21), except about a hazard.
     */
    void confirm(Visits.Visit visit, Actor by, Instant at) {
        FindingState next = state.after(FindingCommand.CONFIRM);
        if (waitsForLetter(visit) && !visit.state().isAfterDefence()) {
            throw RuleViolation.of("DEFENCE_NOT_CLOSED", "被督导单位的申辩期尚未结束");
        }
        mustNotHaveRecorded(by);
        confirmed(next, by, at);
    }

    /** On the formal track all but a hazard. */
    boolean waitsForLetter(Visits.Visit visit) {
        return visit.kind().track() == Track.FORMAL && severity != Severity.HAZARD;
    }

    private void confirmed(FindingState next, Actor by, Instant at) {
        state = next;
        confirmedBy = by.id();
        confirmedFor = by.onBehalfOf();
        confirmedAt = at;
    }

    private void mustNotHaveRecorded(Actor by) {
        by.people().mustNotMeet(People.of(foundBy, foundFor), "记录问题的人(含代办人和被代办人)不能单独认定或否定它");
    }

    /** Nor does one person alone make disappear what was recorded. */
    void dismiss(Actor by, String why) {
        FindingState next = state.after(FindingCommand.DISMISS);
        mustNotHaveRecorded(by);
        state = next;
        reason = why;
    }

    /** The limit stands in the opinion letter and is not another here (教育督导条例 Arts 21, 22). */
    void mustBeOrderedAsDemanded(Optional<LocalDate> demanded, LocalDate wanted) {
        LocalDate due = demanded.orElseThrow(() -> RuleViolation.of("OPINION_NOT_ISSUED", "督导意见书发出后才能交办整改"));
        if (!due.equals(wanted)) {
            throw RuleViolation.of("DUE_NOT_AS_IN_LETTER", "督导意见书规定的整改期限为 " + due)
                    .with("dueOn", due.toString())
                    .at("/dueOn", "应为 " + due);
        }
    }

    void assign(UUID unit, LocalDate limit, UUID rectification) {
        state = state.after(FindingCommand.ASSIGN_RESPONSIBILITY);
        responsibleOrganizationId = unit;
        dueOn = limit;
        rectificationId = rectification;
    }

    void rectify() {
        state = state.after(FindingCommand.RECTIFY);
    }

    void report() {
        state = state.after(FindingCommand.REPORT);
    }

    void recall() {
        state = state.after(FindingCommand.RECALL);
    }

    void startVerification(Instant at) {
        state = state.after(FindingCommand.START_VERIFICATION);
        verificationStartedAt = at;
    }

    void reject(String why, LocalDate limit) {
        state = state.after(FindingCommand.REJECT);
        verificationStartedAt = null;
        reason = why;
        dueOn = limit;
    }

    /** It came back; what the unit has to do is what it had to do after a verification that failed. */
    void reopen(String why, LocalDate limit) {
        state = state.after(FindingCommand.REOPEN);
        verificationStartedAt = null;
        closedAt = null;
        reason = why;
        dueOn = limit;
    }

    void close(Instant at) {
        state = state.after(FindingCommand.CLOSE);
        reason = null;
        closedAt = at;
    }

    void classify(Secrecy secrecy) {
        classification = secrecy.classification();
        handlingOfficeId = secrecy.handlingOfficeId();
    }

    Secrecy secrecy() {
        return new Secrecy(classification, handlingOfficeId);
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
