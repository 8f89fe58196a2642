package dudao.plan.assessing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dudao.plan.assessing.Figures.OfMeasure;
import dudao.plan.assessing.Figures.OfTarget;
import dudao.plan.importing.document.Commitment;
import dudao.plan.progress.ItemFigures.Tasks;
import dudao.plan.targets.Standing;
import dudao.plan.targets.Target;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** B6: what was promised firmly is missed, what was striven for is explained, what was explored counts when it was done. */
class ComputedTest {

    private static OfMeasure measure(Commitment commitment, Tasks tasks) {
        return new OfMeasure(UUID.randomUUID(), "开展巡讲", commitment, tasks);
    }

    private static Computed of(int findings, OfMeasure... measures) {
        return Computed.of(new Figures(Tasks.NONE, findings, List.of(measures), List.of()), null);
    }

    @ParameterizedTest
    @CsvSource({
        // commitment, total, open, completed, late, cancelled, outcome
        "MUST,    3, 0, 3, 0, 0, ACHIEVED",
        "MUST,    3, 0, 3, 2, 0, ACHIEVED",
        "MUST,    3, 1, 2, 0, 0, NOT_ACHIEVED",
        "MUST,    3, 0, 2, 0, 1, PARTIALLY_ACHIEVED",
        "MUST,    3, 0, 0, 0, 3, NOT_ACHIEVED",
        "MUST,    0, 0, 0, 0, 0, NOT_ACHIEVED",
        "STRIVE,  3, 0, 3, 0, 0, ACHIEVED",
        "STRIVE,  3, 1, 2, 0, 0, PARTIALLY_ACHIEVED",
        "STRIVE,  0, 0, 0, 0, 0, PARTIALLY_ACHIEVED",
        "EXPLORE, 3, 0, 1, 0, 2, ACHIEVED",
        "EXPLORE, 3, 3, 0, 0, 0, PARTIALLY_ACHIEVED",
    })
    void worksOfAMeasure(
            Commitment commitment, int total, int open, int completed, int late, int cancelled, Outcome outcome) {
        Computed computed = of(0, measure(commitment, new Tasks(total, open, completed, late, cancelled)));
        assertEquals(outcome, computed.outcome());
        assertEquals(1, computed.reasons().size());
    }

    @Test
    void nothingWithAnOpenFindingIsAchieved() {
        OfMeasure done = measure(Commitment.MUST, new Tasks(1, 0, 1, 0, 0));
        assertEquals(Outcome.PARTIALLY_ACHIEVED, of(2, done).outcome());
        assertTrue(of(2, done).reasons().get(1).sentence().contains("2个督导问题"));
    }

    @Test
    void theWorstOfWhatWasPromisedDecides() {
        OfMeasure done = measure(Commitment.MUST, new Tasks(1, 0, 1, 0, 0));
        OfMeasure striven = measure(Commitment.STRIVE, new Tasks(1, 1, 0, 0, 0));
        OfMeasure missed = measure(Commitment.MUST, new Tasks(1, 1, 0, 0, 0));
        assertEquals(Outcome.PARTIALLY_ACHIEVED, of(0, done, striven).outcome());
        assertEquals(Outcome.NOT_ACHIEVED, of(0, done, striven, missed).outcome());
    }

    @Test
    void eachSentenceSaysTheFigures() {
        String sentence = of(0, measure(Commitment.MUST, new Tasks(6, 0, 5, 2, 1)))
                .reasons()
                .get(0)
                .sentence();
        assertEquals("举措“开展巡讲”(完成):任务6个,办结5个,逾期办结2个,撤销1个,没有全部达到。", sentence);
    }

    @Test
    void workThatGoesOnIsNotBlamedForWhatIsStillOpen() {
        Figures figures =
                new Figures(Tasks.NONE, 0, List.of(measure(Commitment.MUST, new Tasks(4, 1, 3, 0, 0))), List.of());
        assertEquals(
                Outcome.ACHIEVED,
                Computed.of(figures, LocalDate.of(2026, 3, 31)).outcome());
        assertEquals(Outcome.NOT_ACHIEVED, Computed.of(figures, null).outcome());
    }

    private static Computed target(Commitment commitment, int wanted, int achieved) {
        Target target =
                new Target(UUID.randomUUID(), null, "建成" + wanted + "处", BigDecimal.valueOf(wanted), "处", "场馆", ">=");
        BigDecimal reached = BigDecimal.valueOf(achieved);
        OfTarget of = new OfTarget(target, commitment, new Standing.Figures(reached, reached, 1, 1, null));
        return Computed.of(new Figures(Tasks.NONE, 0, List.of(), List.of(of)), null);
    }

    @ParameterizedTest
    @CsvSource({
        "MUST,    6, ACHIEVED",
        "MUST,    5, NOT_ACHIEVED",
        "STRIVE,  6, ACHIEVED",
        "STRIVE,  5, PARTIALLY_ACHIEVED",
        "EXPLORE, 5, ACHIEVED",
    })
    void figuresOfATarget(Commitment commitment, int achieved, Outcome outcome) {
        assertEquals(outcome, target(commitment, 6, achieved).outcome());
    }
}
