package dudao.inspection.hazards;

import dudao.commons.data.Ids;
import dudao.commons.data.Versioned;
import dudao.commons.identity.Actor;
import dudao.commons.identity.People;
import dudao.commons.problems.RuleViolation;
import dudao.commons.secrecy.Secrecy;
import dudao.inspection.findings.FindingView;
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
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** That a hazard was found, and who knows of it (隐患快报). It ends neither the finding nor its rectification. */
@Entity
@Table(name = "hazard_alarm")
class HazardAlarm implements Versioned {

    @Id
    UUID id;

    @Version
    long version;

    UUID findingId;
    UUID inspectionId;
    UUID organizationId;

    @Enumerated(EnumType.STRING)
    HazardState state;

    Instant raisedAt;
    int minutes;
    String ruleId;
    String ruleVersion;
    String jurisdiction;
    String citation;
    String basis;
    Instant acknowledgedAt;
    /** Whose acknowledgement stopped the clock, and who reports from then on. */
    UUID acknowledgedOrganizationId;

    Instant nextStepAt;
    String clearedBy;
    String clearedFor;
    Instant clearedAt;
    String text;

    @ElementCollection
    @CollectionTable(name = "hazard_step", joinColumns = @JoinColumn(name = "alarm_id"))
    @OrderColumn(name = "position")
    List<HazardStep> steps = new ArrayList<>();

    @ElementCollection
    @CollectionTable(name = "hazard_report", joinColumns = @JoinColumn(name = "alarm_id"))
    @OrderColumn(name = "position")
    List<HazardReport> reports = new ArrayList<>();

    static HazardAlarm raise(
            FindingView finding, HazardLimit limit, List<HazardStep> ladder, Secrecy secrecy, Instant at) {
        HazardAlarm alarm = new HazardAlarm();
        alarm.id = Ids.next();
        alarm.findingId = finding.id();
        alarm.inspectionId = finding.inspectionId();
        alarm.organizationId = finding.organizationId();
        alarm.state = HazardState.RAISED;
        alarm.raisedAt = at;
        alarm.minutes = limit.minutes();
        alarm.ruleId = limit.ruleId();
        alarm.ruleVersion = limit.ruleVersion();
        alarm.jurisdiction = limit.jurisdiction();
        alarm.citation = limit.citation();
        alarm.basis = limit.basis();
        alarm.steps.addAll(ladder);
        alarm.escalate(at, secrecy);
        return alarm;
    }

    /**
     * On whose behalf somebody answers.
     *
     * @param bureau whose inspection office the organisation is; null where it is none
     * @param head whether it is the head of the organisation
     */
    record Answerer(UUID organization, UUID bureau, boolean head) {

        /** For itself at any time, for its bureau once that is called. */
        private boolean isOf(HazardStep step, Instant at) {
            return step.organizationId().equals(organization)
                    || step.organizationId().equals(bureau) && step.standsIn(at);
        }
    }

    HazardClock clock() {
        return new HazardClock(raisedAt, minutes, acknowledgedAt, List.copyOf(steps));
    }

    /** After the last step the whole ladder is called again, each time after as long as it has waited by then. */
    private Instant nextStep(Instant now) {
        return steps.stream()
                .filter(step -> step.toldAt() == null)
                .map(HazardStep::dueAt)
                .min(Comparator.naturalOrder())
                .orElseGet(() -> {
                    Duration waited = Duration.between(raisedAt, now);
                    Duration limit = Duration.ofMinutes(minutes);
                    return now.plus(waited.compareTo(limit) > 0 ? waited : limit);
                });
    }

    /**
     * Tells whoever is due. What is restricted, also if only since the last call, goes at every step to one who may read it:
     * where the step's own organisation may not, to the office that handles it.
     */
    void escalate(Instant now, Secrecy secrecy) {
        steps.replaceAll(step -> {
            HazardStep called = step.isOpen(now) ? step.readableUnder(secrecy, organizationId) : step;
            return called.isDue(now) ? called.told(now) : called;
        });
        nextStepAt = nextStep(now);
    }

    private boolean isRising() {
        return steps.stream().anyMatch(step -> step.toldAt() == null);
    }

    /**
     * Each addressee for itself. The clock stops, and nobody further is told, once the unit's head has, or in the head's
     * stead one above whose step has come: that others know puts nobody out of danger.
     *
     * @return whether this stopped the clock
     */
    boolean acknowledge(Answerer who, Actor by, Instant at) {
        List<HazardStep> mine =
                steps.stream().filter(step -> who.isOf(step, at)).toList();
        if (mine.isEmpty()) {
            throw RuleViolation.of("HAZARD_NOT_ADDRESSED", "该隐患没有通知到本单位");
        }
        Optional<UUID> answering = answering(who, mine, at);
        answering.ifPresent(organization -> {
            state = state.after(HazardState.Command.ACKNOWLEDGE);
            acknowledgedAt = at;
            acknowledgedOrganizationId = organization;
            nextStepAt = null;
        });
        boolean rising = isRising();
        steps.replaceAll(
                step -> mine.contains(step) && step.acknowledgedAt() == null ? step.acknowledged(by, at) : step);
        // Once all have been called, that another knows puts off no further call.
        if (state == HazardState.RAISED && rising) {
            nextStepAt = nextStep(at);
        }
        return answering.isPresent();
    }

    /** @return the organisation whose acknowledgement this is, if it stops the clock */
    private Optional<UUID> answering(Answerer who, List<HazardStep> mine, Instant at) {
        if (who.organization().equals(organizationId)) {
            if (!who.head()) {
                throw RuleViolation.of("FORBIDDEN", "应由单位负责人签收");
            }
            return isTakenOver() ? Optional.empty() : Optional.of(organizationId);
        }
        return mine.stream()
                .filter(step -> state == HazardState.RAISED && step.standsIn(at))
                .map(HazardStep::organizationId)
                .findFirst();
    }

    private boolean isTakenOver() {
        return acknowledgedOrganizationId != null && !acknowledgedOrganizationId.equals(organizationId);
    }

    /** The unit's head; also whoever acknowledged in the head's stead. */
    void mustBeReportedBy(Answerer who) {
        boolean isUnit = who.organization().equals(organizationId) && who.head();
        boolean isInItsStead = isTakenOver()
                && (acknowledgedOrganizationId.equals(who.organization())
                        || acknowledgedOrganizationId.equals(who.bureau()));
        if (!isUnit && !isInItsStead) {
            throw RuleViolation.of("FORBIDDEN", "由单位负责人或者代为签收的单位报告");
        }
    }

    void report(HazardReport.Kind kind, String what, Actor by, Instant at) {
        state = state.after(kind.command());
        reports.add(new HazardReport(kind, what.strip(), by.id(), by.onBehalfOf(), at));
    }

    void sendBack(String why, Actor by) {
        HazardState next = state.after(HazardState.Command.SEND_BACK);
        mustNotHaveReported(by);
        state = next;
        text = why.strip();
    }

    void clear(String why, Actor by, Instant at) {
        HazardState next = state.after(HazardState.Command.CLEAR);
        mustNotHaveReported(by);
        state = next;
        text = why.strip();
        clearedBy = by.id();
        clearedFor = by.onBehalfOf();
        clearedAt = at;
    }

    private void mustNotHaveReported(Actor by) {
        People reporters = reports.stream()
                .map(each -> People.of(each.reportedBy(), each.reportedFor()))
                .reduce(People.of(), People::and);
        by.people().mustNotMeet(reporters, "报告隐患处置情况的人不能解除它");
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
