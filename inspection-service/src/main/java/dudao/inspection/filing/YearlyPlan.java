package dudao.inspection.filing;

import dudao.commons.data.Ids;
import dudao.commons.data.Versioned;
import dudao.commons.identity.Actor;
import dudao.commons.identity.People;
import dudao.commons.problems.RuleViolation;
import dudao.inspection.requests.Days;
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
import java.util.UUID;

/** What an office will inspect in a year (年度督导计划), approved by somebody else. */
@Entity
@Table(name = "yearly_plan")
class YearlyPlan implements Versioned {

    @Id
    UUID id;

    @Version
    long version;

    UUID officeId;
    int year;
    String title;

    @Enumerated(EnumType.STRING)
    YearlyPlanState state;

    Integer mostVisitsPerTerm;
    int clashDays;
    String draftedBy;
    String draftedFor;
    Instant draftedAt;
    String submittedBy;
    String submittedFor;
    Instant submittedAt;
    String approvedBy;
    String approvedFor;
    Instant approvedAt;
    String reason;

    @ElementCollection
    @CollectionTable(name = "yearly_plan_entry", joinColumns = @JoinColumn(name = "plan_id"))
    @OrderColumn(name = "position")
    List<PlanEntry> entries = new ArrayList<>();

    static YearlyPlan draft(NewYearlyPlan wanted, UUID office, Actor by, Instant at) {
        YearlyPlan plan = new YearlyPlan();
        plan.id = Ids.next();
        plan.officeId = office;
        plan.year = wanted.year();
        plan.title = wanted.title().strip();
        plan.state = YearlyPlanState.DRAFT;
        plan.mostVisitsPerTerm = wanted.mostVisitsPerTerm();
        plan.clashDays = wanted.clashDays() == null ? FilingRules.CLASH_DAYS : wanted.clashDays();
        plan.draftedBy = by.id();
        plan.draftedFor = by.onBehalfOf();
        plan.draftedAt = at;
        for (int n = 0; n < wanted.entries().size(); n++) {
            plan.entries.add(entry(wanted.entries().get(n), wanted.year(), "/entries/" + n));
        }
        return plan;
    }

    private static PlanEntry entry(NewYearlyPlan.Entry wanted, int year, String pointer) {
        Days.inOrder(wanted.firstDay(), wanted.lastDay(), pointer + "/lastDay");
        if (wanted.firstDay().getYear() != year || wanted.lastDay().getYear() != year) {
            throw RuleViolation.invalidField(pointer + "/firstDay", "应在 " + year + " 年之内");
        }
        return new PlanEntry(
                Ids.next(),
                wanted.kind(),
                wanted.title().strip(),
                wanted.underId(),
                wanted.firstDay(),
                wanted.lastDay());
    }

    void submit(Actor by, Instant at) {
        state = state.after("submit");
        submittedBy = by.id();
        submittedFor = by.onBehalfOf();
        submittedAt = at;
    }

    void sendBack(String why) {
        state = state.after("return");
        reason = why;
    }

    void approve(Actor by, Instant at) {
        state = state.after("approve");
        by.people()
                .mustNotMeet(
                        People.of(draftedBy, draftedFor).and(People.of(submittedBy, submittedFor)), "起草或报送年度计划的人不能批准");
        approvedBy = by.id();
        approvedFor = by.onBehalfOf();
        approvedAt = at;
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
