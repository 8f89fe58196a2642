package dudao.inspection.indicators;

import dudao.commons.identity.Actor;
import dudao.commons.problems.RuleViolation;
import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** The three columns of the evaluation of a county, by a tree that its round has named. */
@Singleton
public class EvaluationScores {

    /** @param given as the office fixed it, and as it was verified where the office fixed nothing */
    public record Total(BigDecimal given, BigDecimal of) {}

    private final IndicatorTrees trees;
    private final Scores scores;

    EvaluationScores(IndicatorTrees trees, Scores scores) {
        this.trees = trees;
        this.scores = scores;
    }

    public void write(UUID evaluation, UUID treeId, NewScores wanted, Actor by, Instant at) {
        IndicatorTree tree = trees.of(treeId);
        for (int i = 0; i < wanted.scores().size(); i++) {
            tree.mustFit(wanted.scores().get(i), "/scores/" + i);
        }
        scores.write(Scored.EVALUATION, evaluation, wanted.side(), wanted.scores(), by, at);
    }

    /** @param whole whether the reader does the office's work, or the result is out */
    public ScoreSheet sheet(UUID evaluation, UUID treeId, boolean whole) {
        return ScoreSheet.of(null, trees.of(treeId), scores.of(Scored.EVALUATION, evaluation), whole);
    }

    /** Every leaf has a score in this column. */
    public void mustBeComplete(UUID evaluation, UUID treeId, Side side) {
        Set<String> scored = scores.of(Scored.EVALUATION, evaluation).stream()
                .filter(row -> row.side().equals(side.name()))
                .map(Scores.Row::code)
                .collect(Collectors.toSet());
        List<String> missing = trees.of(treeId)
                .leaves()
                .map(Indicator::code)
                .filter(code -> !scored.contains(code))
                .toList();
        if (!missing.isEmpty()) {
            throw RuleViolation.of("SCORES_MISSING", "还有指标没有评分:" + String.join("、", missing))
                    .with("missing", missing);
        }
    }

    public Total total(UUID evaluation, UUID treeId) {
        ScoreSheet sheet = sheet(evaluation, treeId, true);
        BigDecimal given = sheet.lines().stream()
                .map(line -> line.fixed() == null ? line.verified() : line.fixed())
                .map(ScoreSheet.Given::points)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        return new Total(given, sheet.points());
    }
}
