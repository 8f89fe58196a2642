package dudao.inspection.programmes.evaluations;

import dudao.commons.data.Ids;
import dudao.commons.data.Versioned;
import dudao.commons.identity.Actor;
import dudao.commons.identity.People;
import dudao.commons.problems.RuleViolation;
import dudao.commons.time.Clocks;
import dudao.inspection.indicators.Side;
import dudao.inspection.programmes.Act;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.OrderColumn;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/** One county in a round, from the self-check to the published result. */
@Entity
@Table(name = "county_evaluation")
class Evaluation implements Versioned {

    /** What was decided: the points reached, of how many, and the grade. */
    @Embeddable
    record Fixed(BigDecimal points, BigDecimal allPoints, String grade) {}

    @Id
    UUID id;

    @Version
    long version;

    UUID roundId;
    UUID organizationId;
    UUID officeId;

    @Enumerated(EnumType.STRING)
    EvaluationState state;

    Instant submittedAt;
    Instant publishedAt;

    /** One at most; the database keeps it from the county until it is published. */
    @ElementCollection
    @CollectionTable(name = "county_evaluation_result", joinColumns = @JoinColumn(name = "evaluation_id"))
    @OrderColumn(name = "position")
    List<Fixed> result = new ArrayList<>();

    @ElementCollection
    @CollectionTable(name = "county_evaluation_act", joinColumns = @JoinColumn(name = "evaluation_id"))
    @OrderColumn(name = "position")
    List<Act> acts = new ArrayList<>();

    static Evaluation open(UUID round, UUID county, UUID office, Actor by, Instant at) {
        Evaluation evaluation = new Evaluation();
        evaluation.id = Ids.next();
        evaluation.roundId = round;
        evaluation.organizationId = county;
        evaluation.officeId = office;
        evaluation.state = EvaluationState.OPEN;
        evaluation.acts.add(Act.of("open", null, by, at));
        return evaluation;
    }

    /** Who writes into a column has a part in that step. */
    void score(Side side, Actor by, Instant at) {
        state.mustTake(side);
        state = state.after("scores");
        mustBeFree(side, by);
        acts.add(Act.of("score-" + side.name().toLowerCase(Locale.ROOT), null, by, at));
    }

    private void mustBeFree(Side side, Actor by) {
        switch (side) {
            case SELF -> {}
            case VERIFIED, FINAL -> mustHaveNoPartInSelfCheck(by);
        }
    }

    void submit(String text, Actor by, Instant at) {
        state = state.after("submit");
        submittedAt = at;
        acts.add(Act.of("submit", text, by, at));
    }

    /** Goes on without the self-check, once its day is over. */
    void endSelfCheck(LocalDate due, LocalDate today, Actor by, Instant at) {
        EvaluationState next = state.after("end-self-check");
        if (!today.isAfter(due)) {
            throw RuleViolation.of("SELF_CHECK_OPEN", "该县在 " + due + " 前可以报送自查");
        }
        state = next;
        acts.add(Act.of("end-self-check", null, by, at));
    }

    void cancel(String reason, Actor by, Instant at) {
        state = state.after("cancel");
        acts.add(Act.of("cancel", reason, by, at));
    }

    void verify(String text, Actor by, Instant at) {
        EvaluationState next = state.after("verify");
        mustHaveNoPartInSelfCheck(by);
        state = next;
        acts.add(Act.of("verify", text, by, at));
    }

    private void mustHaveNoPartInSelfCheck(Actor by) {
        by.people().mustNotMeet(Act.behind(acts, "score-self", "submit"), "参与自查填报的人不能核验");
    }

    void decide(Fixed fixed, Act act) {
        EvaluationState next = state.after("decide");
        People scored = Act.behind(acts, "score-self", "submit", "score-verified", "verify", "score-final");
        act.people().mustNotMeet(scored, "参与自查、核验、核定评分的人不能定等次");
        state = next;
        result.add(fixed);
        acts.add(act);
    }

    /** Two persons look at a result before anybody outside does (政府信息公开条例 Art. 17). */
    void publish(Actor by, Instant at) {
        EvaluationState next = state.after("publish");
        by.people().mustNotMeet(Act.behind(acts, "decide"), "定等次的人不能自行公布");
        state = next;
        publishedAt = at;
        acts.add(Act.of("publish", null, by, at));
    }

    /** Empty until it was decided, and for whoever may not read it yet. */
    Optional<Fixed> fixed() {
        return result.stream().findFirst();
    }

    /** After its last day, or never; what is not held waits for nothing. */
    boolean isLate(LocalDate due) {
        boolean ended =
                acts.stream().anyMatch(act -> act != null && act.command().equals("end-self-check"));
        boolean after = submittedAt != null && Clocks.dateOf(submittedAt).isAfter(due);
        return state != EvaluationState.CANCELLED && (ended || after);
    }

    boolean isPublished() {
        return state == EvaluationState.PUBLISHED;
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
