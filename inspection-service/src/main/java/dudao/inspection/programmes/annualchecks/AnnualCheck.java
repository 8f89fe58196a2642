package dudao.inspection.programmes.annualchecks;

import dudao.commons.data.Versioned;
import dudao.commons.identity.Actor;
import dudao.commons.identity.People;
import dudao.commons.problems.RuleViolation;
import dudao.commons.time.Clocks;
import dudao.inspection.programmes.Act;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
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
import java.util.UUID;

/** The check of a private school for one year (民办学校年度检查). */
@Entity
@Table(name = "annual_check")
class AnnualCheck implements Versioned {

    @Id
    UUID id;

    @Version
    long version;

    UUID organizationId;
    UUID officeId;
    int year;

    @Enumerated(EnumType.STRING)
    Depth depth;

    LocalDate reportDueOn;

    @Enumerated(EnumType.STRING)
    CheckState state;

    Instant reportedAt;
    UUID inspectionId;
    LocalDate visitedOn;

    Instant publishedAt;

    /** One at most; the database keeps it from the school until it is published. */
    @ElementCollection
    @CollectionTable(name = "annual_check_result", joinColumns = @JoinColumn(name = "check_id"))
    @OrderColumn(name = "position")
    @Column(name = "conclusion")
    @Enumerated(EnumType.STRING)
    List<Conclusion> result = new ArrayList<>();

    @ElementCollection
    @CollectionTable(name = "annual_check_act", joinColumns = @JoinColumn(name = "check_id"))
    @OrderColumn(name = "position")
    List<Act> acts = new ArrayList<>();

    void report(String text, Actor by, Instant at) {
        state = state.after("report");
        reportedAt = at;
        acts.add(Act.of("report", text, by, at));
    }

    /** Goes on without the report, once its day is over. */
    void endReport(LocalDate today, Actor by, Instant at) {
        CheckState next = state.after("end-report");
        if (!today.isAfter(reportDueOn)) {
            throw RuleViolation.of("REPORT_OPEN", "学校在 " + reportDueOn + " 前可以报告");
        }
        state = next;
        acts.add(Act.of("end-report", null, by, at));
    }

    void cancel(String reason, Actor by, Instant at) {
        state = state.after("cancel");
        acts.add(Act.of("cancel", reason, by, at));
    }

    void deepen(String reason, Actor by, Instant at) {
        state = state.after("deepen");
        change(Depth.ON_SITE, Act.of("deepen", reason, by, at));
    }

    /** Before the office has looked into it: what was begun is not made less. */
    void lighten(String reason, Actor by, Instant at) {
        state = state.after("lighten");
        if (visitedOn != null) {
            throw RuleViolation.of("CHECK_UNDER_WAY", "已于 " + visitedOn + " 到校检查");
        }
        change(Depth.DESK, Act.of("lighten", reason, by, at));
    }

    private void change(Depth wanted, Act act) {
        if (depth == wanted) {
            throw RuleViolation.of("DEPTH_UNCHANGED", "检查方式已是 " + depth);
        }
        depth = wanted;
        acts.add(act);
    }

    void review(String text, Actor by, Instant at) {
        CheckState next = state.after("review");
        mustHaveNoPartInReport(by);
        state = next;
        acts.add(Act.of("review", text, by, at));
    }

    /** Of the checked year, or made since the check was opened: a year that is over can still be checked. */
    void visit(UUID inspection, LocalDate day, Actor by, Instant at) {
        state = state.after("visit");
        LocalDate opened = Clocks.dateOf(acts.get(0).doneAt());
        if (day.getYear() != year && (day.getYear() < year || day.isBefore(opened))) {
            throw RuleViolation.of("OUTSIDE_CHECKED_YEAR", "进点日期 " + day + " 不在 " + year + " 年度内,也不在本次年检开始之后");
        }
        inspectionId = inspection;
        visitedOn = day;
        acts.add(Act.of("visit", null, by, at));
    }

    void conclude(Conclusion reached, Act act) {
        CheckState next = state.after("conclude");
        if (depth == Depth.ON_SITE && visitedOn == null) {
            throw RuleViolation.of("VISIT_MISSING", "本年度须实地检查,尚未登记到校检查");
        }
        People hands = Act.behind(acts, "report", "end-report", "lighten", "visit", "review");
        act.people().mustNotMeet(hands, "填报、审查、改变检查方式、登记到校检查的人不能作结论");
        state = next;
        result.add(reached);
        acts.add(act);
    }

    private void mustHaveNoPartInReport(Actor by) {
        by.people().mustNotMeet(Act.behind(acts, "report"), "参与填报的人不能审查");
    }

    void publish(Actor by, Instant at) {
        CheckState next = state.after("publish");
        by.people().mustNotMeet(Act.behind(acts, "conclude"), "作结论的人不能自行公布");
        state = next;
        publishedAt = at;
        acts.add(Act.of("publish", null, by, at));
    }

    /** Null until it was reached, and for whoever may not read it yet. */
    Conclusion conclusion() {
        return result.isEmpty() ? null : result.get(0);
    }

    /** After its last day, or never; what is not held waits for nothing. */
    boolean isLate() {
        boolean ended =
                acts.stream().anyMatch(act -> act != null && act.command().equals("end-report"));
        boolean after = reportedAt != null && Clocks.dateOf(reportedAt).isAfter(reportDueOn);
        return state != CheckState.CANCELLED && (ended || after);
    }

    boolean isPublished() {
        return state == CheckState.PUBLISHED;
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
