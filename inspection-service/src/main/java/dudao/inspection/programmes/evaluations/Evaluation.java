package dudao.inspection.programmes.evaluations;

import dudao.commons.data.Ids;
import dudao.commons.data.Versioned;
import dudao.commons.identity.Actor;
import dudao.inspection.indicators.Side;
import dudao.inspection.programmes.Act;
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
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/** One county in a round, from the self-check to the published result. */
@Entity
@Table(name = "county_evaluation")
class Evaluation implements Versioned {

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
    BigDecimal points;
    BigDecimal allPoints;
    String grade;
    Instant publishedAt;

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

    void verify(String text, Actor by, Instant at) {
        EvaluationState next = state.after("verify");
        mustHaveNoPartInSelfCheck(by);
        state = next;
        acts.add(Act.of("verify", text, by, at));
    }

    private void mustHaveNoPartInSelfCheck(Actor by) {
        by.people().mustNotMeet(Act.behind(acts, "score-self", "submit"), "参与自查填报的人不能核验");
    }

    void decide(BigDecimal reached, BigDecimal all, Grade fixed, Act act) {
        EvaluationState next = state.after("decide");
        act.people()
                .mustNotMeet(Act.behind(acts, "score-self", "submit", "score-verified", "verify"), "参与自查、核验的人不能定等次");
        state = next;
        points = reached;
        allPoints = all;
        grade = fixed.name();
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
