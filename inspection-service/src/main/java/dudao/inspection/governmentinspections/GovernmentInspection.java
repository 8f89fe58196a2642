package dudao.inspection.governmentinspections;

import dudao.commons.data.Ids;
import dudao.commons.data.Versioned;
import dudao.commons.identity.Actor;
import dudao.commons.identity.People;
import dudao.commons.problems.RuleViolation;
import dudao.commons.time.Clocks;
import dudao.inspection.inspectors.Register;
import dudao.inspection.programmes.Act;
import dudao.inspection.requests.Days;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embedded;
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
import java.util.Objects;
import java.util.UUID;
import java.util.function.Predicate;

/** One 政府督查 under a mandate, by 政府督查工作条例; education inspection has its own procedure (Art. 27). */
@Entity
@Table(name = "government_inspection")
class GovernmentInspection implements Versioned {

    @Id
    UUID id;

    @Version
    long version;

    @Enumerated(EnumType.STRING)
    GovernmentKind kind;

    String title;
    List<String> matters;
    UUID organizationId;
    UUID officeId;

    @Embedded
    Mandate mandate;

    @Enumerated(EnumType.STRING)
    GovernmentState state;

    LocalDate visitFrom;
    LocalDate visitTo;
    String clashReason;
    String conclusion;
    String amendedConclusion;
    LocalDate receivedOn;
    Instant reviewRequestedAt;
    Boolean reviewLate;

    @Enumerated(EnumType.STRING)
    GovernmentRequests.Outcome reviewOutcome;

    String demand;
    LocalDate dueOn;
    Boolean verified;

    @ElementCollection
    @CollectionTable(name = "government_inspection_member", joinColumns = @JoinColumn(name = "inspection_id"))
    @OrderColumn(name = "position")
    List<TeamMember> team = new ArrayList<>();

    @ElementCollection
    @CollectionTable(name = "government_inspection_act", joinColumns = @JoinColumn(name = "inspection_id"))
    @OrderColumn(name = "position")
    List<Act> acts = new ArrayList<>();

    static GovernmentInspection of(GovernmentRequests.NewInspection wanted, UUID office, Actor by, Instant at) {
        GovernmentInspection inspection = new GovernmentInspection();
        inspection.id = Ids.next();
        inspection.kind = wanted.kind();
        inspection.title = wanted.title().strip();
        inspection.matters =
                wanted.matters().stream().map(String::strip).distinct().toList();
        inspection.organizationId = wanted.organizationId();
        inspection.officeId = office;
        inspection.mandate = wanted.mandate();
        inspection.state = GovernmentState.MANDATED;
        inspection.acts.add(Act.of("mandate", null, by, at));
        return inspection;
    }

    /** Within the mandate. */
    void mustBePlannable(LocalDate from, LocalDate to) {
        state.after("plan");
        Days.inOrder(from, to, "/visitTo");
        if (from.isBefore(mandate.givenOn()) || to.isAfter(mandate.until())) {
            throw RuleViolation.of(
                    "OUTSIDE_MANDATE", "督查日期应在授权期限 " + mandate.givenOn() + " 至 " + mandate.until() + " 之内");
        }
    }

    /**
     * Not on top of another visit without a reason (Art. 15).
     *
     * @param seats the team, its leader first (Art. 8)
     * @param clash what is said of another visit that is too near; null where there is none
     */
    void plan(GovernmentRequests.Plan wanted, List<Register.Entry> seats, String clash, Act act) {
        mustBePlannable(wanted.visitFrom(), wanted.visitTo());
        if (clash != null
                && (wanted.clashReason() == null || wanted.clashReason().isBlank())) {
            throw RuleViolation.of("VISITS_CLASH", clash + ",确需开展的应说明理由").at("/clashReason", "应说明理由");
        }
        state = state.after("plan");
        visitFrom = wanted.visitFrom();
        visitTo = wanted.visitTo();
        for (Register.Entry seat : seats) {
            if (hasInTeam(seat.person())) {
                throw RuleViolation.invalidField("/members/" + wanted.members().indexOf(seat.id()), "已在督查组中");
            }
            team.add(TeamMember.of(seat, team.isEmpty()));
        }
        clashReason = wanted.clashReason();
        acts.add(act);
    }

    void enter(LocalDate today, Act act) {
        GovernmentState next = state.after("enter");
        if (!act.people().meet(sitting(member -> true))) {
            throw RuleViolation.of("NOT_TEAM_MEMBER", "只有督查组成员能进点");
        }
        if (today.isBefore(visitFrom) || today.isAfter(visitTo)) {
            throw RuleViolation.of("OUTSIDE_VISIT_DATES", "督查日期为 " + visitFrom + " 至 " + visitTo);
        }
        state = next;
        acts.add(act);
    }

    /**
     * The seat of one who cannot go on goes to another, and the lead with it.
     *
     * @param leaving null for a seat that is not of the register; that of the leader before others
     */
    void replace(UUID leaving, Register.Entry successor, Act act) {
        state = state.after("replace-member");
        TeamMember old = team.stream()
                .filter(member -> member.sits() && Objects.equals(leaving, member.inspectorId()))
                .findFirst()
                .orElseThrow(() -> RuleViolation.of("NOT_IN_TEAM", "不在督查组中").at("/inspectorId", "不在督查组中"));
        if (hasInTeam(successor.person())) {
            throw RuleViolation.invalidField("/to", "已在督查组中");
        }
        team.set(team.indexOf(old), old.replaced(successor));
        team.add(TeamMember.of(successor, old.leader()));
        acts.add(act);
    }

    void conclude(Act act) {
        GovernmentState next = state.after("conclude");
        if (!act.people().meet(sitting(TeamMember::leader))) {
            throw RuleViolation.of("NOT_TEAM_LEADER", "督查结论由督查组负责人作出");
        }
        state = next;
        conclusion = act.text();
        acts.add(act);
    }

    /** From the receipt on a review can be asked for, so nothing is received before it was concluded. */
    void feedBack(LocalDate received, Act act) {
        GovernmentState next = state.after("feed-back");
        LocalDate concluded = Clocks.dateOf(acts.stream()
                .filter(each -> each.command().equals("conclude"))
                .reduce((earlier, later) -> later)
                .orElseThrow()
                .doneAt());
        if (received.isBefore(concluded)) {
            throw RuleViolation.invalidField("/receivedOn", "不能早于作出督查结论之日 " + concluded);
        }
        state = next;
        receivedOn = received;
        acts.add(act);
    }

    /** What comes late is taken and marked; whoever decides says what follows. */
    void requestReview(boolean late, Act act) {
        GovernmentState next = state.after("request-review");
        if (reviewRequestedAt != null) {
            throw RuleViolation.of("ALREADY_REVIEWED", "对同一督查结论已申请过复核");
        }
        state = next;
        reviewRequestedAt = act.doneAt();
        reviewLate = late;
        acts.add(act);
    }

    /**
     * Whoever made the conclusion, or chose who made it, has no part in its review (Art. 17). What was demanded by a conclusion that is changed or
     * taken back is demanded no more; by one that is upheld it still is.
     */
    void decideReview(GovernmentRequests.Review review, Act act) {
        GovernmentState next = state.after("decide-review");
        People made = Act.behind(acts, "plan", "replace-member", "enter", "conclude", "feed-back", "order")
                .and(People.of(team.stream().map(TeamMember::person).toList()));
        act.people().mustNotMeet(made, "作出督查结论的人员应当回避");
        boolean stands = demand != null && review.outcome() == GovernmentRequests.Outcome.UPHELD;
        state = stands ? GovernmentState.RECTIFYING : next;
        if (!stands) {
            demand = null;
            dueOn = null;
            verified = null;
        }
        reviewOutcome = review.outcome();
        amendedConclusion = review.amended();
        acts.add(act);
    }

    private People sitting(Predicate<TeamMember> which) {
        return People.of(team.stream()
                .filter(TeamMember::sits)
                .filter(which)
                .map(TeamMember::person)
                .toList());
    }

    boolean hasInTeam(String person) {
        return sitting(member -> true).meet(People.of(person));
    }

    void order(LocalDate due, Act act) {
        GovernmentState next = state.after("order");
        if (reviewOutcome == GovernmentRequests.Outcome.REVOKED) {
            throw RuleViolation.of("CONCLUSION_REVOKED", "督查结论已撤销,不能据以要求整改");
        }
        state = next;
        demand = act.text();
        dueOn = due;
        verified = false;
        acts.add(act);
    }

    /** The agency may look whether it was put right (Art. 18), by somebody else than who demanded it. */
    void verify(Act act) {
        GovernmentState next = state.after("verify");
        act.people().mustNotMeet(Act.behind(acts, "conclude", "order"), "作出结论、要求整改的人不能核查整改");
        state = next;
        verified = true;
        acts.add(act);
    }

    /** @param reviewable whether the time to ask for a review is not over */
    void close(boolean reviewable, Act act) {
        GovernmentState next = state.after("close");
        act.people().mustNotMeet(Act.behind(acts, "conclude", "order", "verify"), "作出结论、要求整改、核查整改的人不能办结");
        if (reviewable && reviewOutcome == null) {
            throw RuleViolation.of("REVIEW_OPEN", "申请复核的期限未满");
        }
        state = next;
        acts.add(act);
    }

    void cancel(Act act) {
        state = state.after("cancel");
        acts.add(act);
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
