package dudao.inspection.rectifications;

import dudao.commons.data.Versioned;
import dudao.commons.identity.Actor;
import dudao.commons.identity.People;
import dudao.commons.problems.RuleViolation;
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
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** What a unit has to put right about one finding (整改). The unit works and reports in task-service; the verdict falls here. */
@Entity
@Table(name = "rectification")
class Rectification implements Versioned {

    @Id
    UUID id;

    @Version
    long version;

    UUID findingId;
    UUID inspectionId;
    UUID organizationId;

    @Enumerated(EnumType.STRING)
    RectificationState state;

    boolean planRequired;
    String plan;
    LocalDate dueOn;
    LocalDate originalDueOn;
    String orderedBy;
    String orderedFor;
    Instant orderedAt;
    String planSubmittedBy;
    String planSubmittedFor;
    String reportedBy;
    String reportedFor;
    List<String> rectifiers = List.of();
    Instant reportedAt;
    String report;
    String reason;
    int rejectCount;
    int reopenCount;
    Instant reopenedAt;
    Instant closedAt;

    @ElementCollection
    @CollectionTable(name = "rectification_milestone", joinColumns = @JoinColumn(name = "rectification_id"))
    @OrderColumn(name = "position")
    List<Milestone> milestones = new ArrayList<>();

    @ElementCollection
    @CollectionTable(name = "rectification_verification", joinColumns = @JoinColumn(name = "rectification_id"))
    @OrderColumn(name = "round")
    List<Verification> verifications = new ArrayList<>();

    @ElementCollection
    @CollectionTable(name = "rectification_milestone_report", joinColumns = @JoinColumn(name = "rectification_id"))
    @OrderColumn(name = "position")
    List<MilestoneReport> milestoneReports = new ArrayList<>();

    static Rectification order(FindingView finding, boolean planRequired, Actor by, Instant at) {
        Rectification rectification = new Rectification();
        rectification.id = finding.rectificationId();
        rectification.findingId = finding.id();
        rectification.inspectionId = finding.inspectionId();
        rectification.organizationId = finding.responsibleOrganizationId();
        rectification.state = RectificationState.ORDERED;
        rectification.planRequired = planRequired;
        rectification.dueOn = finding.dueOn();
        rectification.originalDueOn = finding.dueOn();
        rectification.orderedBy = by.id();
        rectification.orderedFor = by.onBehalfOf();
        rectification.orderedAt = at;
        return rectification;
    }

    void submitPlan(String text, List<Milestone> steps, Actor by) {
        if (!planRequired) {
            throw RuleViolation.of("PLAN_NOT_REQUIRED", "该整改直接办理,不需要报方案");
        }
        RectificationState next = next(RectificationCommand.SUBMIT_PLAN);
        for (int i = 0; i < steps.size(); i++) {
            if (steps.get(i).dueOn().isAfter(dueOn)) {
                throw RuleViolation.of("MILESTONE_AFTER_DUE", "节点晚于整改期限 " + dueOn)
                        .at("/milestones/" + i + "/dueOn", "应不晚于 " + dueOn);
            }
        }
        state = next;
        plan = text;
        planSubmittedBy = by.id();
        planSubmittedFor = by.onBehalfOf();
        rectified(by.people());
        milestones.clear();
        milestones.addAll(steps);
        reason = null;
    }

    /** Nobody has to; it ends nothing. */
    void reportMilestone(int milestone, String what, Actor by, Instant at) {
        RectificationState next = next(RectificationCommand.REPORT_MILESTONE);
        if (milestone >= milestones.size()) {
            throw RuleViolation.invalidField("/milestone", "整改方案共有 " + milestones.size() + " 个节点,从 0 数起");
        }
        state = next;
        milestoneReports.add(new MilestoneReport(milestone, what.strip(), by.id(), by.onBehalfOf(), at));
        rectified(by.people());
    }

    void approvePlan() {
        move(RectificationCommand.APPROVE_PLAN);
    }

    void returnPlan(String why) {
        move(RectificationCommand.RETURN_PLAN);
        reason = why;
    }

    /**
     * What follows here from the state of the unit's task. A verification that has begun, and a verdict, are not touched
     * by anything the unit does; nor is a plan that still has to be approved.
     */
    Optional<RectificationCommand> consequenceOf(HeardTask task) {
        List<RectificationCommand> wanted =
                switch (task.state()) {
                    case "SUBMITTED" -> List.of(RectificationCommand.REPORT);
                    case "ACCEPTED", "IN_PROGRESS", "RETURNED" ->
                        List.of(RectificationCommand.START, RectificationCommand.RECALL);
                    default -> List.of();
                };
        return wanted.stream()
                .filter(command -> state.allows(command, planRequired))
                .findFirst();
    }

    void start() {
        move(RectificationCommand.START);
    }

    /** @param by the person of the unit who reported, or null when the event that told it did not say */
    void report(HeardTask task, Actor by) {
        move(RectificationCommand.REPORT);
        reportedBy = by == null ? null : by.id();
        reportedFor = by == null ? null : by.onBehalfOf();
        rectified(People.of(reportedBy, reportedFor));
        reportedAt = task.submitted();
        report = task.text();
    }

    void recall() {
        move(RectificationCommand.RECALL);
        reportedBy = null;
        reportedFor = null;
        reportedAt = null;
        report = null;
    }

    private void rectified(People people) {
        rectifiers = People.of(rectifiers).and(people).ids().stream().sorted().toList();
    }

    /**
     * Who judges it has never sent in a plan or a report of it, in whatever round, nor worked on the unit's task.
     *
     * @param workers who acted for the unit on its task
     */
    void mustBeJudgedByOthers(People judges, People workers) {
        judges.mustNotMeet(People.of(rectifiers).and(workers), "参与过整改的人(含代办人和被代办人)不能审核、核查它");
    }

    void startVerification(Verification.Method method, Actor by, Instant at) {
        move(RectificationCommand.START_VERIFICATION);
        verifications.add(Verification.started(method, by, at));
    }

    void accept(Verification.Method method, String text, List<String> evidence, Actor by, Instant at) {
        move(RectificationCommand.ACCEPT);
        decide(current().decided(Verification.Verdict.ACCEPTED, method, by, at, text, evidence));
    }

    /** The limit first set stays as it was; the new one is another. */
    void reject(String why, LocalDate newLimit, Actor by, Instant at) {
        move(RectificationCommand.REJECT);
        decide(current().decided(Verification.Verdict.REJECTED, null, by, at, why, null));
        reason = why;
        dueOn = newLimit;
        rejectCount++;
    }

    void close(Instant at) {
        move(RectificationCommand.CLOSE);
        reason = null;
        closedAt = at;
    }

    void reopen(String why, LocalDate newLimit, Instant at) {
        move(RectificationCommand.REOPEN);
        reason = why;
        dueOn = newLimit;
        closedAt = null;
        reopenCount++;
        reopenedAt = at;
    }

    /** Everybody who verified it, in whatever round. */
    People verifiers() {
        return verifications.stream()
                .map(each -> People.of(each.verifier(), each.verifierFor(), each.decidedBy(), each.decidedFor()))
                .reduce(People.of(), People::and);
    }

    private Verification current() {
        return verifications.get(verifications.size() - 1);
    }

    private void decide(Verification decided) {
        verifications.set(verifications.size() - 1, decided);
    }

    private void move(RectificationCommand command) {
        state = next(command);
    }

    private RectificationState next(RectificationCommand command) {
        return state.after(command, planRequired);
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
