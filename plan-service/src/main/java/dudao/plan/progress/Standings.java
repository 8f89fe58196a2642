package dudao.plan.progress;

import dudao.commons.time.Clocks;
import dudao.plan.progress.Progress.TargetProgress;
import dudao.plan.progress.Progress.Tasks;
import dudao.plan.targets.Standing;
import dudao.plan.targets.Target;
import dudao.plan.targets.TargetKind;
import dudao.plan.targets.Verdict;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * What an item's figures say of its targets.
 *
 * @param whole a part of the tasks says nothing of the target, which is the whole's
 * @param tasks of the item: its targets that belong to no measure are measured by all of them
 */
record Standings(Instant asOf, boolean whole, Tasks tasks) {

    private static final List<String> CONFIRMED = List.of("COMPLETED", "CLOSED", "ARCHIVED");

    TargetProgress of(Figures.Reached reached) {
        Target target = reached.target();
        Standing.Figures figures = figures(reached);
        Standing standing = judged(target) ? Standing.of(target, figures, Clocks.dateOf(asOf)) : null;
        return new TargetProgress(
                target.targetId(),
                reached.itemId(),
                target.text(),
                target.kind(),
                target.object(),
                target.unit(),
                target.comparator(),
                plain(target.quantity()),
                plain(figures.achieved()),
                plain(figures.reported()),
                figures.unitsDone(),
                figures.unitsInScope(),
                reached.named(),
                reached.objects(),
                standing == null ? null : standing.verdict(),
                standing == null ? null : plain(standing.expected()),
                standing == null ? null : standing.verdict() == Verdict.BEHIND);
    }

    private boolean judged(Target target) {
        return whole && target.kind() != TargetKind.SCOPE;
    }

    private Standing.Figures figures(Figures.Reached reached) {
        boolean coverage = reached.target().kind() == TargetKind.COVERAGE;
        return new Standing.Figures(
                reached.achieved(),
                reached.reported(),
                coverage ? (Integer) done(reached) : null,
                coverage ? (Integer) inScope(reached) : null,
                reached.latest());
    }

    private int done(Figures.Reached reached) {
        return reached.unitsDone() == null ? done(tasks.byState()) : reached.unitsDone();
    }

    private int inScope(Figures.Reached reached) {
        return reached.unitsInScope() == null ? inScope(tasks) : reached.unitsInScope();
    }

    static int done(Map<String, Integer> byState) {
        return CONFIRMED.stream()
                .mapToInt(state -> byState.getOrDefault(state, 0))
                .sum();
    }

    /** Who hands a task on is out of it; cancelled ones stay. */
    static int inScope(Tasks tasks) {
        return tasks.total() - tasks.byState().getOrDefault("REASSIGNED", 0);
    }

    static BigDecimal plain(BigDecimal figure) {
        if (figure == null) {
            return null;
        }
        BigDecimal stripped = figure.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }
}
